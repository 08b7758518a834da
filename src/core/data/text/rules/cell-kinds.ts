import type { ColumnType, ReadChoices } from '../../receipt.ts';
import { type DateFormat, dateFormats, readDate } from './date-formats.ts';
import { looksLikeNumber, type NumberFormat, numberFormats, readNumber } from './number-formats.ts';

/** What a cell says; a date as YYYY-MM-DD or YYYY-MM-DD hh:mm:ss. */
export type CellValue = number | boolean | string;

/** One way to read cells. A column is read in a way in which all its cells can be read. */
export interface CellKind {
  readonly type: 'number' | 'boolean' | 'date' | 'text';
  /** What a text without blanks around it says; undefined when it is none of this kind. */
  readonly read: (text: string) => CellValue | undefined;
  /** Of numbers. */
  readonly format?: NumberFormat;
  /** Of numbers: each is followed by a percent sign. */
  readonly percent?: boolean;
  /** Of dates. */
  readonly date?: DateFormat;
  /** Of booleans, in lower case. */
  readonly words?: readonly [yes: readonly string[], no: readonly string[]];
  /** Only where a user said so. */
  readonly chosen?: true;
}

const numbers: readonly CellKind[] = numberFormats.flatMap((format) => [
  {
    type: 'number',
    format,
    percent: false,
    read: (text: string) => readNumber(text, format),
  },
  {
    type: 'number',
    format,
    percent: true,
    read: (text: string) =>
      text.endsWith('%') ? readNumber(text.slice(0, -1).trimEnd(), format) : undefined,
  },
]);

const booleans: readonly CellKind[] = [
  booleanKind([['true'], ['false']]),
  {
    ...booleanKind([
      ['true', 'yes', 't', 'y', '1'],
      ['false', 'no', 'f', 'n', '0'],
    ]),
    chosen: true,
  },
];

function booleanKind(words: readonly [yes: readonly string[], no: readonly string[]]): CellKind {
  const [yes, no] = words;
  const read = (text: string) => {
    const word = text.toLowerCase();
    if (yes.includes(word)) return true;
    return no.includes(word) ? false : undefined;
  };
  return { type: 'boolean', words, read };
}

const dates: readonly CellKind[] = Object.values(dateFormats).map((date) => ({
  type: 'date',
  date,
  read: (text: string) => readDate(text, date),
}));

/** Numbers among which some are written as no table should: they stay texts, and each such cell is told. */
const likeNumbers: CellKind = {
  type: 'text',
  read: (text) =>
    readNumber(text, numberFormats[0]!) !== undefined || looksLikeNumber(text) ? text : undefined,
};

/** Every way, the likelier first. */
export const cellKinds: readonly CellKind[] = [...numbers, ...booleans, ...dates, likeNumbers];

/** A set of kinds: bit i stands for cellKinds[i]. */
export type Kinds = number;

export function kindsThat(holds: (kind: CellKind) => boolean): Kinds {
  return cellKinds.reduce((kinds, kind, i) => (holds(kind) ? kinds | (1 << i) : kinds), 0);
}

/** The first of them that is like this. */
export function firstKind(
  kinds: Kinds,
  holds: (kind: CellKind) => boolean = () => true,
): CellKind | undefined {
  return cellKinds.find((kind, i) => (kinds & (1 << i)) !== 0 && holds(kind));
}

export function hasKind(kinds: Kinds, kind: CellKind): boolean {
  return (kinds & (1 << cellKinds.indexOf(kind))) !== 0;
}

/** The ways that a user's choices leave open for a column. */
export function openKinds(choices: ReadChoices, type: ColumnType | undefined): Kinds {
  const { decimal, grouping } = choices;
  const agrees = (format: NumberFormat) =>
    (decimal === undefined || format.decimal === decimal) &&
    (grouping === undefined
      ? format.grouping !== '_'
      : (format.grouping === '' || format.grouping === grouping) && format.decimal !== grouping);
  const isOpen = (kind: CellKind) => {
    if (kind.format && !agrees(kind.format)) return false;
    if (type === undefined) return !kind.chosen;
    return kind.type === (type === 'integer' ? 'number' : type) && kind.type !== 'text';
  };
  return kindsThat(isOpen);
}
