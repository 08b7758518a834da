const POWERS_OF_TEN = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const LARGEST_EXACT = 2 ** 53;

const ZERO = 48;
const POINT = 46;
const PLUS = 43;
const MINUS = 45;

/**
 * The number written in ASCII at bytes[from … to), with the bits that `Number()` gives, or NaN where there
 * is none: an optional sign, digits with at most one point, an optional exponent, and nothing else.
 * A mantissa below 2⁵³ and a power of ten up to 10²² are both exact doubles, so one division or
 * multiplication rounds once and correctly (Clinger 1990); anything else goes through `Number()`.
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const negative = bytes[at] === MINUS;
  if (negative || bytes[at] === PLUS) at++;

  let mantissa = 0;
  let digits = 0;
  let exponent = 0;
  let pointSeen = false;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (pointSeen) exponent--;
    } else if (byte === POINT && !pointSeen) {
      pointSeen = true;
    } else {
      break;
    }
  }
  if (digits === 0) return Number.NaN;

  if (at < to) {
    // Only an exponent may follow.
    if ((bytes[at]! | 32) !== 101) return Number.NaN;
    at++;
    const negativeExponent = bytes[at] === MINUS;
    if (negativeExponent || bytes[at] === PLUS) at++;
    if (at >= to) return Number.NaN;
    let written = 0;
    for (; at < to; at++) {
      const digit = bytes[at]! - ZERO;
      if (!(digit >= 0 && digit <= 9)) return Number.NaN;
      written = written * 10 + digit;
    }
    exponent += negativeExponent ? -written : written;
  }

  // Below and not at 2⁵³: 2⁵³ + 1 has been rounded to it.
  if (mantissa < LARGEST_EXACT && exponent >= -22 && exponent <= 22) {
    const value = exponent < 0 ? mantissa / POWERS_OF_TEN[-exponent]! : mantissa * POWERS_OF_TEN[exponent]!;
    return negative ? -value : value;
  }
  return Number(ascii(bytes, from, to));
}

/**
 * The same, but NaN also where a double does not say all that is written: what is infinite in it, whole numbers of
 * 2⁵³ and more, and zeros before the first digit that counts.
 */
export function parsePlainNumber(bytes: Uint8Array, from: number, to: number): number {
  const value = parseNumber(bytes, from, to);
  const size = Math.abs(value);
  if (size >= LARGEST_EXACT && (size === Number.POSITIVE_INFINITY || isWrittenWhole(bytes, from, to)))
    return Number.NaN;
  const first = bytes[from] === MINUS || bytes[from] === PLUS ? from + 1 : from;
  return bytes[first] === ZERO && first + 1 < to && isDigit(bytes[first + 1]!) ? Number.NaN : value;
}

function isWrittenWhole(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (!isDigit(bytes[at]!)) return false;
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

/** Eight bytes at a time, which takes two thirds of the time of one by one. */
function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let i = from;
  for (; i + 8 <= to; i += 8) {
    text += String.fromCharCode(
      bytes[i]!,
      bytes[i + 1]!,
      bytes[i + 2]!,
      bytes[i + 3]!,
      bytes[i + 4]!,
      bytes[i + 5]!,
      bytes[i + 6]!,
      bytes[i + 7]!,
    );
  }
  for (; i < to; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
