export function reluForward(z: usize, out: usize, length: i32): void {
  const zero = f64x2.splat(0);
  const bytes: usize = (<usize>length) << 3;
  const end = bytes & ~15;
  let at: usize = 0;
  // pmax(a, b) is a < b ? b : a, so a NaN stays
  for (; at < end; at += 16) v128.store(out + at, f64x2.pmax(v128.load(z + at), zero));
  if (at < bytes) {
    const value = load<f64>(z + at);
    store<f64>(out + at, value < 0 ? 0 : value);
  }
}

export function reluBackward(out: usize, d: usize, length: i32): void {
  const zero = f64x2.splat(0);
  const bytes: usize = (<usize>length) << 3;
  const end = bytes & ~15;
  let at: usize = 0;
  for (; at < end; at += 16) {
    v128.store(d + at, v128.andnot(v128.load(d + at), f64x2.le(v128.load(out + at), zero)));
  }
  if (at < bytes && load<f64>(out + at) <= 0) store<f64>(d + at, 0);
}
