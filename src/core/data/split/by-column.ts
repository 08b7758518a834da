import { Problem, quote } from '../../problem.ts';
import { placeOf } from '../prepare/missing-cells.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import type { PartSizes, Parts } from '../split.ts';
import type { Table } from '../table.ts';

type PartName = keyof PartSizes;

/** What a cell may say, in any case and with blanks around it. Numbers are not guessed: 1 may be either part. */
const wordsOf: Readonly<Record<PartName, readonly string[]>> = {
  train: ['train', 'training'],
  validation: ['validation', 'valid', 'val', 'dev'],
  test: ['test', 'testing', 'holdout'],
};

const partNames = Object.keys(wordsOf) as PartName[];
const partOfWord = new Map(partNames.flatMap((part) => wordsOf[part].map((word) => [word, part] as const)));

/**
 * The parts of some rows as a column says them, as places in the list of the rows, ascending. Yields now and then.
 * @param rows row numbers of the table
 * @throws Problem naming what in the column is no part
 */
export function* splitByColumn(table: Table, column: number, rows: Int32Array): Generator<void, Parts> {
  const { name, categories } = table.columns[column]!;
  if (!categories) throw wrong(`${quote(name)} holds no texts; allowed: ${ALLOWED}`);
  const width = table.columns.length;
  const parts = categories.map((text) => partOfWord.get(text.trim().toLowerCase()));
  const places = new Map<PartName | undefined, Int32Array>(
    partNames.map((part) => [part, new Int32Array(rows.length)]),
  );
  const counts: Record<PartName, number> = { train: 0, validation: 0, test: 0 };
  const step = rowsPerStep(1);
  for (let from = 0; from < rows.length; from += step) {
    for (let i = from; i < Math.min(rows.length, from + step); i++) {
      const row = rows[i]!;
      // A missing cell is NaN, which is no place of a text.
      const part = parts[table.values[row * width + column]!];
      if (part === undefined) throw unknown(table, column, row, parts);
      places.get(part)![counts[part]++] = i;
    }
    yield;
  }
  if (counts.train === 0) throw wrong(`${quote(name)} says 'train' in no row, so there is none to train on`);
  const part = (of: PartName) => places.get(of)!.slice(0, counts[of]);
  return { train: part('train'), validation: part('validation'), test: part('test') };
}

const ALLOWED = partNames.map((part) => wordsOf[part].join('/')).join(', ');

/** @param row the first one that names no part */
function unknown(
  table: Table,
  column: number,
  row: number,
  parts: readonly (PartName | undefined)[],
): Problem {
  const { name, categories, firstText, firstMissing } = table.columns[column]!;
  const value = table.values[row * table.columns.length + column]!;
  if (Number.isNaN(value)) {
    const where = firstMissing?.where ?? `row ${row + 1}`;
    return wrong(
      `${placeOf(table)} ${where}: ${quote(name)} is missing, so the row has no part`,
      "Write its part there, leave such rows out (data.where, or prepare.missing: 'dropRows'), or choose another split.order.",
    );
  }
  const text = categories![value]!;
  const where = firstText?.text === text ? firstText.where : `row ${row + 1}`;
  const others = categories!.filter((other, k) => parts[k] === undefined && other !== text);
  const some = others.slice(0, 3).map((other) => quote(other));
  const more = others.length > some.length ? ` and ${others.length - some.length} more` : '';
  const too = some.length > 0 ? `, nor are ${some.join(', ')}${more}` : '';
  return wrong(
    `${placeOf(table)} ${where}: ${quote(text)} in ${quote(name)} is no part${too}; allowed in any case: ${ALLOWED}`,
  );
}

function wrong(
  message: string,
  hint = 'Mend that column, choose the one that says the part of each row, or another split.order.',
): Problem {
  return new Problem('data', `split.column: ${message}`, hint, [{ path: 'split.column', message }]);
}
