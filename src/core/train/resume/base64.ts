const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));

const LETTERS = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const EQUALS = 61;
/** Letters that are made into text at once. */
const PIECE = 8192;

/** 32-bit integers, little-endian, in base64 (RFC 4648): some 5.3 letters each. */
export function encodeInt32(values: Int32Array): string {
  const count = values.length * 4;
  const bytes = new Uint8Array(count + 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setInt32(i * 4, values[i]!, true);
  const letters = new Uint8Array(encodedLength(values.length));
  for (let i = 0, at = 0; i < count; i += 3) {
    const bits = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    letters[at++] = LETTERS[bits >>> 18]!;
    letters[at++] = LETTERS[(bits >>> 12) & 63]!;
    letters[at++] = i + 1 < count ? LETTERS[(bits >>> 6) & 63]! : EQUALS;
    letters[at++] = i + 2 < count ? LETTERS[bits & 63]! : EQUALS;
  }
  let text = '';
  for (let at = 0; at < letters.length; at += PIECE) {
    text += String.fromCharCode(...letters.subarray(at, at + PIECE));
  }
  return text;
}

/** How long the text of so many integers is. */
export function encodedLength(count: number): number {
  return Math.ceil((count * 4) / 3) * 4;
}

/**
 * Fills `into` with what `encodeInt32` wrote.
 * @returns whether the text holds exactly so many integers
 */
export function decodeInt32(text: string, into: Int32Array): boolean {
  if (text.length !== encodedLength(into.length)) return false;
  into.fill(0);
  const bytes = into.length * 4;
  for (let i = 0; i < bytes; i++) {
    // Four letters hold three bytes.
    const letter = Math.floor(i / 3) * 4 + (i % 3);
    const high = VALUES.get(text.charCodeAt(letter));
    const low = VALUES.get(text.charCodeAt(letter + 1));
    if (high === undefined || low === undefined) return false;
    const pair = (high << 6) | low;
    const byte = (pair >>> (4 - (i % 3) * 2)) & 0xff;
    into[i >> 2]! |= byte << ((i & 3) * 8);
  }
  return true;
}
