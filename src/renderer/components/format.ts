const minus = '\u2212';
/** Narrow, and no line breaks at it: a number stays in one piece. */
const narrowSpace = '\u202f';

/**
 * A number rounded for reading: `digits` significant ones at most, thousands parted by a narrow space,
 * powers of ten only far from 1. Never by locale: the same number reads the same everywhere.
 */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '\u2013';
  if (!Number.isFinite(value)) return value > 0 ? '\u221e' : `${minus}\u221e`;
  if (Object.is(value, -0) || value === 0) return '0';
  const text = plain(Math.abs(value), digits);
  return value < 0 ? minus + text : text;
}

function plain(size: number, digits: number): string {
  if (Number.isInteger(size) && size < 1e15) return grouped(String(size));
  const rounded = Number(size.toPrecision(digits));
  if (rounded < 1e-4 || rounded >= 1e15) return scientific(rounded, digits);
  // What is exact with fewer digits gets no zeros that say more than is known: 0.01, not 0.01000.
  const short = String(size);
  if (short.replace(/^[0.]+|\./g, '').length <= digits && !short.includes('e')) {
    const [whole, fraction] = short.split('.') as [string, string];
    return `${grouped(whole)}.${fraction}`;
  }
  // All whole digits stay: 12 345.6 with four digits reads 12 346, not 12 350.
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(rounded)));
  const [whole, fraction] = size.toFixed(Math.min(places, 100)).split('.') as [string, string?];
  return fraction ? `${grouped(whole)}.${fraction}` : grouped(whole);
}

/** As it can be typed again: 1.235e-5. */
function scientific(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${short}e${exponent.replace('+', '')}`;
}

/** Whole digits with their thousands parted, from five digits on. */
export function grouped(whole: string): string {
  return whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, narrowSpace);
}

/** "1 row", "506 rows", "1 000 000 rows". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Seconds as a person says them: "0.01 s", "12 s", "3 min 20 s", "2 h 5 min". */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${formatNumber(Number(seconds.toPrecision(2)), 2)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return join(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(whole / 60);
  return join(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0
    ? `${formatNumber(large)} ${largeUnit}`
    : `${formatNumber(large)} ${largeUnit} ${small} ${smallUnit}`;
}
