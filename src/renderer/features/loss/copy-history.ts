import { csv, historyRows } from '../../../core/format/csv.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { valuesOf } from '../../charts/growing.ts';
import { ask } from '../../state/client.ts';
import { showDone, showHint } from '../../state/notices.ts';
import { loadRunDetails, runDetails } from '../../state/run-details.ts';

/** What the clipboard is asked to take at most. */
const MOST = 50_000_000;

/** Copies every loss of a run as CSV: iteration, epoch, loss, validationLoss. */
export async function copyHistory({ id, title, updatesPerEpoch }: RunSummary): Promise<void> {
  await loadRunDetails(id);
  const details = runDetails(id);
  if (!details) return;
  const rows = historyRows(valuesOf(details.losses), valuesOf(details.validationLosses), updatesPerEpoch);
  const text = csv(rows);
  if (text.length > MOST) {
    showHint(`The ${details.losses.length} losses of ${title} are more than the clipboard should take`);
    return;
  }
  await ask('app.copyText', text);
  showDone(`The losses of ${title} are on the clipboard`);
}
