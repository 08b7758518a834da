export function gram(x: usize, y: usize, width: i32, from: i32, to: i32, into: usize): void {
  const bytes: usize = (<usize>width) << 3;
  const size = bytes + 8;
  let i = from;
  for (; i + 3 < to; i += 4) {
    const x0 = x + <usize>i * bytes;
    const x1 = x0 + bytes;
    const x2 = x1 + bytes;
    const x3 = x2 + bytes;
    const targets = y + ((<usize>i) << 3);
    let row = into;
    for (let a: usize = 0; a < bytes; a += 8) {
      addFour(
        row,
        x0,
        x1,
        x2,
        x3,
        load<f64>(x0 + a),
        load<f64>(x1 + a),
        load<f64>(x2 + a),
        load<f64>(x3 + a),
        a,
        bytes,
      );
      row += size;
    }
    const y0 = load<f64>(targets);
    const y1 = load<f64>(targets, 8);
    const y2 = load<f64>(targets, 16);
    const y3 = load<f64>(targets, 24);
    addFour(row, x0, x1, x2, x3, y0, y1, y2, y3, 0, bytes);
    store<f64>(row + bytes, load<f64>(row + bytes) + (y0 * y0 + y1 * y1 + (y2 * y2 + y3 * y3)));
  }
  for (; i < to; i++) {
    const at = x + <usize>i * bytes;
    const target = load<f64>(y + ((<usize>i) << 3));
    let row = into;
    for (let a: usize = 0; a < bytes; a += 8) {
      const value = load<f64>(at + a);
      for (let j = a; j < bytes; j += 8) store<f64>(row + j, load<f64>(row + j) + value * load<f64>(at + j));
      row += size;
    }
    for (let j: usize = 0; j < bytes; j += 8)
      store<f64>(row + j, load<f64>(row + j) + target * load<f64>(at + j));
    store<f64>(row + bytes, load<f64>(row + bytes) + target * target);
  }
  mirror(into, size);
}

/**
 * Adds four rows, each times its factor, to a row of the sums from column `a` on. It begins at a whole pair,
 * so it may also add to the column before: `mirror` overwrites that.
 */
function addFour(
  row: usize,
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  v0: f64,
  v1: f64,
  v2: f64,
  v3: f64,
  a: usize,
  bytes: usize,
): void {
  const end = bytes & ~15;
  const s0 = f64x2.splat(v0);
  const s1 = f64x2.splat(v1);
  const s2 = f64x2.splat(v2);
  const s3 = f64x2.splat(v3);
  let j = a & ~15;
  for (; j < end; j += 16) {
    const first = f64x2.add(f64x2.mul(s0, v128.load(x0 + j)), f64x2.mul(s1, v128.load(x1 + j)));
    const second = f64x2.add(f64x2.mul(s2, v128.load(x2 + j)), f64x2.mul(s3, v128.load(x3 + j)));
    v128.store(row + j, f64x2.add(v128.load(row + j), f64x2.add(first, second)));
  }
  if (j < bytes) {
    const first = v0 * load<f64>(x0 + j) + v1 * load<f64>(x1 + j);
    const second = v2 * load<f64>(x2 + j) + v3 * load<f64>(x3 + j);
    store<f64>(row + j, load<f64>(row + j) + (first + second));
  }
}

/** Columns of the features below the diagonal from those above; the target's column from its row. */
function mirror(into: usize, size: usize): void {
  const last = size - 8;
  for (let a: usize = 0; a < last; a += 8) {
    const row = into + (a >> 3) * size;
    for (let b = a + 8; b < last; b += 8) store<f64>(into + (b >> 3) * size + a, load<f64>(row + b));
    store<f64>(row + last, load<f64>(into + (last >> 3) * size + a));
  }
}

export function gramSteps(
  gram: usize,
  width: i32,
  rows: i32,
  updates: i32,
  slope: f64,
  rate: f64,
  floor: f64,
  parameters: usize,
  gradient: usize,
  losses: usize,
): i32 {
  const bytes: usize = (<usize>width) << 3;
  const scale = slope / <f64>rows;
  for (let made = 0; made < updates; made++) {
    let squares: f64 = 0;
    let j: usize = 0;
    for (; j + 56 < bytes; j += 64)
      squares = eightColumns(gram + j, bytes, parameters, gradient, j, scale, squares);
    for (; j + 8 < bytes; j += 16)
      squares = twoColumns(gram + j, bytes, parameters, gradient, j, scale, squares);
    if (j < bytes) {
      const sum = oneColumn(gram + j, bytes, parameters);
      store<f64>(gradient + j, sum * scale);
      squares += load<f64>(parameters + j) * sum;
    }
    squares -= oneColumn(gram + bytes, bytes, parameters);
    const loss = squares / <f64>rows;
    store<f64>(losses + ((<usize>made) << 3), loss);
    if (loss - loss !== 0 || loss < floor) return made; // not finite, or too small
    for (j = 0; j < bytes; j += 8) {
      store<f64>(parameters + j, load<f64>(parameters + j) - rate * load<f64>(gradient + j));
    }
  }
  return updates;
}

/** gram·q for eight columns, and the gradient of it; returns `squares` with its products by the parameters added. */
function eightColumns(
  columns: usize,
  bytes: usize,
  parameters: usize,
  gradient: usize,
  j: usize,
  scale: f64,
  squares: f64,
): f64 {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let at = columns;
  for (let k: usize = 0; k < bytes; k += 8) {
    const p = v128.load64_splat(parameters + k);
    s0 = f64x2.add(s0, f64x2.mul(v128.load(at), p));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(at, 16), p));
    s2 = f64x2.add(s2, f64x2.mul(v128.load(at, 32), p));
    s3 = f64x2.add(s3, f64x2.mul(v128.load(at, 48), p));
    at += bytes + 8;
  }
  let sum = takeOff(s0, at, parameters, gradient, j, scale, squares);
  sum = takeOff(s1, at + 16, parameters, gradient, j + 16, scale, sum);
  sum = takeOff(s2, at + 32, parameters, gradient, j + 32, scale, sum);
  return takeOff(s3, at + 48, parameters, gradient, j + 48, scale, sum);
}

function twoColumns(
  columns: usize,
  bytes: usize,
  parameters: usize,
  gradient: usize,
  j: usize,
  scale: f64,
  squares: f64,
): f64 {
  let sum = f64x2.splat(0);
  let at = columns;
  for (let k: usize = 0; k < bytes; k += 8) {
    sum = f64x2.add(sum, f64x2.mul(v128.load(at), v128.load64_splat(parameters + k)));
    at += bytes + 8;
  }
  return takeOff(sum, at, parameters, gradient, j, scale, squares);
}

/** Takes the target's product off two columns, which makes them Σ e·x. */
function takeOff(
  products: v128,
  target: usize,
  parameters: usize,
  gradient: usize,
  j: usize,
  scale: f64,
  squares: f64,
): f64 {
  const sum = f64x2.sub(products, v128.load(target));
  v128.store(gradient + j, f64x2.mul(sum, f64x2.splat(scale)));
  const terms = f64x2.mul(v128.load(parameters + j), sum);
  return squares + f64x2.extract_lane(terms, 0) + f64x2.extract_lane(terms, 1);
}

function oneColumn(at: usize, bytes: usize, parameters: usize): f64 {
  let sum: f64 = 0;
  let place = at;
  for (let k: usize = 0; k < bytes; k += 8) {
    sum += load<f64>(place) * load<f64>(parameters + k);
    place += bytes + 8;
  }
  return sum - load<f64>(place);
}
