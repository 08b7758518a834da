import type { ColumnType } from '../../../../core/data/receipt.ts';

interface TypeWords {
  /** As a reader would say it. */
  readonly word: string;
  /** One value of it, and several. */
  readonly value: readonly [one: string, many: string];
}

/** What the kinds of columns are called. */
export const typeWords: Readonly<Record<ColumnType, TypeWords>> = {
  number: { word: 'number', value: ['number', 'numbers'] },
  integer: { word: 'integer', value: ['integer', 'integers'] },
  text: { word: 'text', value: ['text', 'texts'] },
  boolean: { word: 'yes/no', value: ['value', 'values'] },
  date: { word: 'date', value: ['date', 'dates'] },
};

/** Whether its values are numbers, which have a least, a greatest and a mean. */
export const isNumeric = (type: ColumnType): boolean => type === 'number' || type === 'integer';
