/** A number for a sentence: three digits that count. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A share for a sentence: `26.1 %`. */
export function percent(share: number): string {
  return `${shortNumber(100 * share)} %`;
}
