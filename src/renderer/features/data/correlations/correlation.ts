import type { Correlations } from '../../../../core/data/description.ts';

/** The correlation of two columns, by their places; undefined where one of them is none of numbers. */
export function correlationOf(
  { columns, values }: Correlations,
  one: number,
  other: number,
): number | undefined {
  const [row, column] = [columns.indexOf(one), columns.indexOf(other)];
  return row < 0 || column < 0 ? undefined : values[row * columns.length + column];
}

/** With so many decimals, without the 0 that all have: "0.91", "−0.39"; a dash where there is none. */
export function formatCorrelation(value: number, decimals: number): string {
  if (Number.isNaN(value)) return '\u2013';
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}

/** Two columns, by their places among the correlated ones, and how they go along. */
export interface Pair {
  readonly one: number;
  readonly other: number;
  readonly value: number;
}

/** The pairs of different columns that go along most, in either direction. */
export function strongestPairs({ columns, values }: Correlations, count: number): Pair[] {
  const best: Pair[] = [];
  for (let one = 0; one < columns.length; one++) {
    for (let other = one + 1; other < columns.length; other++) {
      const value = values[one * columns.length + other]!;
      const size = Math.abs(value);
      if (Number.isNaN(size) || (best.length === count && size <= Math.abs(best.at(-1)!.value))) continue;
      const at = best.findIndex((pair) => Math.abs(pair.value) < size);
      best.splice(at < 0 ? best.length : at, 0, { one, other, value });
      if (best.length > count) best.pop();
    }
  }
  return best;
}
