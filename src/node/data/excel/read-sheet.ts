import { counted } from '../typing/sql.ts';
import { createTextCount, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, tooLarge } from './limits.ts';
import type { NumberMeaning } from './number-formats.ts';
import { serialDate } from './serial-date.ts';
import { richText, unescaped } from './shared-strings.ts';
import { BOOLEAN, type CellKind, DATE, NUMBER, SheetColumn, TEXT } from './sheet-columns.ts';
import { DamagedPart, type SheetPart, type Workbook } from './workbook.ts';

/** Cells that hold something else than they seem, counted; the first by its name: "C2". */
export interface Noted {
  count: number;
  first: string;
  text: string;
}

/** The rows of a sheet that hold anything. */
export interface SheetRows {
  /** From column A on; a column without a cell is undefined. */
  readonly columns: readonly (SheetColumn | undefined)[];
  /** The number in the sheet of each row, from 1. */
  readonly numbers: readonly number[];
  readonly errors: Noted;
  /** Formulas without the value that they last gave. */
  readonly unknown: Noted;
  /** Formats of times alone: their numbers are parts of a day. */
  readonly times: Noted;
  readonly badDates: Noted;
  /** Groups of cells: "C5:C6". */
  readonly merged: Noted;
}

export interface SheetContext {
  readonly strings: readonly string[];
  readonly meanings: readonly NumberMeaning[];
  readonly skipRows: number;
  readonly onRow: (row: number) => void;
}

const none = (): Noted => ({ count: 0, first: '', text: '' });

/** Reads the cells of a sheet as its bytes come in. @throws Problem when it is damaged */
export async function readSheet(
  workbook: Workbook,
  sheet: SheetPart,
  { strings, meanings, skipRows, onRow }: SheetContext,
  signal?: AbortSignal,
): Promise<SheetRows> {
  const columns: (SheetColumn | undefined)[] = [];
  const numbers: number[] = [];
  const noted = { errors: none(), unknown: none(), times: none(), badDates: none() };
  const merged = none();
  let row = 0; // of the sheet, from 1
  let column = -1;
  let type = '';
  let style = 0;
  let value: string | undefined;
  let inValue = false;
  let isFormula = false;
  let inline: string | undefined;
  const countText = createTextCount(workbook.name);
  const inlineText = richText((text) => {
    countText(text);
    inline = text;
  }, 'is');

  const note = (kind: keyof typeof noted, text: string) => {
    if (row <= skipRows) return;
    const found = noted[kind];
    if (found.count++ === 0) {
      found.first = `${columnLetters(column)}${row}`;
      found.text = text;
    }
  };

  function put(kind: CellKind, cell: number | string): void {
    if (row <= skipRows) return;
    let cells = columns[column];
    if (!cells || numbers.at(-1) !== row) {
      if (numbers.at(-1) !== row) numbers.push(row);
      cells ??= columns[column] = new SheetColumn();
      if (numbers.length * columns.length > MOST_CELLS)
        throw tooLarge(
          workbook.name,
          `a sheet of ${counted(numbers.length, 'row')} and ${counted(columns.length, 'column')}`,
        );
    }
    cells.set(numbers.length - 1, kind, cell);
  }

  function putNumber(text: string): void {
    const number = Number(text);
    const meaning = meanings[style] ?? 'number';
    if (Number.isNaN(number)) {
      note('errors', text);
    } else if (meaning === 'date') {
      const date = serialDate(number, workbook.since1904);
      if (date === null) note('badDates', text);
      else put(DATE, date);
    } else {
      if (meaning === 'time') note('times', text);
      put(NUMBER, number);
    }
  }

  /** By the type that a cell says: "n" when it says none. */
  const readers: Readonly<Record<string, (text: string) => void>> = {
    n: putNumber,
    s: (text) => {
      const shared = strings[Number(text)];
      if (shared === undefined)
        throw new DamagedPart(
          `cell ${columnLetters(column)}${row} refers to text ${text}, which is not there,`,
        );
      if (shared !== '') put(TEXT, shared);
    },
    str: (text) => {
      if (text === '') return;
      countText(text);
      put(TEXT, unescaped(text));
    },
    b: (text) => put(BOOLEAN, text === '1' || text === 'true' ? 1 : 0),
    e: (text) => note('errors', text),
    d: (text) => {
      const [, day, clock] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?))?/.exec(text) ?? [];
      if (day === undefined) note('badDates', text);
      else put(DATE, clock === undefined || /^[0:.]+$/.test(clock) ? day : `${day} ${clock}`);
    },
  };

  function endCell(): void {
    if (type === 'inlineStr') {
      if (inline) put(TEXT, inline);
    } else if (value === undefined || (value === '' && type !== 'str')) {
      if (isFormula) note('unknown', '');
    } else {
      (readers[type] ?? putNumber)(value);
    }
  }

  await workbook.read(
    sheet.part,
    {
      open(name, attributes) {
        if (name === 'c') {
          const { r: at, t = 'n', s = 0 } = attributes;
          // Some writers leave out where a cell or row stands: behind the one before.
          column = at === undefined ? column + 1 : columnOf(at);
          if (!(column >= 0 && column < MOST_COLUMNS))
            throw new DamagedPart(`a cell at '${at ?? columnLetters(column)}', which no sheet has,`);
          type = t;
          style = Number(s);
          value = inline = undefined;
          isFormula = false;
        } else if (name === 'v') {
          inValue = true;
          value = '';
        } else if (name === 'f') {
          isFormula = true;
        } else if (name === 'row') {
          row = attributes.r === undefined ? row + 1 : Number(attributes.r);
          if (!(Number.isInteger(row) && row >= 1 && row <= MOST_ROWS))
            throw new DamagedPart(`a row '${attributes.r ?? row}', which no sheet has,`);
          column = -1;
        } else if (name === 'mergeCell') {
          if (merged.count++ === 0) merged.first = attributes.ref ?? '';
        } else if (type === 'inlineStr') {
          inlineText.open(name, attributes);
        }
      },
      close(name) {
        if (name === 'c') endCell();
        else if (name === 'v') inValue = false;
        else if (name === 'row') onRow(row);
        else if (type === 'inlineStr') inlineText.close(name);
      },
      text(text) {
        if (inValue) value += text;
        else if (type === 'inlineStr') inlineText.text(text);
      },
    },
    signal,
  );
  return { columns, numbers, ...noted, merged };
}

/** "AB12" -> 27 */
export function columnOf(cell: string): number {
  let column = 0;
  for (let i = 0; i < cell.length; i++) {
    const letter = cell.charCodeAt(i) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}

/** 27 -> "AB" */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
