import { plainReceipt, type ReadChoices, type Receipt } from '../../../src/core/data/receipt.ts';
import { type Column, cellAt, type Table } from '../../../src/core/data/table.ts';
import { columnsWithoutHeader } from '../../../src/core/data/text/known-tables.ts';
import type { ColumnSummary, DatasetSummary } from '../../../src/shared/datasets.ts';
import { describeColumn } from './describe.ts';

/** A data set as the fake holds it: the rows, and what the window is told of them. */
export interface FakeDataset {
  readonly table: Table;
  readonly summary: DatasetSummary;
}

/** A table of numbers parted by blanks, read as the program reads the file of this name. */
export function numbersFrom(text: string, name: string): Table {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const { columns } = columnsWithoutHeader(name, rows[0]!);
  return { name, columns, rows: rows.length, values: Float64Array.from(rows.flat()) };
}

interface FakeFile {
  readonly id: string;
  readonly table: Table;
  readonly sha256: string;
  readonly bytes: number;
  readonly receipt: Partial<Receipt>;
  /** Of columns that are neither text nor numbers. */
  readonly types?: Readonly<Record<string, ColumnSummary['type']>>;
}

/** A data set as the window is told of it. */
export function fakeDataset({ id, table, sha256, bytes, receipt, types = {} }: FakeFile): FakeDataset {
  const columns = table.columns.map((column, at) => {
    const values = Array.from({ length: table.rows }, (_, row) => cellAt(table, row, at));
    const type = types[column.name] ?? typeOf(column, values);
    const description = describeColumn(values, type);
    return {
      name: column.name,
      unit: column.unit ?? null,
      about: column.about ?? null,
      type,
      missing: description.missing,
      distinct: description.distinct,
      description,
    };
  });
  return {
    table,
    summary: {
      id,
      name: table.name ?? id,
      sha256,
      bytes,
      rows: table.rows,
      columns,
      receipt: { ...plainReceipt('csv', {}), ...receipt },
      synthetic: null,
      file: 'same',
    },
  };
}

function typeOf({ categories }: Column, values: readonly (number | string | null)[]): ColumnSummary['type'] {
  if (categories) return 'text';
  return values.every((value) => value === null || Number.isInteger(value)) ? 'integer' : 'number';
}

/** The same data set as if its file had been read as the user says. */
export function readAs({ table, summary }: FakeDataset, choices: ReadChoices): FakeDataset {
  const columns = summary.columns.map((column) => {
    const type = choices.columns?.[column.name]?.type;
    return type ? { ...column, type } : column;
  });
  return { table, summary: { ...summary, columns, receipt: { ...summary.receipt!, choices } } };
}
