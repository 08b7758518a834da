const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));

/** 32-bit integers, little-endian, in base64 (RFC 4648): some 5.3 letters each. */
export function encodeInt32(values: Int32Array): string {
  const bytes = values.length * 4;
  const byte = (i: number) => (i < bytes ? (values[i >> 2]! >>> ((i & 3) * 8)) & 0xff : 0);
  const pieces: string[] = [];
  let letters = '';
  for (let i = 0; i < bytes; i += 3) {
    const bits = (byte(i) << 16) | (byte(i + 1) << 8) | byte(i + 2);
    letters += ALPHABET[bits >>> 18]! + ALPHABET[(bits >>> 12) & 63]!;
    letters += i + 1 < bytes ? ALPHABET[(bits >>> 6) & 63]! : '=';
    letters += i + 2 < bytes ? ALPHABET[bits & 63]! : '=';
    if (letters.length > 65536) {
      pieces.push(letters);
      letters = '';
    }
  }
  return pieces.join('') + letters;
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
