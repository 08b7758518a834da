import type { Receipt } from '../../core/data/receipt.ts';
import type { Table } from '../../core/data/table.ts';
import type { DataColumn } from './open-data.ts';
import type { Store } from './store.ts';

/** What a reader of a format gives: the rows as a table of numbers or in a store, and how they were understood. */
export interface Loaded {
  readonly rows: number;
  readonly columns: readonly DataColumn[];
  readonly receipt: Receipt;
  /** Where reading gave numbers at once; else they are made from the store when they are needed. */
  readonly table?: Table;
  /** Where the rows were read into a store; else it is filled from the table when it is needed. Not locked yet. */
  readonly store?: Store;
  /** The line of the file that a row stands on. Left out where there are no lines. */
  readonly lineOf?: (row: number) => Promise<number>;
  /** What some missing cells say in the file, for messages. Left out where they say nothing. */
  readonly missingTexts?: (
    cells: readonly { readonly row: number; readonly column: number }[],
  ) => Promise<readonly string[]>;
}
