export function gatherRows(x: usize, width: i32, order: usize, from: i32, to: i32, out: usize): void {
  const bytes: usize = (<usize>width) << 3;
  const whole = bytes & ~15;
  let into = out;
  for (let i: usize = <usize>from; i < <usize>to; i++) {
    const row = x + (order ? <usize>load<i32>(order + (i << 2)) : i) * bytes;
    let at: usize = 0;
    for (; at < whole; at += 16) v128.store(into + at, v128.load(row + at));
    if (at < bytes) store<f64>(into + at, load<f64>(row + at));
    into += bytes;
  }
}

/** The rows x columns matrix at `from`, columns x rows at `to`; two by two. */
export function transpose(from: usize, rows: i32, columns: i32, to: usize): void {
  const across: usize = (<usize>columns) << 3;
  const down: usize = (<usize>rows) << 3;
  let r: usize = 0;
  for (; r + 8 < down; r += 16) {
    const first = from + (r >> 3) * across;
    const second = first + across;
    let c: usize = 0;
    let into = to + r;
    for (; c + 8 < across; c += 16) {
      const a = v128.load(first + c);
      const b = v128.load(second + c);
      v128.store(into, v128.shuffle<f64>(a, b, 0, 2));
      v128.store(into + down, v128.shuffle<f64>(a, b, 1, 3));
      into += down << 1;
    }
    if (c < across) {
      store<f64>(into, load<f64>(first + c));
      store<f64>(into, load<f64>(second + c), 8);
    }
  }
  if (r < down) {
    const row = from + (r >> 3) * across;
    for (let c: usize = 0; c < across; c += 8) store<f64>(to + (c >> 3) * down + r, load<f64>(row + c));
  }
}
