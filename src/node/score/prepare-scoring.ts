import { placeOfRow } from '../../core/data/receipt.ts';
import { createBatchPredictor } from '../../core/evaluate/scoring/batch-predictor.ts';
import { cellReader } from '../../core/evaluate/scoring/feature-columns.ts';
import { createScoring, type Scoring } from '../../core/evaluate/scoring/scoring.ts';
import type { ScoringSheet } from '../../core/evaluate/scoring-sheet.ts';
import type { Model } from '../../core/format/model.ts';
import { Problem } from '../../core/problem.ts';
import type { OpenData } from '../data/open-data.ts';
import { createRest, inSlices } from '../slices.ts';
import { isNamed } from './is-named.ts';

/** Rows of a column that are looked at between two rests: less than a millisecond. */
const ROWS_AT_ONCE = 2 ** 16;

/** A data set held against a model. */
export interface PreparedScoring {
  readonly model: Model;
  readonly data: OpenData;
  readonly sheet: ScoringSheet;
  /** What keeps its rows from being predicted. */
  readonly refusal: Problem | null;
  /** Whether a column's whole numbers may be larger than 64 bits hold. */
  isHuge(column: number): Promise<boolean>;
  /**
   * Predicts rows from … to-1: a row's numbers one after the other, as many as the model has targets or classes.
   * Only without a refusal.
   */
  predict(from: number, to: number): Promise<Float64Array>;
}

/** What to know before the rows of a data set are predicted, and the means to do it. */
export async function prepareScoring(
  model: Model,
  data: OpenData,
  signal?: AbortSignal,
): Promise<PreparedScoring> {
  const table = await data.table(undefined, signal);
  const types = data.columns.map(({ type }) => type);
  const scoring = await inSlices(createScoring(model, { table, types, named: isNamed(data) }), signal);
  const places = await placesOf(scoring, data);
  const sheet = scoring.sheet((row) => `${data.name} ${places.get(row)}`);
  const predictor = createBatchPredictor(model);
  const cellsOf = cellReader(table, scoring.columns);
  const rest = createRest(signal);
  return {
    model,
    data,
    sheet,
    refusal: refusalOf(scoring, sheet, data.name),
    async isHuge(column) {
      const width = table.columns.length;
      for (let row = 0; row < table.rows; row++) {
        if (Math.abs(table.values[row * width + column]!) >= 2 ** 63) return true;
        if (row % ROWS_AT_ONCE === 0) await rest();
      }
      return false;
    },
    async predict(from, to) {
      const { width, rowsAtOnce } = predictor;
      const predictions = new Float64Array((to - from) * width);
      for (let at = from; at < to; at += rowsAtOnce) {
        const end = Math.min(to, at + rowsAtOnce);
        predictor.predict(cellsOf, at, end, predictions.subarray((at - from) * width));
        await rest();
      }
      return predictions;
    },
  };
}

/** Where the rows of obstacles are, as a reader of the file counts: by lines, or rows where it has none. */
async function placesOf({ obstacles }: Scoring, data: OpenData): Promise<ReadonlyMap<number, string>> {
  const places = new Map<number, string>();
  for (const obstacle of obstacles) {
    if (obstacle?.row == null) continue;
    // A file that is gone by now need not be there for its rows.
    const line = await data.lineOf(obstacle.row).catch(() => null);
    places.set(obstacle.row, placeOfRow(data.receipt.format, line, obstacle.row));
  }
  return places;
}

/** All columns that are missing, or the first cell that cannot be taken. */
function refusalOf({ obstacles }: Scoring, { features }: ScoringSheet, name: string): Problem | null {
  const missing = features.filter(({ column }) => column === null);
  if (missing.length > 0) {
    return new Problem(
      'data',
      `${name} has no column ${missing.map((feature) => `'${feature.name}'`).join(', ')}, which the model needs`,
      `Give a file with a header line that names them, or one with exactly the model's ${features.length} features in their order.`,
    );
  }
  const places = obstacles.flatMap((obstacle, i) => (obstacle ? [{ ...obstacle, i }] : []));
  const first = places.sort((a, b) => (a.row ?? -1) - (b.row ?? -1))[0];
  return first ? new Problem('data', features[first.i]!.problem!, first.problem.hint) : null;
}
