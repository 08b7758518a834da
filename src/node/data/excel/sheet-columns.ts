/** What a cell of a sheet holds; its kinds are bits, so that those of a column can be told in one number. */
export const EMPTY = 0;
export const NUMBER = 1;
export const TEXT = 2;
export const BOOLEAN = 4;
export const DATE = 8;

export type CellKind = typeof NUMBER | typeof TEXT | typeof BOOLEAN | typeof DATE;

/** A column of a sheet as it is read: the cells of all rows so far, those of numbers apart from those of texts. */
export class SheetColumn {
  kinds = new Uint8Array(256);
  numbers = new Float64Array(256);
  readonly texts: string[] = [];
  /** Rows up to the last cell that holds something. */
  length = 0;

  /** @param value a boolean as 0 or 1, a date as its text */
  set(row: number, kind: CellKind, value: number | string): void {
    if (row >= this.kinds.length) this.#grow(row + 1);
    this.kinds[row] = kind;
    if (typeof value === 'number') this.numbers[row] = value;
    else {
      // An array with gaps is slow.
      while (this.texts.length < row) this.texts.push('');
      this.texts[row] = value;
    }
    this.length = row + 1;
  }

  kindAt(row: number): CellKind | typeof EMPTY {
    return row < this.length ? (this.kinds[row] as CellKind | typeof EMPTY) : EMPTY;
  }

  /** What a cell says: numbers by their shortest digits; '' for an empty one. */
  textAt(row: number): string {
    const kind = this.kindAt(row);
    if (kind === EMPTY) return '';
    if (kind === NUMBER) return Object.is(this.numbers[row], -0) ? '-0' : String(this.numbers[row]);
    if (kind === BOOLEAN) return this.numbers[row] === 1 ? 'true' : 'false';
    return this.texts[row]!;
  }

  #grow(least: number): void {
    const length = Math.max(least, this.kinds.length * 2);
    const kinds = new Uint8Array(length);
    kinds.set(this.kinds);
    const numbers = new Float64Array(length);
    numbers.set(this.numbers);
    this.kinds = kinds;
    this.numbers = numbers;
  }
}
