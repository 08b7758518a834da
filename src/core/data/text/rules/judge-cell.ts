import type { CellKind, CellValue } from './cell-kinds.ts';
import type { ColumnForm } from './column-forms.ts';
import { dateFormats } from './date-formats.ts';
import { hasLeadingZeros, isWrittenWhole, looksLikeNumber, plainDigits } from './number-formats.ts';

/** What a cell of a column of this form says. */
export interface JudgedCell {
  /** As a text that reads back to the same: whole numbers with all their digits, others by their shortest ones. */
  readonly readAs: string;
  /** Whether it could mean something else. */
  readonly ambiguous: boolean;
  /** That only because of zeros in front, which may belong to a code. */
  readonly zeros: boolean;
  /** No double holds it. */
  readonly infinite: boolean;
  /** A whole number that doubles round: more than 2⁵³. */
  readonly rounded: boolean;
}

/**
 * @param text not missing, without blanks around it where the column is not one of texts
 * @returns undefined where the cell has not this form
 */
export function judgeCell(text: string, form: ColumnForm): JudgedCell | undefined {
  const { kind, other } = form;
  if (!kind) {
    const ambiguous = other !== undefined && isDoubtfulText(text, other);
    return { readAs: text, ambiguous, zeros: false, infinite: false, rounded: false };
  }
  const value = kind.read(text);
  if (value === undefined) return undefined;
  if (typeof value !== 'number') {
    const ambiguous = other !== undefined && other.read(text) !== value;
    return { readAs: String(value), ambiguous, zeros: false, infinite: false, rounded: false };
  }
  const digits = kind.percent ? text.slice(0, -1).trimEnd() : text;
  const isLarge = Math.abs(value) >= 2 ** 53 && isWrittenWhole(digits, kind.format!);
  if (form.type === 'integer' && !isLarge && !isWhole(value)) return undefined;
  const exact = isLarge ? BigInt(plainDigits(digits, kind.format!).replace('+', '')) : undefined;
  const hasZeros = form.type === 'integer' && hasLeadingZeros(text);
  const hasOther = other !== undefined && differs(other, text, value);
  return {
    readAs: exact !== undefined && form.type === 'integer' ? String(exact) : numberText(value),
    ambiguous: hasZeros || hasOther,
    zeros: hasZeros && !hasOther,
    infinite: !Number.isFinite(value),
    rounded: exact !== undefined && Number.isFinite(value) && exact !== BigInt(value),
  };
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function differs(other: CellKind, text: string, value: CellValue): boolean {
  const its = other.read(text);
  return its !== undefined && !Object.is(its, value);
}

/** In a column that stays one of texts although its cells look like something else. */
function isDoubtfulText(text: string, other: CellKind): boolean {
  if (other.date !== dateFormats.dayFirst) return looksLikeNumber(text);
  const [first, second] = text.split('/');
  return Number(first) !== Number(second);
}

/** By its shortest digits; reads back to the same bits. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
