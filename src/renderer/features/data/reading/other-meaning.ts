import type { AmbiguousCell } from '../../../../core/data/receipt.ts';
import { dateFormats, readDate } from '../../../../core/data/text/rules/date-formats.ts';
import {
  hasLeadingZeros,
  looksLikeNumber,
  numberFormats,
  readNumber,
} from '../../../../core/data/text/rules/number-formats.ts';

const withPoint = numberFormats.find(({ decimal, grouping }) => decimal === '.' && grouping === ',')!;
const withComma = numberFormats.find(({ decimal, grouping }) => decimal === ',' && grouping === '.')!;

/** What else an ambiguous cell may mean, where its text alone tells; '' where it does not. */
export function otherMeaning({ text, readAs }: Pick<AmbiguousCell, 'text' | 'readAs'>): string {
  const written = text.trim();
  const dates = [dateFormats.dayFirst, dateFormats.monthFirst].map((format) => readDate(written, format));
  if (dates.some((date) => date !== undefined)) {
    return [...new Set(dates)].filter((date) => date !== undefined && date !== readAs).join(' or ');
  }
  if (looksLikeNumber(written)) return number(Number(written.replaceAll('_', ''))) ?? '';
  const other = otherNumber(written.replace(/\s*%$/, ''), Number(readAs));
  return number(other) ?? (hasLeadingZeros(written) ? `the text ${written}` : '');
}

/** With the other decimal mark. */
function otherNumber(digits: string, value: number): number | undefined {
  const point = readNumber(digits, withPoint);
  const comma = readNumber(digits, withComma);
  if (value === point) return comma === point ? undefined : comma;
  return value === comma ? point : undefined;
}

function number(value: number | undefined): string | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : String(value);
}
