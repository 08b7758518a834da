import { quote } from '../../../problem.ts';

/**
 * What to tell of names that may be a title above the table: a single one of many columns.
 * @param place "Line" or "Row", with its number
 */
export function titleWarnings(place: 'Line' | 'Row', number: number, names: readonly string[]): string[] {
  const [title, ...others] = names.filter((name) => name.trim() !== '');
  if (title === undefined || others.length > 0 || names.length < 3) return [];
  const before = `${number} ${number === 1 ? 'line' : 'lines'}`;
  return [
    `${place} ${number} was read as names, but holds ${quote(title)} alone; if that is a title, have ${before} before the table left out.`,
  ];
}
