/** How numbers are written. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** What parts thousands; '' for nothing. */
  readonly grouping: '' | ',' | '.' | ' ' | "'" | '_';
}

/**
 * The formats, the likelier of the same decimal mark first. The last ones hold only for whom they were chosen by.
 * A format with grouping takes numbers without any, too.
 */
export const numberFormats: readonly NumberFormat[] = [
  { decimal: '.', grouping: '' },
  { decimal: '.', grouping: ',' },
  { decimal: '.', grouping: ' ' },
  { decimal: '.', grouping: "'" },
  { decimal: ',', grouping: '' },
  { decimal: ',', grouping: '.' },
  { decimal: ',', grouping: ' ' },
  { decimal: ',', grouping: "'" },
  { decimal: '.', grouping: '_' },
  { decimal: ',', grouping: '_' },
];

/** Numbers as every programming language writes them. */
export const plainNumbers = numberFormats[0]!;

/** Within brackets of a regular expression: what a grouping is written with. */
const groupingMarks = {
  ',': ',',
  '.': '.',
  ' ': ' \u00a0\u2009\u202f',
  "'": "'\u2019",
  _: '_',
} as const;

/**
 * What a number without superfluous zeros looks like, as a regular expression for JavaScript and RE2 alike.
 * `1,234` may stand where thousands are parted, but `0,435` is no grouped number.
 */
export function numberPattern(
  { decimal, grouping }: NumberFormat,
  integerPart = '(?:0|[1-9][0-9]*)',
): string {
  const point = `[${decimal}]`;
  const plain = `(?:${integerPart}(?:${point}[0-9]*)?|${point}[0-9]+)(?:[eE][+-]?[0-9]+)?`;
  if (grouping === '') return `[+-]?${plain}`;
  const marks = groupingMarks[grouping];
  return `[+-]?(?:${plain}|[1-9][0-9]{0,2}(?:[${marks}][0-9]{3})+(?:${point}[0-9]*)?)`;
}

const patterns = new Map(
  numberFormats.map((format) => [format, new RegExp(`^${numberPattern(format, '[0-9]+')}$`)]),
);
const INFINITE = /^[+-]?inf(?:inity)?$/i;

/**
 * The number that a text without blanks around it says in this format, with the bits that `Number()` gives;
 * undefined where it says none. "inf" and what no double can hold are infinite.
 */
export function readNumber(text: string, format: NumberFormat): number | undefined {
  if (patterns.get(format)!.test(text)) return Number(plainDigits(text, format));
  if (INFINITE.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return undefined;
}

/** A number of this format as it is written without grouping and with a decimal point. */
export function plainDigits(text: string, { decimal, grouping }: NumberFormat): string {
  const digits = grouping === '' ? text : text.replace(new RegExp(`[${groupingMarks[grouping]}]`, 'g'), '');
  return decimal === ',' ? digits.replace(',', '.') : digits;
}

/** What is taken out of a number of this format before the engine reads it. */
export function marksIn({ grouping }: NumberFormat): string {
  return grouping === '' ? '' : groupingMarks[grouping];
}

/** A number that is written with digits alone, of this format. */
export function isWrittenWhole(text: string, format: NumberFormat): boolean {
  return /^[+-]?[0-9]+$/.test(plainDigits(text, format));
}

/** Zeros before the first digit that counts, which a number has not: "007". */
export function hasLeadingZeros(text: string): boolean {
  return /^[+-]?0[0-9]/.test(text);
}

/** What other languages take for a number, and no table should: "0x10", "1_000". */
export function looksLikeNumber(text: string): boolean {
  return /^[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+(?:_[0-9]+)+(?:\.[0-9]*)?)$/.test(text);
}
