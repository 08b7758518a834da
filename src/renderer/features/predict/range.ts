/** What training saw of a column. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Decimals that tell `steps` places of a range apart. */
export function decimalsFor({ min, max }: Range, steps: number): number {
  const step = (max - min) / steps;
  if (!(step > 0) || !Number.isFinite(step)) return 2;
  return Math.min(12, Math.max(0, Math.ceil(-Math.log10(step))));
}

/** A place of a slider as a number one would type; the ends stay what they are. */
export function sliderValue(value: number, range: Range): number {
  if (value <= range.min) return range.min;
  if (value >= range.max) return range.max;
  const rounded = Number(value.toFixed(decimalsFor(range, 100)));
  return Math.min(range.max, Math.max(range.min, rounded));
}

/** A mean as one would type it. */
export function typedMean({ min, max, mean }: Range & { readonly mean: number }): number {
  return Number(mean.toFixed(decimalsFor({ min, max }, 1000)));
}
