import type { ColumnDescription, Correlations } from '../../core/data/description.ts';
import type { ColumnType, ReadChoices, Receipt } from '../../core/data/receipt.ts';
import type { DataRows, RowQuery } from '../../core/data/rows.ts';
import type { Table } from '../../core/data/table.ts';

/** A column as the file has it. */
export interface DataColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The unit of its values, as a reader would say it: "thousand dollars". */
  readonly unit?: string;
  /** One line on what it holds. */
  readonly about?: string;
  /** Cells that are missing. */
  readonly missing: number;
  /** Different values; null while that is not known (of columns of numbers). */
  readonly distinct: number | null;
}

/** A data set that is open. All but `close` may be asked at the same time. */
export interface OpenData {
  readonly name: string;
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly columns: readonly DataColumn[];
  readonly receipt: Receipt;
  page(query: RowQuery): Promise<DataRows>;
  /** Every column with its statistics. */
  describe(signal?: AbortSignal): Promise<readonly ColumnDescription[]>;
  correlations(signal?: AbortSignal): Promise<Correlations>;
  /** How many rows meet a condition. @throws Problem when it is none (path data.where) */
  countWhere(where: string, signal?: AbortSignal): Promise<number>;
  /**
   * The rows that meet a condition (all without one) as numbers on shared memory. The last ones are kept, so that
   * asking again costs nothing. @throws Problem when it is no condition (path data.where)
   */
  table(where?: string, signal?: AbortSignal): Promise<Table>;
  /** The line of the file that a row (of the file's order, from 0) stands on; null where there are no lines. */
  lineOf(row: number): Promise<number | null>;
  /** All rows in the file's order as texts for a CSV, null where missing: numbers by their shortest digits. */
  texts(): AsyncIterable<readonly (readonly (string | null)[])[]>;
  /** Gives back all memory. */
  close(): void;
}

export interface OpenOptions {
  readonly choices?: ReadChoices | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((read: number, bytes: number) => void) | undefined;
}
