import { columnStatistics } from '../../../src/core/data/statistics.ts';
import type { Table } from '../../../src/core/data/table.ts';
import { createTableReader, type TextReceipt } from '../../../src/core/data/table-reader.ts';
import type { DatasetSummary } from '../../../src/shared/datasets.ts';

/** A data set as the fake holds it: the rows, and what the window is told of them. */
export interface FakeDataset {
  readonly table: Table;
  readonly summary: DatasetSummary;
}

/** Reads text as the program reads a file. */
export function fakeDataset(id: string, name: string, text: string, sha256: string): FakeDataset {
  const decoder = new TextDecoder();
  const reader = createTableReader(name, (bytes) => decoder.decode(bytes));
  const bytes = new TextEncoder().encode(text);
  reader.push(bytes);
  const { table, receipt } = reader.end();
  return { table, summary: summarise(id, name, sha256, bytes.length, table, receipt) };
}

function summarise(
  id: string,
  name: string,
  sha256: string,
  bytes: number,
  table: Table,
  receipt: TextReceipt,
): DatasetSummary {
  const statistics = drain(columnStatistics(table, undefined));
  return {
    id,
    name,
    sha256,
    bytes,
    rows: table.rows,
    columns: table.columns.map((column, at) => {
      const { count, ...numbers } = statistics[at]!;
      return {
        name: column.name,
        unit: column.unit ?? null,
        about: column.about ?? null,
        missing: table.rows - count,
        texts: null,
        ...numbers,
        histogram: histogram(table, at, numbers),
      };
    }),
    receipt,
    synthetic: null,
  };
}

const BINS = 20;

function histogram(table: Table, at: number, { min, max }: { min: number; max: number }): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (let row = 0; row < table.rows; row++) {
    const value = table.values[row * table.columns.length + at]!;
    const bin = max > min ? Math.min(BINS - 1, Math.floor(((value - min) / (max - min)) * BINS)) : 0;
    counts[bin]!++;
  }
  return counts;
}

function drain<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
