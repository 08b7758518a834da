/**
 * Maxout: the greatest of each run of `pieces` linear units; the runs lie one after the other, since `units`
 * is a multiple of `pieces`. Goodfellow et al., "Maxout Networks", ICML 2013.
 */
export function maxoutForward(
  z: Float64Array,
  out: Float64Array,
  count: number,
  _units: number,
  pieces: number,
): void {
  for (let at = 0, to = 0; at < count; at += pieces, to++) {
    let greatest = z[at]!;
    for (let i = at + 1; i < at + pieces; i++) greatest = Math.max(greatest, z[i]!);
    out[to] = greatest;
  }
}

/** The whole gradient goes to the greatest unit of each run, to the first of several. */
export function maxoutBackward(
  z: Float64Array,
  out: Float64Array,
  d: Float64Array,
  dz: Float64Array,
  count: number,
  _units: number,
  pieces: number,
): void {
  for (let at = 0, from = 0; at < count; at += pieces, from++) {
    let left = d[from]!;
    for (let i = at; i < at + pieces; i++) {
      const wins = z[i] === out[from];
      dz[i] = wins ? left : 0;
      if (wins) left = 0;
    }
  }
}
