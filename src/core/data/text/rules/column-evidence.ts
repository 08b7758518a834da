import type { ColumnType } from '../../receipt.ts';
import { type CellKind, cellKinds, type Kinds } from './cell-kinds.ts';
import { isWrittenWhole, plainDigits } from './number-formats.ts';

/** What holds whole numbers exactly: a double below 2⁵³, 64 bits, 128 bits. */
export type Width = 'double' | 'long' | 'huge';

/** In which ways all cells of a column that were looked at can be read; each cell can only rule some out. */
export class ColumnEvidence {
  /** Undefined: to be found out. */
  readonly type: ColumnType | undefined;
  kinds: Kinds;
  /** Of those the ones in which all are whole numbers. */
  whole: Kinds;
  width: Width = 'double';
  /** Of dates: some have a time of day. */
  timed = false;
  /** Cells that hold something. */
  cells = 0;

  /** @param open the ways that are not ruled out beforehand */
  constructor(open: Kinds, type: ColumnType | undefined) {
    this.kinds = open;
    this.whole = open;
    this.type = type;
  }

  /**
   * Takes a cell that is not missing, without blanks around it. @returns whether it can be read at all: false only
   * where the column's type was chosen, and then nothing has changed
   */
  add(text: string): boolean {
    if (this.type === 'text') return true;
    let kinds = 0;
    let whole = 0;
    let width: Width = 'double';
    let timed = false;
    for (let rest = this.kinds; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const kind = cellKinds[31 - Math.clz32(bit)]!;
      const value = kind.read(text);
      if (value === undefined) continue;
      kinds |= bit;
      if (typeof value === 'string') timed ||= kind.type === 'date' && value.length > 10;
      if (typeof value !== 'number' || (this.whole & bit) === 0) continue;
      const needed = widthOf(value, text, kind);
      if (needed === undefined) continue;
      whole |= bit;
      width = wider(width, needed);
    }
    if (this.type !== undefined && (this.type === 'integer' ? whole : kinds) === 0) return false;
    this.kinds = this.type === 'integer' ? whole : kinds;
    this.whole &= whole;
    this.width = wider(this.width, width);
    this.timed ||= timed;
    this.cells++;
    return true;
  }
}

/** What holds this number as a whole one; undefined where it is none. -0 is none: only a double holds its sign. */
function widthOf(value: number, text: string, kind: CellKind): Width | undefined {
  if (!Number.isInteger(value) || Object.is(value, -0)) return undefined;
  if (Math.abs(value) < 2 ** 53) return 'double';
  const digits = kind.percent ? text.slice(0, -1).trimEnd() : text;
  if (!isWrittenWhole(digits, kind.format!)) return undefined;
  const exact = BigInt(plainDigits(digits, kind.format!).replace('+', ''));
  if (BigInt.asIntN(64, exact) === exact) return 'long';
  return BigInt.asIntN(128, exact) === exact ? 'huge' : undefined;
}

const widths: readonly Width[] = ['double', 'long', 'huge'];

function wider(a: Width, b: Width): Width {
  return widths.indexOf(a) < widths.indexOf(b) ? b : a;
}
