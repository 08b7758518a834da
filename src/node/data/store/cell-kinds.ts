import type { DuckDBVector } from '@duckdb/node-api';
import type { StoreValues } from './fill.ts';
import { itemsOf } from './vector-items.ts';

/** How a column lies in a store, and how values are put there. */
export interface CellKind {
  readonly sql: 'DOUBLE' | 'BIGINT' | 'HUGEINT' | 'VARCHAR' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP';
  /** Puts the values `from` … into the first `count` places. */
  readonly write: (vector: DuckDBVector, values: StoreValues, from: number, count: number) => void;
}

export const cellKinds = {
  double: { sql: 'DOUBLE', write: writeDoubles },
  bigint: { sql: 'BIGINT', write: writeIntegers },
  hugeint: { sql: 'HUGEINT', write: writer((value) => BigInt(value as number | bigint)) },
  varchar: { sql: 'VARCHAR', write: writer(String) },
  boolean: { sql: 'BOOLEAN', write: writer(isTrue) },
  date: { sql: 'DATE', write: writer((value) => ({ days: Number(microseconds(value) / DAY) })) },
  timestamp: { sql: 'TIMESTAMP', write: writer((value) => ({ micros: microseconds(value) })) },
} as const satisfies Record<string, CellKind>;

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined || Number.isNaN(value);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 'true';
}

function writer(convert: (value: unknown) => unknown): CellKind['write'] {
  return (vector, values, from, count) => {
    for (let i = 0; i < count; i++) {
      const value = values[from + i];
      vector.setItem(i, (isMissing(value) ? null : convert(value)) as never);
    }
    vector.flush();
  };
}

function writeDoubles(vector: DuckDBVector, values: StoreValues, from: number, count: number): void {
  const items = itemsOf<Float64Array>(vector);
  if (values instanceof Float64Array) {
    items.set(values.subarray(from, from + count));
    for (let i = 0; i < count; i++) if (Number.isNaN(items[i])) vector.setItem(i, null as never);
    vector.flush();
    return;
  }
  for (let i = 0; i < count; i++) {
    const value = values[from + i];
    if (isMissing(value)) vector.setItem(i, null as never);
    else items[i] = Number(value);
  }
  vector.flush();
}

/** Without a BigInt for each, which takes many times as long. */
function writeIntegers(vector: DuckDBVector, values: StoreValues, from: number, count: number): void {
  const items = itemsOf<BigInt64Array>(vector);
  const halves = new Int32Array(items.buffer, items.byteOffset, items.length * 2);
  for (let i = 0; i < count; i++) {
    const value = values[from + i];
    if (isMissing(value)) vector.setItem(i, null as never);
    else if (Number.isSafeInteger(value)) {
      halves[2 * i] = value as number;
      halves[2 * i + 1] = Math.floor((value as number) / 2 ** 32);
    } else vector.setItem(i, BigInt(value as number | bigint) as never);
  }
  vector.flush();
}

const DAY = 86_400_000_000n;
const ISO = /^(-?\d{4,6})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)?)?$/;

/** Since 1970, of a date as ISO text. */
function microseconds(text: unknown): bigint {
  const parts = ISO.exec(String(text));
  if (!parts) throw new Error(`${String(text)} is no date of the form YYYY-MM-DD hh:mm:ss.ffffff`);
  const [year, month, day, hours, minutes, seconds] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year!, month! - 1, day!);
  date.setUTCHours(hours!, minutes!, seconds!);
  return BigInt(date.getTime()) * 1000n + BigInt((parts[7] ?? '').padEnd(6, '0'));
}
