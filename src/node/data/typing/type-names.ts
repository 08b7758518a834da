import type { ColumnType } from '../../../core/data/receipt.ts';

/** What a cell of a type is called: "'x' is no number". */
export const typeNames: Readonly<Record<ColumnType, string>> = {
  number: 'number',
  integer: 'whole number',
  text: 'text',
  boolean: 'truth value (true or false)',
  date: 'date',
};
