import { createDecoder } from './decoder.ts';

const LF = 0x0a;

/**
 * Whether a text without a byte order mark looks like UTF-16: in tables most letters are digits, commas and line
 * ends, one byte of which is then zero, always the same.
 * @param head the beginning of the file
 */
export function likelyUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  /** Zero bytes and line feeds at even and at odd places. */
  const zeros: [number, number] = [0, 0];
  const feeds: [number, number] = [0, 0];
  for (let i = 0; i < head.length; i++) {
    if (head[i] === 0) zeros[i % 2]!++;
    if (head[i] === LF && head[i ^ 1] === 0) feeds[i % 2]!++;
  }
  const high = zeros[1] > zeros[0] ? 1 : 0;
  // Some letters of Chinese have a zero on the other side.
  if (zeros[high] < 4 * zeros[1 - high]!) return undefined;
  const enough = feeds[1 - high]! > 0 ? 40 : 8;
  if (zeros[high] < head.length / enough) return undefined;
  return isText(head, high === 1 ? 'utf-16le' : 'utf-16be');
}

function isText<T extends string>(head: Uint8Array, encoding: T): T | undefined {
  const decoder = createDecoder(encoding);
  const bytes = Buffer.from(head);
  try {
    const text = decoder.decode(bytes.subarray(0, decoder.whole(bytes)));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has any of these
    return /[\0-\x08\x0e-\x1f\ufffe\uffff]/.test(text) ? undefined : encoding;
  } catch {
    return undefined;
  }
}
