/*
 * The cells of a line, as bytes. A delimiter of 0 stands for runs of blanks. A cell in quotes (RFC 4180) may
 * hold delimiters, and a quote written twice.
 */

export const SPACE = 32;
export const TAB = 9;
const QUOTE = 34;

export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** Whether a cell beginning with this byte may be in quotes; no number does. */
export function mayBeQuoted(byte: number): boolean {
  return byte <= QUOTE;
}

/**
 * Where the cell ends that begins at bytes[at]: the place of its delimiter, or `to`; -1 where its quotes are not
 * closed at its end.
 */
export function cellEnd(bytes: Uint8Array, at: number, to: number, delimiter: number): number {
  const isEnd = (byte: number) => (delimiter === 0 ? isBlank(byte) : byte === delimiter);
  let i = at;
  while (i < to && isBlank(bytes[i]!) && !isEnd(bytes[i]!)) i++;
  if (i === to || bytes[i] !== QUOTE) {
    while (i < to && !isEnd(bytes[i]!)) i++;
    return i;
  }
  i = closingQuote(bytes, i, to) + 1;
  if (i === 0) return -1;
  while (i < to && isBlank(bytes[i]!) && !isEnd(bytes[i]!)) i++;
  return i === to || isEnd(bytes[i]!) ? i : -1;
}

/** The place of the quote that closes the one at `open`; -1 where none does. */
function closingQuote(bytes: Uint8Array, open: number, to: number): number {
  for (let i = open + 1; i < to; i++) {
    if (bytes[i] !== QUOTE) continue;
    if (i + 1 === to || bytes[i + 1] !== QUOTE) return i;
    i++;
  }
  return -1;
}

/** What a cell holds, without the blanks and the quotes around it: bytes[from] up to bytes[to]. */
export interface Content {
  from: number;
  to: number;
  quoted: boolean;
}

/** Finds what the cell bytes[from] up to bytes[to] holds. @param content is filled in, so that nothing is allocated */
export function findContent(bytes: Uint8Array, from: number, to: number, content: Content): void {
  let start = from;
  let stop = to;
  while (start < stop && isBlank(bytes[start]!)) start++;
  while (stop > start && isBlank(bytes[stop - 1]!)) stop--;
  content.quoted = stop - start > 1 && bytes[start] === QUOTE && bytes[stop - 1] === QUOTE;
  content.from = content.quoted ? start + 1 : start;
  content.to = content.quoted ? stop - 1 : stop;
}

/** A content as text. @param decode UTF-8 bytes as text */
export function contentText(
  bytes: Uint8Array,
  { from, to, quoted }: Content,
  decode: (bytes: Uint8Array) => string,
): string {
  const text = plainText(bytes, from, to) ?? decode(bytes.subarray(from, to));
  return quoted ? text.replaceAll('""', '"') : text;
}

/** Short ASCII, several times as fast as a decoder; undefined for any other. */
function plainText(bytes: Uint8Array, from: number, to: number): string | undefined {
  if (to - from > 40) return undefined;
  let text = '';
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte >= 128) return undefined;
    text += ASCII[byte];
  }
  return text;
}

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
