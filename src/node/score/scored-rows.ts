import { Problem } from '../../core/problem.ts';
import type { OpenData } from '../data/open-data.ts';
import type { PreparedScoring } from './prepare-scoring.ts';

/** Rows of a data set, and what is predicted of them. */
export interface ScoredRows {
  /** The cells of the data's columns as texts, null where missing. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows x what a prediction has. */
  readonly predictions: Float64Array;
}

export interface WriteOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how many rows are done. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** All rows with their predictions, in the file's order. @throws Problem when they cannot be predicted */
export async function* scoredRows(
  { data, refusal, predict }: PreparedScoring,
  { signal, onProgress }: WriteOptions,
): AsyncGenerator<ScoredRows> {
  if (refusal) throw refusal;
  let done = 0;
  for await (const rows of data.texts()) {
    signal?.throwIfAborted();
    yield { rows, predictions: await predict(done, done + rows.length) };
    done += rows.length;
    onProgress?.(done);
  }
  signal?.throwIfAborted();
  if (done < data.rows) throw closed(data);
}

function closed({ name }: OpenData): Problem {
  return new Problem(
    'missing',
    `${name} was closed while its rows were predicted`,
    'Open it and predict again.',
  );
}
