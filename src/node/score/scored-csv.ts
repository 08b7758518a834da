import { predictionWidth } from '../../core/evaluate/predict.ts';
import type { PredictedColumn } from '../../core/evaluate/scoring/predicted-columns.ts';
import { cellText, csv } from '../../core/format/csv.ts';
import type { PreparedScoring } from './prepare-scoring.ts';
import type { ScoredColumns } from './scored-columns.ts';
import { type ScoredRows, scoredRows, type WriteOptions } from './scored-rows.ts';

/** The rows with their predictions as CSV, piece by piece. */
export async function* scoredCsv(
  scoring: PreparedScoring,
  { names, predicted }: ScoredColumns,
  options: WriteOptions,
): AsyncGenerator<string> {
  const width = predictionWidth(scoring.model.target);
  // Only texts can hold what has to be quoted.
  const texts = scoring.data.columns.flatMap(({ type }, at) => (type === 'text' ? [at] : []));
  yield csv([names]);
  for await (const piece of scoredRows(scoring, options)) yield pieceText(piece, texts, predicted, width);
}

function pieceText(
  { rows, predictions }: ScoredRows,
  texts: readonly number[],
  predicted: readonly PredictedColumn[],
  width: number,
): string {
  let text = '';
  for (let i = 0; i < rows.length; i++) {
    text += `${rowText(rows[i]!, texts)}`;
    for (const { valueIn } of predicted) text += `,${cellText(valueIn(predictions, i * width))}`;
    text += '\n';
  }
  return text;
}

/** An empty text is told from a missing cell by its quotes. */
function rowText(row: readonly (string | null)[], texts: readonly number[]): string {
  if (texts.length === 0) return row.join(',');
  const cells = [...row];
  for (const at of texts) {
    const cell = cells[at];
    cells[at] = cell === '' ? '""' : cellText(cell);
  }
  return cells.join(',');
}
