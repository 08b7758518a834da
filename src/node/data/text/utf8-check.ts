import { isUtf8 } from 'node:buffer';

const BLOCK = 4096;

/** Says where a text stops being UTF-8, as its bytes come in. */
export class Utf8Check {
  /** The beginning of a character that the last chunk has cut. */
  private cut: Uint8Array = new Uint8Array();

  /**
   * @returns where in this chunk the first wrong byte lies, or character that a wrong byte breaks off; below 0 when
   *   that character had begun in the chunk before; undefined while all is right
   */
  add(chunk: Uint8Array): number | undefined {
    const missing = this.cut.length === 0 ? 0 : lengthOf(this.cut[0]!) - this.cut.length;
    const rest = chunk.subarray(missing);
    if (missing > 0) {
      const { cut } = this;
      const joined = new Uint8Array([...cut, ...chunk.subarray(0, missing)]);
      if (chunk.length < missing) {
        if (beginsRight(joined)) this.cut = joined;
        else return -cut.length;
        return undefined;
      }
      if (!isUtf8(joined)) return -cut.length;
    }
    const whole = rest.length - cutAtEnd(rest);
    if (!isUtf8(rest.subarray(0, whole))) return missing + firstWrong(rest.subarray(0, whole));
    // A copy: the chunk's memory is used again.
    this.cut = Uint8Array.from(rest.subarray(whole));
    return undefined;
  }

  /** How many bytes at the end of the text are the beginning of a character alone. */
  end(): number {
    return this.cut.length;
  }
}

/** How many bytes a character has that begins with this one; 1 for what begins none. */
function lengthOf(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
}

/** How many bytes at the end begin a character that goes on behind. */
function cutAtEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    return lengthOf(byte) > back && beginsRight(bytes.subarray(bytes.length - back)) ? back : 0;
  }
  return 0;
}

/** Whether a whole character could begin so. */
function beginsRight(bytes: Uint8Array): boolean {
  // The last byte takes any value from 80 to BF, and so does the third of four.
  const fill = [0x80, 0x80, 0x80].slice(0, lengthOf(bytes[0]!) - bytes.length);
  return (
    isUtf8(new Uint8Array([...bytes, ...fill])) || isUtf8(new Uint8Array([...bytes, 0xbf, ...fill.slice(1)]))
  );
}

/** The place of the first byte that is not UTF-8, or begins a character that is broken off. */
function firstWrong(bytes: Uint8Array): number {
  let at = 0;
  // Blocks first: the loop below takes some hundred times as long for a byte.
  for (let block = BLOCK; block <= bytes.length; block += BLOCK) {
    const stop = block - cutAtEnd(bytes.subarray(at, block));
    if (!isUtf8(bytes.subarray(at, stop))) break;
    at = stop;
  }
  while (at < bytes.length) {
    const length = bytes[at]! < 0x80 ? 1 : lengthOf(bytes[at]!);
    if (bytes[at]! >= 0x80 && !isCharacter(bytes, at, length)) return at;
    at += length;
  }
  return at;
}

/** Whether a character of more than one byte lies there. */
function isCharacter(bytes: Uint8Array, at: number, length: number): boolean {
  if (length === 1 || at + length > bytes.length) return false;
  return isUtf8(bytes.subarray(at, at + length));
}

/** How well high bytes go together as UTF-8: characters of more than one byte, and bytes that belong to none. */
export function countUtf8(bytes: Uint8Array): { characters: number; wrong: number } {
  const whole = bytes.length - cutAtEnd(bytes);
  const count = { characters: 0, wrong: 0 };
  for (let at = 0; at < whole; ) {
    const length = lengthOf(bytes[at]!);
    const isRight = isCharacter(bytes, at, length);
    if (isRight) count.characters++;
    else if (bytes[at]! >= 0x80) count.wrong++;
    at += isRight ? length : 1;
  }
  return count;
}
