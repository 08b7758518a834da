/** A stretch of an axis, from < to. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `range` made larger (factor > 1) or smaller around a point that stays where it is, within `full`. */
export function zoomRange(range: Range, around: number, factor: number, full: Range, least: number): Range {
  const width = range.to - range.from;
  const wanted = Math.max(width * factor, Math.min(least, full.to - full.from));
  if (wanted >= full.to - full.from) return full;
  const share = (Math.min(Math.max(around, range.from), range.to) - range.from) / width;
  return panRange({ from: around - share * wanted, to: around + (1 - share) * wanted }, 0, full);
}

/** `range` moved, as far as `full` lets it. */
export function panRange(range: Range, by: number, full: Range): Range {
  const width = range.to - range.from;
  if (width >= full.to - full.from) return full;
  const from = Math.min(Math.max(range.from + by, full.from), full.to - width);
  return { from, to: from + width };
}

/** `range` moved just so far that a point is in it. */
export function rangeWith(range: Range, point: number, full: Range): Range {
  if (point < range.from) return panRange(range, point - range.from, full);
  if (point > range.to) return panRange(range, point - range.to, full);
  return range;
}

/** The least of 1, 2, 5, 10, 20, 50, … that is not below a number: an axis that grows in few steps. */
export function roundUp(value: number): number {
  if (!(value > 1)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  // Above 1e21 or so the power itself is rounded; the next one then fits.
  return [1, 2, 5, 10].map((step) => step * unit).find((step) => step >= value) ?? value;
}
