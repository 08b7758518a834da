export interface ByteOrderMark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';
  readonly bytes: number;
}

/** What some programs put before a text to say how it is encoded. */
export function byteOrderMark([first, second, third, fourth]: Uint8Array): ByteOrderMark | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', bytes: 3 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', bytes: 2 };
  if (first !== 0xff || second !== 0xfe) {
    const wide = first === 0 && second === 0 && third === 0xfe && fourth === 0xff;
    return wide ? { encoding: 'utf-32', bytes: 4 } : undefined;
  }
  // UTF-16 would have a NUL as its first letter.
  if (third === 0 && fourth === 0) return { encoding: 'utf-32', bytes: 4 };
  return { encoding: 'utf-16le', bytes: 2 };
}
