import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  askAgain,
  askCorrelations,
  foundCorrelations,
} from '../../../src/renderer/features/data/correlations/use-correlations.ts';
import { forgetRefused, useRefused } from '../../../src/renderer/features/data/reading/refused.ts';
import { endSeeking, showCell, showView, useDataView } from '../../../src/renderer/features/data/view.ts';
import { connect } from '../../../src/renderer/state/connect.ts';
import { useNotices } from '../../../src/renderer/state/notices.ts';
import { chosenDataset, useWorkbench, workbench } from '../../../src/renderer/state/store.ts';
import { createFakeBridge, type FakeBridge } from '../fake-bridge.ts';

let bridge: FakeBridge;

beforeEach(async () => {
  useWorkbench.setState(useWorkbench.getInitialState(), true);
  useNotices.setState({ notices: [] });
  bridge = createFakeBridge();
  vi.stubGlobal('window', { descent: bridge });
  await connect();
});

const dataset = () => chosenDataset(workbench())!;
const asked = (name: string) => bridge.calls.filter((call) => call.name === name).length;

describe('correlations', () => {
  it('are asked for once, and again when the file is read anew', async () => {
    await askCorrelations(dataset());
    await askCorrelations(dataset());
    expect(asked('dataset.correlations')).toBe(1);
    expect(foundCorrelations(dataset())).toMatchObject({ state: 'known' });
    const { id } = dataset();
    await bridge.invoke('dataset.read', { id, choices: { decimal: ',' } });
    expect(foundCorrelations(dataset())).toEqual({ state: 'waiting' });
    await askCorrelations(dataset());
    expect(asked('dataset.correlations')).toBe(2);
  });

  it('stay when the statistics come', async () => {
    await askCorrelations(dataset());
    const { id, columns } = dataset();
    bridge.emit('dataset.described', { id, columns: columns.map(({ description }) => description!) });
    expect(foundCorrelations(dataset())).toMatchObject({ state: 'known' });
  });

  it('can be asked for again after they went wrong', async () => {
    const problem = { code: 'missing', message: 'It is gone', hint: 'Open it again.' } as const;
    const { id } = dataset();
    await bridge.invoke('dataset.read', { id, choices: { decimal: '.' } });
    bridge.failNext('dataset.correlations', problem);
    await askCorrelations(dataset());
    expect(foundCorrelations(dataset())).toEqual({ state: 'failed', problem });
    expect(useNotices.getState().notices).toEqual([]);
    askAgain(dataset());
    await vi.waitFor(() => expect(foundCorrelations(dataset())).toMatchObject({ state: 'known' }));
  });
});

describe('a file that was refused', () => {
  const problem = {
    code: 'data',
    message: 'bad.csv: line 3 has 2 cells',
    hint: 'Leave such lines out.',
  } as const;

  it('can be opened differently', () => {
    bridge.emit('dataset.refused', { id: 'refused-1', name: 'bad.csv', problem });
    const [notice] = useNotices.getState().notices;
    expect(notice).toMatchObject({
      kind: 'problem',
      message: problem.message,
      hint: problem.hint,
      timeout: 0,
    });
    expect(useRefused.getState().refused).toBeUndefined();
    notice!.action!.perform();
    expect(workbench().dialog).toBe('reading');
    expect(useRefused.getState().refused).toEqual({ id: 'refused-1', name: 'bad.csv', problem });
    forgetRefused();
    expect(useRefused.getState().refused).toBeUndefined();
  });
});

describe('a cell that is sought', () => {
  it('is shown in the rows of its data set', () => {
    const { id } = dataset();
    bridge.openDropped([]);
    expect(dataset().id).not.toBe(id);
    showView('correlations');
    showCell(id, { row: 81, column: 5 });
    expect(useDataView.getState()).toEqual({
      view: 'rows',
      sought: { dataset: id, cell: { row: 81, column: 5 } },
    });
    expect(dataset().id).toBe(id);
    endSeeking();
    expect(useDataView.getState().sought).toBeUndefined();
  });
});
