import { basename, extname } from 'node:path';
import type { Renamed } from '../../core/evaluate/scoring/predicted-columns.ts';
import { Problem } from '../../core/problem.ts';
import { replaceSafely, writeSafelyBy } from '../write-file.ts';
import type { PreparedScoring } from './prepare-scoring.ts';
import { type ScoredColumns, scoredColumns } from './scored-columns.ts';
import { scoredCsv } from './scored-csv.ts';
import { writeParquet } from './scored-parquet.ts';
import type { WriteOptions } from './scored-rows.ts';

/** A kind of file that predictions are written as. */
interface ScoredFormat {
  /** What two names of columns are alike by. */
  readonly key?: (name: string) => string;
  readonly write: (
    path: string,
    scoring: PreparedScoring,
    columns: ScoredColumns,
    options: WriteOptions,
  ) => Promise<void>;
}

const formats: Readonly<Record<string, ScoredFormat>> = {
  '.csv': {
    write: (path, scoring, columns, options) =>
      writeSafelyBy(path, async ({ write }) => {
        for await (const piece of scoredCsv(scoring, columns, options)) await write(piece);
      }),
  },
  '.parquet': {
    // Many who read it make no difference between small and capital letters.
    key: (name) => name.toLowerCase(),
    write: (path, scoring, columns, options) =>
      replaceSafely(path, (beside) => writeParquet(beside, scoring, columns, options)),
  },
};

/** @throws Problem when a file of this name has no format that predictions are written as */
export function checkScoredName(path: string): void {
  formatOf(path);
}

/**
 * Writes the rows of a data set with their predictions beside them, whole or not at all.
 * @throws Problem when they cannot be predicted or written
 */
export async function writeScored(
  path: string,
  scoring: PreparedScoring,
  options: WriteOptions = {},
): Promise<{ readonly renamed: readonly Renamed[] }> {
  const { key, write } = formatOf(path);
  if (scoring.refusal) throw scoring.refusal;
  const columns = scoredColumns(scoring, key);
  await write(path, scoring, columns, options);
  return { renamed: columns.renamed };
}

function formatOf(path: string): ScoredFormat {
  const ending = extname(path).toLowerCase();
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  if (format) return format;
  throw new Problem(
    'refused',
    `${basename(path)} has no ending that predictions can be written as`,
    `Let its name end in ${Object.keys(formats).join(' or ')}.`,
  );
}
