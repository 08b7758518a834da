/** baseⁿ for a whole n of at least 0, by squaring: the same bits on every engine, which `**` does not promise. */
export function integerPower(base: number, n: number): number {
  let power = 1;
  let square = base;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
