/**
 * Where a logarithmic axis from min to max has its marks: of the patterns 1-2-5, 1-3, every power of ten,
 * every second, … the finest that has at most `most` of them.
 */
export function logTicks(min: number, max: number, most: number): number[] {
  const from = Math.floor(Math.log10(min));
  const to = Math.ceil(Math.log10(max));
  const shown = (factors: readonly number[], every: number) => {
    const ticks: number[] = [];
    for (let power = Math.ceil(from / every) * every; power <= to; power += every) {
      for (const factor of factors) {
        const tick = Number(`${factor}e${power}`);
        if (tick >= min && tick <= max) ticks.push(tick);
      }
    }
    return ticks;
  };
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = shown(factors, 1);
    if (ticks.length <= most && ticks.length > 2) return ticks;
  }
  for (const every of [2, 5, 10, 20, 50, 100, 200]) {
    const ticks = shown([1], every);
    if (ticks.length <= most && ticks.length > 1) return ticks;
  }
  return evenTicks(min, max, most);
}

/** The marks of a linear axis, or of so short a stretch of a logarithmic one that it looks linear. */
export function evenTicks(min: number, max: number, most: number): number[] {
  const least = (max - min) / Math.max(1, most - 1);
  if (!(least > 0 && Number.isFinite(least))) return [min];
  const unit = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * unit).find((candidate) => candidate >= least) ?? least;
  const ticks: number[] = [];
  const first = Math.ceil(min / step);
  for (let i = 0; i < most; i++) {
    const tick = Number(((first + i) * step).toPrecision(12));
    if (tick >= min && tick <= max && tick !== ticks.at(-1)) ticks.push(tick);
  }
  return ticks;
}

/** How many marks fit on an axis of this length in pixels. */
export function tickRoom(length: number, each: number): number {
  return Math.max(2, Math.floor(length / each));
}
