import { afterEach, expect, it, vi } from 'vitest';
import { openAside } from '../../../src/renderer/features/score/open-aside.ts';
import { datasetOpened } from '../../../src/renderer/state/reduce.ts';
import { change, useWorkbench, workbench } from '../../../src/renderer/state/store.ts';
import type { DatasetSummary } from '../../../src/shared/datasets.ts';

const dataset = (id: string) => ({ id, name: `${id}.csv` }) as DatasetSummary;

/** The main process, which opens these when it is asked. */
function opening(...ids: string[]): void {
  const invoke = async () => {
    for (const id of ids) change(datasetOpened(workbench(), dataset(id)));
    return { ok: true, value: undefined };
  };
  vi.stubGlobal('window', { descent: { invoke } });
}

afterEach(() => {
  vi.unstubAllGlobals();
  change(useWorkbench.getInitialState());
});

it('tells which data set was opened, and leaves the chosen one chosen', async () => {
  change({ datasets: [dataset('known')], datasetId: 'known' });
  opening('new');
  expect(await openAside()).toBe('new');
  expect(workbench()).toMatchObject({ datasetId: 'known', aside: null });
  expect(workbench().datasets.map(({ id }) => id)).toEqual(['known', 'new']);
  // What is opened otherwise is chosen again.
  change(datasetOpened(workbench(), dataset('other')));
  expect(workbench().datasetId).toBe('other');
});

it('says so when nothing was opened', async () => {
  change({ datasets: [dataset('known')], datasetId: 'known' });
  opening();
  expect(await openAside()).toBeNull();
  expect(workbench().aside).toBeNull();
});
