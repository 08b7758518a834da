/* The ends of lines among bytes: LF, CR, or CR LF, which is one. */

export const LF = 10;
export const CR = 13;

export function isLineEnd(byte: number): boolean {
  return byte === LF || byte === CR;
}

/** The place of the first byte that ends a line, or `to`. */
export function firstLineEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && !isLineEnd(bytes[at]!)) at++;
  return at;
}

/** The place of the last byte that ends a line, or -1. */
export function lastLineEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (isLineEnd(bytes[at]!)) return at;
  return -1;
}

/** How many bytes the line end at bytes[at] has. @param last the place of the last line end among them */
export function lineEndLength(bytes: Uint8Array, at: number, last: number): number {
  return bytes[at] === CR && at < last && bytes[at + 1] === LF ? 2 : 1;
}
