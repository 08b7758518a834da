import { Problem, quote } from '../../problem.ts';
import type { Column, PlacedText } from '../table.ts';
import { type Content, contentText, findContent } from './cells.ts';
import type { Source } from './first-line.ts';
import { parseNumber } from './number-text.ts';
import { TextPlaces } from './text-places.ts';

/** What stands for a missing number; in a text column only an empty cell is missing. */
export const missingMarks: ReadonlySet<string> = new Set([
  '',
  'NA',
  'N/A',
  'n/a',
  'NaN',
  'nan',
  'null',
  'NULL',
  '?',
]);

/**
 * The cells of the columns that are not plainly numbers. A column is one of texts from its first text on when
 * only empty cells came before it; if there were others, the file has to be read again.
 */
export class ColumnTexts {
  /** 1 for a column whose cells are texts. */
  readonly isText: Uint8Array;
  /** How many columns come before the first of texts. */
  plain: number;
  /** The text columns and their first text, those too that are to be read again. */
  readonly firstTexts: Map<number, PlacedText>;
  readonly #places: (TextPlaces | undefined)[];
  readonly #empty: Int32Array;
  readonly #missing: Int32Array;
  readonly #firstMissing = new Map<number, PlacedText>();
  readonly #infinite = new Map<number, PlacedText>();
  readonly #content: Content = { from: 0, to: 0, quoted: false };
  readonly #columns: readonly Column[];
  readonly #source: Source;

  /** @param texts the columns that are known to hold texts, with the first */
  constructor(columns: readonly Column[], source: Source, texts: ReadonlyMap<number, PlacedText>) {
    this.#columns = columns;
    this.#source = source;
    this.isText = new Uint8Array(columns.length);
    this.plain = columns.length;
    this.firstTexts = new Map(texts);
    this.#places = new Array(columns.length).fill(undefined);
    this.#empty = new Int32Array(columns.length);
    this.#missing = new Int32Array(columns.length);
    for (const column of texts.keys()) this.#asText(column);
  }

  #asText(column: number): TextPlaces {
    this.isText[column] = 1;
    this.plain = Math.min(this.plain, column);
    const places = new TextPlaces();
    this.#places[column] = places;
    return places;
  }

  /** Columns in which a text came after numbers. */
  get late(): number[] {
    return [...this.firstTexts.keys()].filter((column) => this.isText[column] === 0);
  }

  /**
   * The number for the cell bytes[from] up to bytes[to]: the place of a text, NaN for a missing cell.
   * @param row how many rows came before
   * @throws Problem for what is not text
   */
  read(bytes: Uint8Array, from: number, to: number, column: number, row: number, line: number): number {
    const content = this.#content;
    findContent(bytes, from, to, content);
    if (content.from === content.to) {
      this.#empty[column]!++;
      return this.#noteMissing(column, line, '');
    }
    const places = this.#places[column];
    if (places) return this.#place(places, this.#text(bytes, column, line), column, line);

    const value = parseNumber(bytes, content.from, content.to);
    if (Number.isFinite(value)) return value;
    // It will be read again anyway.
    if (this.firstTexts.has(column)) return Number.NaN;
    const text = this.#text(bytes, column, line);
    if (missingMarks.has(text)) return this.#noteMissing(column, line, text);
    if (!Number.isNaN(value) || /^[+-]?inf(inity)?$/i.test(text)) {
      // An error, unless the column turns out to be one of texts.
      if (!this.#infinite.has(column)) this.#infinite.set(column, { line, text });
      return Number.NaN;
    }
    this.firstTexts.set(column, { line, text });
    return this.#empty[column] === row ? this.#place(this.#asText(column), text, column, line) : Number.NaN;
  }

  #noteMissing(column: number, line: number, text: string): number {
    if (this.#missing[column] === 0) this.#firstMissing.set(column, { line, text });
    this.#missing[column]!++;
    return Number.NaN;
  }

  #place(places: TextPlaces, text: string, column: number, line: number): number {
    const place = places.place(text);
    if (place !== undefined) return place;
    const { name } = this.#columns[column]!;
    throw this.#wrong(
      line,
      `${name} has more different texts than can be told apart`,
      'Leave that column out of the file.',
    );
  }

  #text(bytes: Uint8Array, column: number, line: number): string {
    const text = contentText(bytes, this.#content, this.#source.decode);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells other files from text
    const strange = /[\u0000-\u0008\u000b-\u001f\ufffd]/.exec(text);
    if (!strange) return text;
    const { name } = this.#columns[column]!;
    const what = strange[0] === '\ufffd' ? 'UTF-8 text' : 'text';
    const hint = 'Save the file as UTF-8 text and open it again.';
    throw this.#wrong(line, `${quote(text)} in ${name} is not ${what}`, hint);
  }

  #wrong(line: number, what: string, hint: string): Problem {
    return new Problem('data', `${this.#source.name} line ${line}: ${what}`, hint);
  }

  /** @throws Problem naming the first number that no double can hold */
  refuseInfinite(): void {
    for (const [column, { line, text }] of this.#infinite) {
      if (this.firstTexts.has(column)) continue;
      const { name } = this.#columns[column]!;
      const what = /inf/i.test(text) ? 'is infinite' : 'is too large for a double';
      const hint = 'Write a number there, or remove the line, and open the file again.';
      throw this.#wrong(line, `${quote(text)} in ${name} ${what}`, hint);
    }
  }

  /** Sorts the texts, puts their places in that order into the values, and gives the columns as they are. */
  finish(values: Float64Array): Column[] {
    const width = this.#columns.length;
    return this.#columns.map((known, column) => {
      const firstText = this.firstTexts.get(column);
      const firstMissing = this.#firstMissing.get(column);
      const about: Column = { ...known, ...(firstMissing && { firstMissing }) };
      const texts = this.#places[column]?.sorted();
      if (!texts || !firstText) return about;
      for (let at = column; at < values.length; at += width) {
        const place = values[at]!;
        if (!Number.isNaN(place)) values[at] = texts.order[place]!;
      }
      return { ...about, categories: texts.categories, firstText };
    });
  }

  /** The columns with missing cells. */
  missing(): { column: string; cells: number }[] {
    return this.#columns
      .map(({ name }, column) => ({ column: name, cells: this.#missing[column]! }))
      .filter(({ cells }) => cells > 0);
  }
}
