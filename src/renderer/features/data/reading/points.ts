import type { FileFormat, ReadChoices, Receipt } from '../../../../core/data/receipt.ts';
import { encodings } from '../../../../core/data/text-encodings.ts';
import type { PointKey } from './choices.ts';

/** The points that are chosen from a list. */
export type ListKey = Extract<
  PointKey,
  'encoding' | 'delimiter' | 'quote' | 'decimal' | 'grouping' | 'header' | 'badRows' | 'sheet'
>;

interface Option {
  readonly value: string | boolean;
  readonly label: string;
}

interface ListPoint {
  readonly label: string;
  readonly options: (receipt: Receipt | null) => readonly Option[];
  /** What the file was read by; null where the receipt does not say. */
  readonly found: (receipt: Receipt) => string | boolean | null;
  /** What is done where nothing is said, of a point on which nothing is found. */
  readonly usual?: string;
}

const option = (value: string | boolean, label: string): Option => ({ value, label });

/** What parts columns, by the words of the receipt. */
const delimiterWords: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  ':': 'colons',
  whitespace: 'blanks, any number of them',
};

/** Every point that is chosen from a list, as the form shows it. */
export const listPoints: Readonly<Record<ListKey, ListPoint>> = {
  encoding: {
    label: 'Encoding',
    options: () => encodings.map(({ name, title }) => option(name, title)),
    found: ({ encoding }) => encoding,
  },
  sheet: {
    label: 'Sheet',
    options: (receipt) => (receipt?.sheets ?? []).map((name) => option(name, name)),
    found: ({ sheet }) => sheet,
  },
  delimiter: {
    label: 'Columns are parted by',
    options: () => Object.entries(delimiterWords).map(([value, label]) => option(value, label)),
    found: ({ delimiter }) => delimiter,
  },
  quote: {
    label: 'Cells may be put into',
    options: () => [option('"', 'double quotes "'), option("'", "single quotes '"), option('', 'nothing')],
    found: ({ quote }) => quote,
  },
  decimal: {
    label: 'Decimal mark',
    options: () => [option('.', 'point: 1.5'), option(',', 'comma: 1,5')],
    found: ({ decimal }) => decimal,
  },
  grouping: {
    label: 'Thousands are parted by',
    options: () => [
      option('', 'nothing: 1000'),
      option(',', 'comma: 1,000'),
      option('.', 'point: 1.000'),
      option(' ', 'blank: 1 000'),
      option("'", "apostrophe: 1'000"),
      option('_', 'underscore: 1_000'),
    ],
    found: ({ grouping }) => grouping,
  },
  header: {
    label: 'Names of the columns',
    options: () => [option(true, 'in the first line'), option(false, 'not in the file')],
    found: ({ header }) => header,
  },
  badRows: {
    label: 'Lines with too many or too few cells',
    options: () => [option('skip', 'are left out and listed')],
    found: () => null,
    usual: 'end the reading (usual)',
  },
};

const text: readonly PointKey[] = [
  'encoding',
  'delimiter',
  'quote',
  'decimal',
  'grouping',
  'header',
  'skipLines',
  'badRows',
  'missing',
];

/** Which points can be spoken on, by what kind of file it is. */
export const pointsOf: Readonly<Record<FileFormat, readonly PointKey[]>> = {
  csv: text,
  tsv: text,
  whitespace: text,
  json: ['encoding', 'missing'],
  ndjson: ['encoding', 'missing'],
  xlsx: ['sheet', 'header', 'skipLines', 'missing'],
  parquet: ['missing'],
  npy: [],
};

const formats: ReadonlyMap<string, FileFormat> = new Map([
  ['json', 'json'],
  ['ndjson', 'ndjson'],
  ['jsonl', 'ndjson'],
  ['xlsx', 'xlsx'],
  ['parquet', 'parquet'],
  ['npy', 'npy'],
]);

/** What kind of file one is that could not be read: by its name, as a user would say. */
export function formatOfName(name: string): FileFormat {
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  return formats.get(plain.slice(plain.lastIndexOf('.') + 1)) ?? 'csv';
}

interface ListChoice {
  readonly options: readonly Option[];
  /** The place of what is chosen; -1 while nothing is said. */
  readonly chosen: number;
  /** What stands for saying nothing. */
  readonly unsaid: string;
}

/** A point as a list to choose from: what is said or found and is not usual is in it too. */
export function listChoice(key: ListKey, receipt: Receipt | null, choices: ReadChoices): ListChoice {
  const point = listPoints[key];
  const said = choices[key];
  const found = receipt && point.found(receipt);
  const usual = point.options(receipt);
  const others = [said, found].filter(
    (value, i, all) =>
      value !== undefined &&
      value !== null &&
      all.indexOf(value) === i &&
      !usual.some((each) => each.value === value),
  );
  const options = [...usual, ...others.map((value) => option(value!, String(value)))];
  // What the user had said before is not what was found.
  const known = found !== null && receipt?.choices[key] === undefined;
  const label = known ? options.find(({ value }) => value === found)?.label : undefined;
  return {
    options,
    chosen: options.findIndex(({ value }) => value === said),
    unsaid: point.usual ?? (label === undefined ? 'find out' : `${label} (found)`),
  };
}
