import { comparisonCsv } from '../features/compare/comparison-csv.ts';
import { weightsCsv } from '../features/weights/weights-csv.ts';
import { ask } from './client.ts';
import { showDone, showHint } from './notices.ts';
import { loadRunDetails, runDetails } from './run-details.ts';
import { tickedRuns, workbench } from './store.ts';

/** Copies the weight table of a run as CSV: full numbers, as they stand now. */
export async function copyWeights(id: string): Promise<void> {
  await loadRunDetails(id);
  const { model, progress } = runDetails(id) ?? {};
  if (!model) {
    showHint('Copy weights: this run has none yet');
    return;
  }
  await ask('app.copyText', weightsCsv(model, progress ?? null));
  showDone('The weights are on the clipboard');
}

/** Copies the comparison of the ticked runs as CSV. */
export async function copyComparison(): Promise<void> {
  const runs = tickedRuns(workbench());
  await Promise.all(runs.map(({ id }) => loadRunDetails(id)));
  const compared = runs.map((run) => ({ run, model: runDetails(run.id)?.model ?? null }));
  await ask('app.copyText', comparisonCsv(compared));
  showDone('The comparison is on the clipboard');
}
