import type { ColumnType } from '../../receipt.ts';
import { type CellKind, firstKind, hasKind } from './cell-kinds.ts';
import type { ColumnEvidence, Width } from './column-evidence.ts';
import { dateFormats } from './date-formats.ts';
import { plainNumbers } from './number-formats.ts';

/** How the cells of a column are read. */
export interface ColumnForm {
  readonly type: ColumnType;
  /** None: as they are. */
  readonly kind: CellKind | undefined;
  /** How they could be read, too: cells to which that gives another value are ambiguous. */
  readonly other: CellKind | undefined;
  /** Of integers. */
  readonly width: Width;
  /** Of dates: with their time of day. */
  readonly timed: boolean;
}

/** The forms of all columns, since what one of them says of the decimal mark may decide another. */
export function decideForms(columns: readonly ColumnEvidence[]): ColumnForm[] {
  const decimal = decimalOf(columns);
  return columns.map((column) => formOf(column, decimal));
}

/** The decimal mark that more of the columns have; undefined where no column tells. */
export function decimalOf(columns: readonly ColumnEvidence[]): '.' | ',' | undefined {
  let points = 0;
  let commas = 0;
  for (const { kinds, cells } of columns) {
    if (cells === 0) continue;
    const point = firstKind(kinds, ({ format }) => format?.decimal === '.');
    const comma = firstKind(kinds, ({ format }) => format?.decimal === ',');
    if (point && !comma) points++;
    if (comma && !point) commas++;
  }
  if (points === commas) return points === 0 ? undefined : '.';
  return points > commas ? '.' : ',';
}

function formOf(column: ColumnEvidence, decimal: '.' | ',' | undefined): ColumnForm {
  const { kinds, timed, width } = column;
  const form = { width: 'double', timed: false, other: undefined } as const;
  if (column.type === 'text') return { ...form, type: 'text', kind: undefined };
  const [kind, other] = numberKinds(column, decimal) ?? dateKinds(column) ?? [firstKind(kinds), undefined];
  if (!kind || kind.type === 'text') return { ...form, type: 'text', kind: undefined, other: kind ?? other };
  if (kind.type === 'boolean') return { ...form, type: 'boolean', kind };
  if (kind.type === 'date') return { ...form, type: 'date', kind, other, timed };
  const isWhole =
    column.type === 'integer' ||
    (column.type === undefined && column.cells > 0 && hasKind(column.whole, kind));
  return isWhole
    ? { ...form, type: 'integer', kind, other, width }
    : { ...form, type: 'number', kind, other };
}

type Pair = readonly [kind: CellKind | undefined, other: CellKind | undefined];

/**
 * "1,234" alone may be 1.234 or 1234: the other columns' decimal mark decides, else the point. Plain numbers are
 * doubted only in a file of decimal commas.
 */
function numberKinds({ kinds }: ColumnEvidence, decimal: '.' | ',' | undefined): Pair | undefined {
  const point = firstKind(kinds, ({ format }) => format?.decimal === '.');
  const comma = firstKind(kinds, ({ format }) => format?.decimal === ',');
  if (!point || !comma) return (point ?? comma) && [point ?? comma, undefined];
  if (decimal === ',') return [comma, point];
  return point.format === plainNumbers ? [point, undefined] : [point, comma];
}

/** "1/5/2020" alone may be in May or in January: such a column stays one of texts, unless it is to be of dates. */
function dateKinds({ kinds, type, cells }: ColumnEvidence): Pair | undefined {
  if (cells === 0) return undefined;
  const dayFirst = firstKind(kinds, ({ date }) => date === dateFormats.dayFirst);
  const monthFirst = firstKind(kinds, ({ date }) => date === dateFormats.monthFirst);
  if (!dayFirst || !monthFirst) return undefined;
  return type === 'date' ? [dayFirst, monthFirst] : [undefined, dayFirst];
}
