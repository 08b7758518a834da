import type { OpenData } from '../data/open-data.ts';

/** Whether the columns' names are the file's own, or those of a table known by its looks. */
export function isNamed({ receipt }: Pick<OpenData, 'receipt'>): boolean {
  return receipt.header || receipt.knownAs !== null;
}
