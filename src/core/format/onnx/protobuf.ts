/*
 * Writes Protocol Buffers (https://protobuf.dev/programming-guides/encoding/): the few wire types that ONNX
 * files need. A message is the bytes of its fields, one after the other.
 */

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** One or more fields as bytes. */
export type Bytes = Uint8Array;

/** A whole number as field `field`; negative ones take ten bytes, as int64 has them. */
export function integer(field: number, value: number): Bytes {
  return join([tag(field, VARINT), varint(value)]);
}

/** Bytes, or a message inside a message. */
export function bytes(field: number, value: Bytes): Bytes {
  return join([tag(field, LENGTH_DELIMITED), varint(value.length), value]);
}

export function text(field: number, value: string): Bytes {
  return bytes(field, utf8(value));
}

export function join(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Doubles, eight bytes each with the least first, whatever the machine. */
export function littleEndian(values: ArrayLike<number>): Bytes {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (let i = 0; i < values.length; i++) view.setFloat64(i * 8, values[i]!, true);
  return new Uint8Array(view.buffer);
}

function tag(field: number, wireType: number): Bytes {
  return varint(field * 8 + wireType);
}

/** Seven bits a byte, the least first; negative numbers as two's complement of 64 bits. */
function varint(value: number): Bytes {
  const found: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    found.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  found.push(Number(rest));
  return Uint8Array.from(found);
}

/** The core has no TextEncoder. Half a surrogate pair becomes U+FFFD, as there. */
function utf8(value: string): Bytes {
  const found: number[] = [];
  for (const character of value) {
    const point = character.codePointAt(0)!;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) found.push(code);
    else if (code < 0x800) found.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) found.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      found.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
      found.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return Uint8Array.from(found);
}
