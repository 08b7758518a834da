import type { ColumnSummary } from '../../../shared/datasets.ts';
import { formatNumber } from '../../components/format.ts';

const NARROWEST = 92;
const WIDEST = 168;
/** Widths of a digit in the cells and in the small print of the head, of a letter of the name, of the padding. */
const DIGIT = 8;
const SMALL_DIGIT = 6.7;
const LETTER = 9;
const PADDING = 17;

type Sized = Pick<ColumnSummary, 'name' | 'min' | 'max' | 'texts'>;

/** A width in px that a column's name, its range and its values fit into, as a rule. */
export function columnWidth({ name, min, max, texts }: Sized): number {
  if (texts) return textWidth(name, texts);
  const digits = (count: number) => [formatNumber(min, count).length, formatNumber(max, count).length];
  const [least, greatest] = digits(3) as [number, number];
  const text = Math.max(
    name.length * LETTER,
    (least + greatest + 1) * SMALL_DIGIT,
    (Math.max(...digits(5)) + 1) * DIGIT,
  );
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, text + PADDING)));
}

function textWidth(name: string, { frequent }: NonNullable<ColumnSummary['texts']>): number {
  const longest = Math.max(0, ...frequent.map(({ text }) => text.length));
  const width = Math.max(name.length * LETTER, longest * DIGIT) + PADDING;
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}

/** The width of the row numbers. */
export function numberWidth(rows: number): number {
  return Math.round(Math.max(44, formatNumber(rows).length * DIGIT + 20));
}
