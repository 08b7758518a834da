/** What the cells of a column are. */
export const columnTypes = ['number', 'integer', 'text', 'boolean', 'date'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** What kind of file a data set was read from. */
export type FileFormat = 'csv' | 'tsv' | 'whitespace' | 'parquet' | 'json' | 'ndjson' | 'xlsx' | 'npy';

/** What a user may say of how a file is to be read, where what was found is not what is meant; all that is left out is found out. */
export interface ReadChoices {
  /** By its WHATWG name: utf-8, utf-16le, windows-1252, gbk, shift_jis, … */
  readonly encoding?: string | undefined;
  /** One character, or 'whitespace' for runs of blanks. */
  readonly delimiter?: string | undefined;
  /** What cells may be put into; '' for nothing. */
  readonly quote?: '"' | "'" | '' | undefined;
  readonly decimal?: '.' | ',' | undefined;
  /** What parts thousands in numbers; '' for nothing. */
  readonly grouping?: '' | ',' | '.' | ' ' | "'" | '_' | undefined;
  /** Whether the first line names the columns. */
  readonly header?: boolean | undefined;
  /** Lines (rows of a sheet) before the table. */
  readonly skipLines?: number | undefined;
  /** What is done with a line that has too many or too few cells. */
  readonly badRows?: 'error' | 'skip' | undefined;
  /** Texts that mean "missing" in every column, in place of the usual ones; an empty cell always does. */
  readonly missing?: readonly string[] | undefined;
  /** By name, as the file has it. */
  readonly columns?: Readonly<Record<string, ColumnChoices>> | undefined;
  /** The sheet of an Excel file. */
  readonly sheet?: string | undefined;
}

export interface ColumnChoices {
  readonly type?: ColumnType | undefined;
  /** Texts that mean "missing" in this column. */
  readonly missing?: readonly string[] | undefined;
}

/**
 * Where a row stands for a reader of the file: "line 3", or "row 3" where it has no lines.
 * @param line of the file, from 1; a sheet's lines are its rows
 * @param row of the table, from 0
 */
export function placeOfRow(format: FileFormat, line: number | null, row: number): string {
  if (line === null) return `row ${row + 1}`;
  return format === 'xlsx' ? `row ${line}` : `line ${line}`;
}

/** How a file was understood. What does not go with its format is null. */
export interface Receipt {
  readonly format: FileFormat;
  readonly compression: 'gzip' | null;
  /** By its WHATWG name. */
  readonly encoding: string | null;
  /** One character, or 'whitespace' for runs of blanks. */
  readonly delimiter: string | null;
  readonly quote: string | null;
  readonly decimal: '.' | ',' | null;
  readonly grouping: string | null;
  readonly lineEnd: 'lf' | 'crlf' | 'cr' | 'mixed' | null;
  /** Whether the columns' names are from the file. */
  readonly header: boolean;
  readonly skippedLines: number;
  /** Texts that were met and taken as "missing"; '' stands for an empty cell. */
  readonly missingMarks: readonly string[];
  /** Set when the columns were named as those of a table known by its looks. */
  readonly knownAs: string | null;
  /** Of an Excel file. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** Rows that were left out, as the user chose. */
  readonly skippedRows: number;
  /** The first of them. */
  readonly skipped: readonly { readonly line: number; readonly text: string; readonly why: string }[];
  /** Cells that could mean something else, the first 1000. */
  readonly ambiguous: readonly AmbiguousCell[];
  /** How many there are in all. */
  readonly ambiguousCells: number;
  /** Whole sentences: what else should be known before the numbers are believed. */
  readonly warnings: readonly string[];
  /** What the user had said. */
  readonly choices: ReadChoices;
}

/** A cell that could mean something else: "1,234" may be 1.234 or 1234. */
export interface AmbiguousCell {
  /** Of the file, from 1; null where the file has no lines. */
  readonly line: number | null;
  /** Of the table, from 0. */
  readonly row: number;
  readonly column: string;
  readonly text: string;
  /** What it was taken for: a number by its shortest digits, a date as YYYY-MM-DD, a text as it is, '' for missing. */
  readonly readAs: string;
}

export const MOST_AMBIGUOUS = 1000;

/** A receipt of a format in which nothing of a text file has to be found out. */
export function plainReceipt(format: FileFormat, choices: ReadChoices): Receipt {
  return {
    format,
    compression: null,
    encoding: null,
    delimiter: null,
    quote: null,
    decimal: null,
    grouping: null,
    lineEnd: null,
    header: true,
    skippedLines: 0,
    missingMarks: [],
    knownAs: null,
    sheet: null,
    sheets: [],
    skippedRows: 0,
    skipped: [],
    ambiguous: [],
    ambiguousCells: 0,
    warnings: [],
    choices,
  };
}
