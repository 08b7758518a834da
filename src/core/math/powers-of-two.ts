const LEAST = -1074;
const MOST = 1023;

/** 2ᵏ for every k that a double can hold. With a table nobody has to look at the bits of a number. */
const POWERS = (() => {
  const powers = new Float64Array(MOST - LEAST + 1);
  for (let k = LEAST, power = Number.MIN_VALUE; k <= MOST; k++, power *= 2) powers[k - LEAST] = power;
  return powers;
})();

/** value · 2ᵏ, rounded once, for a value in [0.5, 2] and a whole k from -1080 to 1024. */
export function timesPowerOfTwo(value: number, k: number): number {
  if (k >= -1021 && k <= MOST) return value * POWERS[k - LEAST]!;
  return k > 0 ? value * POWERS[MOST - LEAST]! * 2 : value * POWERS[k + 60 - LEAST]! * 2 ** -60;
}
