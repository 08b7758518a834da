import { describe, expect, it } from 'vitest';
import type { ColumnDescription } from '../../../src/core/data/description.ts';
import { marksFor } from '../../../src/renderer/state/marks.ts';
import {
  datasetClosed,
  datasetDescribed,
  datasetFile,
  datasetOpened,
  runChanged,
  runRemoved,
  started,
  toggled,
} from '../../../src/renderer/state/reduce.ts';
import { useWorkbench, type Workbench } from '../../../src/renderer/state/store.ts';
import type { DatasetSummary } from '../../../src/shared/datasets.ts';
import type { AppState } from '../../../src/shared/ipc.ts';
import type { RunSummary } from '../../../src/shared/runs.ts';
import { settingsSchema } from '../../../src/shared/settings.ts';

const empty = useWorkbench.getInitialState();
const state = (changes: Partial<Workbench> = {}): Workbench => ({ ...empty, ...changes });
const dataset = (id: string) => ({ id, name: `${id}.csv` }) as DatasetSummary;
const run = (id: string, minute = 0, changes: Partial<RunSummary> = {}) =>
  ({
    id,
    state: 'finished',
    created: new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString(),
    ...changes,
  }) as RunSummary;
const answer = (changes: Partial<AppState>): AppState => ({
  version: '1',
  versions: { electron: '', chrome: '', node: '' },
  platform: 'linux',
  settings: settingsSchema.parse({}),
  datasets: [],
  runs: [],
  recent: [],
  ...changes,
});

describe('the first answer', () => {
  it('chooses nothing where no data is open, however many runs are kept', () => {
    const change = started(state(), answer({ runs: [run('a'), run('b', 1)] }));
    expect(change).toMatchObject({ datasetId: null, runId: null });
    expect(change.runs?.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('goes on with the run that trains, and with the data set that was opened last', () => {
    const runs = [run('a', 5), run('b', 1, { state: 'training' })];
    const change = started(state(), answer({ runs, datasets: [dataset('x'), dataset('y')] }));
    expect(change).toMatchObject({ datasetId: 'y', runId: 'b' });
  });

  it('keeps what was chosen while it was on its way', () => {
    const change = started(
      state({ datasetId: 'x', runId: 'a' }),
      answer({ datasets: [dataset('x'), dataset('y')] }),
    );
    expect(change).toMatchObject({ datasetId: 'x', runId: 'a' });
  });
});

describe('data sets', () => {
  it('are chosen when opened, and stand in the list once', () => {
    const first = datasetOpened(state(), dataset('x'));
    expect(first).toMatchObject({ datasetId: 'x' });
    expect(datasetOpened(state(first), dataset('x')).datasets).toHaveLength(1);
  });

  it('are not chosen when a dialog opens them for itself, unless nothing is', () => {
    const before = state({ datasets: [dataset('x')], datasetId: 'x', aside: { opened: null } });
    const after = datasetOpened(before, dataset('y'));
    expect(after).toMatchObject({ datasetId: 'x', aside: { opened: 'y' } });
    expect(after.datasets?.map(({ id }) => id)).toEqual(['x', 'y']);
    expect(datasetOpened(state({ aside: { opened: null } }), dataset('y'))).toMatchObject({ datasetId: 'y' });
  });

  it('take their place when they are read anew, and learn of their columns and their file', () => {
    const receipt = { format: 'csv' };
    const columns = [{ name: 'a', missing: 1, distinct: null, description: null }];
    const x = { ...dataset('x'), receipt, columns, rows: 3, file: 'same' } as unknown as DatasetSummary;
    const open = state({ datasets: [x, dataset('y')], datasetId: 'x' });
    const description = { count: 2, missing: 1, distinct: 2 } as ColumnDescription;
    const { datasets } = datasetDescribed(open, { id: 'x', columns: [description] });
    expect(datasets![0]).toMatchObject({ columns: [{ name: 'a', distinct: 2, description }] });
    // The grid reads its rows anew where this is another object.
    expect(datasets![0]!.receipt).toBe(receipt);
    expect(datasets![1]).toBe(open.datasets[1]);
    expect(datasetFile(open, { id: 'x', state: 'changed' }).datasets).toMatchObject([
      { id: 'x', file: 'changed', rows: 3 },
      { id: 'y' },
    ]);
    const anew = datasetOpened(open, { ...x, rows: 5 });
    expect(anew.datasets!.map(({ id, rows }) => [id, rows])).toEqual([
      ['x', 5],
      ['y', undefined],
    ]);
  });

  it('leave the choice to their neighbour when closed', () => {
    const open = state({ datasets: ['x', 'y', 'z'].map(dataset), datasetId: 'y' });
    expect(datasetClosed(open, 'y').datasetId).toBe('z');
    expect(datasetClosed({ ...open, datasetId: 'z' }, 'z').datasetId).toBe('y');
    expect(datasetClosed(open, 'x').datasetId).toBe('y');
    expect(datasetClosed(state({ datasets: [dataset('x')], datasetId: 'x' }), 'x').datasetId).toBeNull();
  });
});

describe('runs', () => {
  it('are chosen when new and not when they change', () => {
    const first = state(runChanged(state(), run('a')));
    const second = state({ ...first, ...runChanged(first, run('b', 1)) });
    expect(second.runId).toBe('b');
    expect(second.runs.map(({ id }) => id)).toEqual(['b', 'a']);
    expect({ ...second, ...runChanged(second, run('a', 0, { title: 'x' })) }).toMatchObject({ runId: 'b' });
  });

  it('go from every list when removed', () => {
    const before = state({
      runs: [run('b', 1), run('a')],
      runId: 'b',
      ticked: ['a', 'b'],
      marks: { a: 0, b: 1 },
    });
    const after = runRemoved(before, 'b');
    expect(after).toMatchObject({ runId: 'a', ticked: ['a'], marks: { a: 0 } });
    expect(after.runs).toHaveLength(1);
  });

  it('are ticked in the order of ticking', () => {
    expect(toggled(toggled(toggled([], 'b'), 'a'), 'b')).toEqual(['a']);
    expect(toggled(['b'], 'a')).toEqual(['b', 'a']);
  });
});

describe('marksFor', () => {
  it('numbers runs from the oldest', () => {
    expect(marksFor([run('new', 2), run('old', 1)], {})).toEqual({ old: 0, new: 1 });
  });

  it('keeps the marks of those that stay and reuses those that are free', () => {
    expect(marksFor([run('c', 3), run('b', 2)], { a: 0, b: 1 })).toEqual({ b: 1, c: 0 });
  });
});
