import type { DataPlan } from '../data-plan.ts';
import { rowsPerStep } from '../rows-per-step.ts';
import type { Table } from '../table.ts';
import { MOST_ROWS } from './limits.ts';
import { rowsText } from './names.ts';

/**
 * Rows of the validation and test parts that are the same as a training row in every feature and target: what is
 * measured on them is remembered, not learned. Training rows are put into a table by a hash of their cells, four bytes to
 * sixteen a row; what is found there is compared cell by cell, so that none is counted wrongly. Yields now and then. Not
 * looked for in more than 5,000,000 rows.
 */
export function* duplicateRows(table: Table, plan: DataPlan): Generator<void, string[]> {
  const { parts, rows } = plan;
  const held = rows.validation + rows.test;
  if (held === 0 || rows.train + held > MOST_ROWS) return [];
  const columns = Int32Array.from([...plan.features.map(({ column }) => column), ...plan.targets]);
  const known = new RowSet(table, columns, rows.train);
  const step = rowsPerStep(2 * columns.length);
  for (let from = 0; from < rows.train; from += step) {
    known.add(parts.train, from, Math.min(rows.train, from + step));
    yield;
  }
  const found: string[] = [];
  for (const part of ['validation', 'test'] as const) {
    let count = 0;
    for (let from = 0; from < rows[part]; from += step) {
      count += known.count(parts[part], from, Math.min(rows[part], from + step));
      yield;
    }
    if (count > 0) found.push(`${count} of ${rowsText(rows[part], part)}`);
  }
  if (found.length === 0) return [];
  const are = found.length === 1 && found[0]!.startsWith('1 of ') ? 'is' : 'are';
  return [
    `${found.join(' and ')} ${are} the same as a training row in every feature and the target, so what is measured there flatters the model: take repeated rows out of the file, or leave them out by data.where.`,
  ];
}

/** Rows of a table by a hash of some columns. */
class RowSet {
  readonly #values: Float64Array;
  readonly #width: number;
  readonly #columns: Int32Array;
  /** Row + 1; 0 where there is none. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** A number and its two words. */
  readonly #number = new Float64Array(1);
  readonly #words = new Int32Array(this.#number.buffer);

  constructor({ values, columns }: Table, used: Int32Array, most: number) {
    this.#values = values;
    this.#width = columns.length;
    this.#columns = used;
    this.#mask = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2))) - 1;
    this.#slots = new Int32Array(this.#mask + 1);
  }

  add(rows: Int32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const at = this.#find(rows[i]!);
      if (this.#slots[at] === 0) this.#slots[at] = rows[i]! + 1;
    }
  }

  /** How many of these are there. */
  count(rows: Int32Array, from: number, to: number): number {
    let count = 0;
    for (let i = from; i < to; i++) if (this.#slots[this.#find(rows[i]!)] !== 0) count++;
    return count;
  }

  /** Where a row like this one is, or would be. */
  #find(row: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let at = this.#hash(row) & mask;
    for (;;) {
      const other = slots[at]!;
      if (other === 0 || this.#isSame(row, other - 1)) return at;
      at = (at + 1) & mask;
    }
  }

  #hash(row: number): number {
    const values = this.#values;
    const columns = this.#columns;
    const start = row * this.#width;
    const number = this.#number;
    const words = this.#words;
    let hash = 0;
    for (let j = 0; j < columns.length; j++) {
      const value = values[start + columns[j]!]!;
      // Adding 0 makes one of the two zeros; there are many NaNs, and all mean "missing".
      number[0] = value + 0;
      const word = Number.isNaN(value) ? 1 : words[0]! ^ Math.imul(words[1]!, 0x85ebca6b);
      hash = Math.imul(hash ^ word, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  #isSame(a: number, b: number): boolean {
    const values = this.#values;
    const columns = this.#columns;
    const startA = a * this.#width;
    const startB = b * this.#width;
    for (let j = 0; j < columns.length; j++) {
      const one = values[startA + columns[j]!]!;
      const other = values[startB + columns[j]!]!;
      if (one !== other && !(Number.isNaN(one) && Number.isNaN(other))) return false;
    }
    return true;
  }
}
