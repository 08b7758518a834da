import type { DataPlan } from '../data-plan.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import type { Table } from '../table.ts';
import { MOST_ROWS } from './limits.ts';
import { someNames } from './names.ts';

/** Among fewer rows whole numbers that measure something are often all different. */
const MANY_ROWS = 20;

/**
 * Features that may only name the rows: texts, or whole numbers, that are different in every row that is used. A single
 * feature is what the model is about. Yields now and then; a column is left at its first repeated cell. Not looked for in
 * more than 5,000,000 rows, for the memory that it takes.
 */
export function* identifiers(table: Table, { features, parts, rows }: DataPlan): Generator<void, string[]> {
  const used = rows.train + rows.validation + rows.test;
  if (features.length < 2 || used < MANY_ROWS || used > MOST_ROWS) return [];
  const lists = [parts.train, parts.validation, parts.test];
  const found: string[] = [];
  for (const { column } of features) {
    const { name, categories } = table.columns[column]!;
    if (categories && categories.length < used) continue;
    if (yield* isDifferentEverywhere(table, column, lists, used)) found.push(name);
  }
  if (found.length === 0) return [];
  const [is, it, them, measures] =
    found.length === 1 ? ['is', 'it', 'it', 'measures'] : ['are', 'they', 'them', 'measure'];
  return [
    `${someNames(found)} ${is} different in every row, so ${it} may only name the rows: leave ${them} out of data.features, unless ${it} ${measures} something.`,
  ];
}

/** Most columns repeat themselves within so many rows, and need no room for all of them. */
const LOOKED_AT_FIRST = 4096;

function* isDifferentEverywhere(
  { columns, values }: Table,
  column: number,
  lists: readonly Int32Array[],
  used: number,
): Generator<void, boolean> {
  const width = columns.length;
  let seen = new NumberSet(Math.min(used, LOOKED_AT_FIRST));
  if (used > LOOKED_AT_FIRST) {
    const rows = lists[0]!.subarray(0, LOOKED_AT_FIRST);
    for (const row of rows) if (!seen.takes(values[row * width + column]!)) return false;
    seen = new NumberSet(used);
  }
  const step = rowsPerStep(4); // a row takes as long as some numbers elsewhere
  for (const list of lists) {
    for (let from = 0; from < list.length; from += step) {
      for (let i = from; i < Math.min(list.length, from + step); i++) {
        if (!seen.takes(values[list[i]! * width + column]!)) return false;
      }
      yield;
    }
  }
  return true;
}

/** Whole numbers by open addressing, at most so many: several times faster and smaller than a Set of as many. */
class NumberSet {
  readonly #slots: Float64Array;
  readonly #mask: number;
  #hasZero = false;

  constructor(most: number) {
    this.#mask = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2))) - 1;
    this.#slots = new Float64Array(this.#mask + 1);
  }

  /** @returns false where it is there already, or is no whole number */
  takes(value: number): boolean {
    if (!Number.isInteger(value)) return false;
    if (value === 0) {
      if (this.#hasZero) return false;
      this.#hasZero = true;
      return true;
    }
    const slots = this.#slots;
    let at = Math.imul(value ^ Math.floor(value / 2 ** 32), 0x9e3779b1) >>> 0;
    at = (at ^ (at >>> 15)) & this.#mask;
    while (slots[at] !== 0) {
      if (slots[at] === value) return false;
      at = (at + 1) & this.#mask;
    }
    slots[at] = value;
    return true;
  }
}
