import type { ColumnSummary } from '../../../../shared/datasets.ts';
import { formatNumber } from '../../../components/format.ts';
import { typeWords } from '../column/column-type.ts';
import { cellText } from './cell-text.ts';
import type { ColumnLook } from './first-rows.ts';

const NARROWEST = 96;
const WIDEST = 184;
/** Widths of a digit in the cells and in the small print of the head, of a letter of the name, of the padding. */
const DIGIT = 8;
const SMALL_DIGIT = 6.7;
const LETTER = 8.6;
const PADDING = 17;
/** Of a type's icon, and of the sign of the order beside the name. */
const ICON = 16;
const SIGN = 12;
/** Of the widest role. */
const TAG = 50;

/** A width in px that a column's name, its small print and its values fit into, as a rule. */
export function columnWidth(column: ColumnSummary, look: ColumnLook | undefined): number {
  const { name, type, missing, description } = column;
  const kind = typeWords[type].word + (missing > 0 ? ` ${formatNumber(missing)} missing` : '');
  const { min = null, max = null } = description ?? {};
  const values = [min, max].flatMap((value) => (value === null ? [] : [value]));
  const range = values.map((value) => formatNumber(value, 3).length + 1);
  const cells = values.map((value) => cellText(value, look?.decimals ?? 0).length);
  const text = Math.max(
    name.length * LETTER + SIGN,
    kind.length * SMALL_DIGIT + ICON,
    range.reduce((sum, length) => sum + length, 0) * SMALL_DIGIT,
    Math.max(look?.longest ?? 0, ...cells) * DIGIT,
  );
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, text + PADDING)));
}

/** Whether a column has room for its role beside its name. */
export function hasRoomBeside(name: string, width: number): boolean {
  return name.length * LETTER + TAG + PADDING <= width;
}

/** The width of the row numbers. */
export function numberWidth(rows: number): number {
  return Math.round(Math.max(44, formatNumber(rows).length * DIGIT + 20));
}
