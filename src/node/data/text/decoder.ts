/** Text of another encoding than UTF-8, a piece at a time. */
export interface Decoder {
  /** Bytes of ASCII alone are the same text in UTF-8. */
  readonly extendsAscii: boolean;
  /** How many of the bytes, from the first, are whole characters whatever follows. */
  whole(bytes: Buffer): number;
  /** @throws TypeError when a byte is wrong */
  decode(bytes: Buffer): string;
  /** Where the first wrong byte lies, or the character that it breaks off; its length when all is right. */
  firstWrong(bytes: Buffer): number;
}

/** How many bytes a character has that begins with these two. */
type LengthOf = (lead: number, second: number) => number;

const oneOrTwo: LengthOf = (lead) => (lead > 0x80 ? 2 : 1);
const chinese: LengthOf = (lead, second) =>
  lead > 0x80 && second >= 0x30 && second <= 0x39 ? 4 : oneOrTwo(lead, second);

const multibyte: Readonly<Record<string, LengthOf>> = {
  gbk: chinese,
  gb18030: chinese,
  big5: oneOrTwo,
  shift_jis: (lead, second) => (lead >= 0xa0 && lead < 0xe0 ? 1 : oneOrTwo(lead, second)),
  'euc-jp': (lead, second) => (lead === 0x8f ? 3 : oneOrTwo(lead, second)),
  'euc-kr': oneOrTwo,
};

/** Characters that no encoding but Unicode itself has; what is not assigned is decoded as these. */
const PRIVATE = /[\ue000-\uf8ff]/;
const NO_PRIVATE = new Set(['gbk', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-874']);

/** @param encoding one of the table of encodings */
export function createDecoder(encoding: string): Decoder {
  const decode = encoding === 'windows-1252' ? decodeWindows1252 : decodeAs(encoding);
  return {
    extendsAscii: !encoding.startsWith('utf-16'),
    decode,
    whole: wholeOf(encoding),
    firstWrong: (bytes) => firstWrong(bytes, encoding, decode),
  };
}

function decodeAs(encoding: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const refused = NO_PRIVATE.has(encoding);
  return (bytes) => {
    const text = decoder.decode(bytes);
    if (refused && PRIVATE.test(text)) throw new TypeError('a byte stands for no character');
    return text;
  };
}

/** What the bytes from 80 to 9F are; a place that is not taken stays the control character that it would be. */
const FROM_80 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Node's own took it for ISO 8859-1 before version 23: its quotation marks and the euro became control characters. */
function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => FROM_80[char.charCodeAt(0) - 0x80]!);
}

function wholeOf(encoding: string): (bytes: Buffer) => number {
  if (encoding.startsWith('utf-16')) return wholeUtf16(encoding);
  const lengthOf = multibyte[encoding];
  return lengthOf ? wholeMultibyte(lengthOf) : (bytes) => bytes.length;
}

function wholeMultibyte(lengthOf: LengthOf): (bytes: Buffer) => number {
  return (bytes) => {
    // In none of these is a byte below 30 a part of a longer character.
    let at = bytes.length;
    while (at > 0 && bytes[at - 1]! >= 0x30) at--;
    while (at < bytes.length) {
      const next = at + lengthOf(bytes[at]!, bytes[at + 1] ?? 0);
      // Four of them may show only by the second.
      if (next > bytes.length || (at + 1 === bytes.length && bytes[at]! > 0x80)) break;
      at = next;
    }
    return at;
  };
}

function wholeUtf16(encoding: string): (bytes: Buffer) => number {
  const high = encoding === 'utf-16le' ? 1 : 0;
  return (bytes) => {
    const even = bytes.length & ~1;
    // The first half of a pair waits for the second.
    return even >= 2 && (bytes[even - 2 + high]! & 0xfc) === 0xd8 ? even - 2 : even;
  };
}

function firstWrong(bytes: Buffer, encoding: string, decode: (bytes: Buffer) => string): number {
  const isRight = (length: number) => {
    try {
      decode(bytes.subarray(0, length));
      return true;
    } catch {
      return false;
    }
  };
  if (isRight(bytes.length)) return bytes.length;
  const goesOn = (length: number) => {
    try {
      const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
      const text = decoder.decode(bytes.subarray(0, length), { stream: true });
      return !(NO_PRIVATE.has(encoding) && PRIVATE.test(text));
    } catch {
      return false;
    }
  };
  // The longest beginning that more bytes could follow.
  let least = 0;
  let most = bytes.length;
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (goesOn(middle)) least = middle;
    else most = middle - 1;
  }
  while (least > 0 && !isRight(least)) least--;
  return least;
}
