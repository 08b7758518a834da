import { both } from './lanes';
import { CHUNK, collect, collectPairs, LIST, PAIR, SINGLE } from './scratch';

/**
 * c = a·b, or with `accumulate` c += a·b, each element one product after the other, those left out whose factor in
 * `a` is zero. a is `m` x `k`, anywhere, `row` bytes from one row to the next and `step` from one column to the next (so
 * it may be read transposed); b is `k` x `n` and c `m` x `n`, without gaps.
 *
 * Two rows by eight columns, or one by twelve, are what V8 keeps in registers: it takes all loads of a loop first, so
 * that with sixteen columns of one row a sum spills, and the loop takes three times as long.
 */
export function product(
  a: usize,
  row: usize,
  step: usize,
  m: i32,
  k: i32,
  b: usize,
  n: i32,
  c: usize,
  accumulate: bool,
): void {
  if (n === 1) {
    column(a, row, step, m, k, b, c, accumulate);
    return;
  }
  const bytes: usize = (<usize>n) << 3;
  for (let done = 0; done < k; done += CHUNK) {
    const count = min(CHUNK, k - done);
    const goOn = accumulate || done > 0;
    const places = b + <usize>done * bytes;
    const factors = a + <usize>done * step;
    let i: usize = 0;
    while (i < <usize>m) {
      const from = factors + i * row;
      const out = c + i * bytes;
      // two rows without a zero share what is read of b
      const pairs = i + 1 < <usize>m ? collectPairs(from, row, step, places, bytes, count) : 0;
      if (pairs) {
        twoRows(pairs, bytes, out, goOn);
        i += 2;
      } else {
        oneRow(collect(from, step, places, bytes, count), bytes, out, goOn);
        i++;
      }
    }
  }
}

function start(out: usize, goOn: bool): v128 {
  return goOn ? v128.load(out) : f64x2.splat(0);
}

/** Two rows of c: the sums of the rows of b in the list, each times its factors, or what is there plus them. */
function twoRows(end: usize, bytes: usize, out: usize, goOn: bool): void {
  const out2 = out + bytes;
  let at: usize = 0;
  for (; at + 56 < bytes; at += 64) {
    let s0 = start(out + at, goOn);
    let s1 = start(out + at + 16, goOn);
    let s2 = start(out + at + 32, goOn);
    let s3 = start(out + at + 48, goOn);
    let t0 = start(out2 + at, goOn);
    let t1 = start(out2 + at + 16, goOn);
    let t2 = start(out2 + at + 32, goOn);
    let t3 = start(out2 + at + 48, goOn);
    for (let entry = LIST; entry < end; entry += PAIR) {
      const first = v128.load64_splat(entry);
      const second = v128.load64_splat(entry, 8);
      const values = load<usize>(entry, 16) + at;
      const v0 = v128.load(values);
      const v1 = v128.load(values, 16);
      const v2 = v128.load(values, 32);
      const v3 = v128.load(values, 48);
      s0 = f64x2.add(s0, f64x2.mul(first, v0));
      s1 = f64x2.add(s1, f64x2.mul(first, v1));
      s2 = f64x2.add(s2, f64x2.mul(first, v2));
      s3 = f64x2.add(s3, f64x2.mul(first, v3));
      t0 = f64x2.add(t0, f64x2.mul(second, v0));
      t1 = f64x2.add(t1, f64x2.mul(second, v1));
      t2 = f64x2.add(t2, f64x2.mul(second, v2));
      t3 = f64x2.add(t3, f64x2.mul(second, v3));
    }
    store4(out + at, s0, s1, s2, s3);
    store4(out2 + at, t0, t1, t2, t3);
  }
  for (; at + 8 < bytes; at += 16) {
    let s = start(out + at, goOn);
    let t = start(out2 + at, goOn);
    for (let entry = LIST; entry < end; entry += PAIR) {
      const value = v128.load(load<usize>(entry, 16) + at);
      s = f64x2.add(s, f64x2.mul(v128.load64_splat(entry), value));
      t = f64x2.add(t, f64x2.mul(v128.load64_splat(entry, 8), value));
    }
    v128.store(out + at, s);
    v128.store(out2 + at, t);
  }
  if (at < bytes) {
    let sums = goOn ? both(out + at, out2 + at) : f64x2.splat(0);
    for (let entry = LIST; entry < end; entry += PAIR) {
      sums = f64x2.add(sums, f64x2.mul(v128.load(entry), v128.load64_splat(load<usize>(entry, 16) + at)));
    }
    v128.store64_lane(out + at, sums, 0);
    v128.store64_lane(out2 + at, sums, 1);
  }
}

function store4(out: usize, s0: v128, s1: v128, s2: v128, s3: v128): void {
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
}

function oneRow(end: usize, bytes: usize, out: usize, goOn: bool): void {
  let at: usize = 0;
  // six vectors are as many sums as registers leave room for; eight go better as two times four
  for (; at + 88 < bytes && bytes - at !== 128; at += 96) {
    let s0 = start(out + at, goOn);
    let s1 = start(out + at + 16, goOn);
    let s2 = start(out + at + 32, goOn);
    let s3 = start(out + at + 48, goOn);
    let s4 = start(out + at + 64, goOn);
    let s5 = start(out + at + 80, goOn);
    for (let entry = LIST; entry < end; entry += SINGLE) {
      const factor = v128.load64_splat(entry);
      const values = load<usize>(entry, 8) + at;
      s0 = f64x2.add(s0, f64x2.mul(factor, v128.load(values)));
      s1 = f64x2.add(s1, f64x2.mul(factor, v128.load(values, 16)));
      s2 = f64x2.add(s2, f64x2.mul(factor, v128.load(values, 32)));
      s3 = f64x2.add(s3, f64x2.mul(factor, v128.load(values, 48)));
      s4 = f64x2.add(s4, f64x2.mul(factor, v128.load(values, 64)));
      s5 = f64x2.add(s5, f64x2.mul(factor, v128.load(values, 80)));
    }
    store4(out + at, s0, s1, s2, s3);
    v128.store(out + at, s4, 64);
    v128.store(out + at, s5, 80);
  }
  for (; at + 56 < bytes; at += 64) {
    let s0 = start(out + at, goOn);
    let s1 = start(out + at + 16, goOn);
    let s2 = start(out + at + 32, goOn);
    let s3 = start(out + at + 48, goOn);
    for (let entry = LIST; entry < end; entry += SINGLE) {
      const factor = v128.load64_splat(entry);
      const values = load<usize>(entry, 8) + at;
      s0 = f64x2.add(s0, f64x2.mul(factor, v128.load(values)));
      s1 = f64x2.add(s1, f64x2.mul(factor, v128.load(values, 16)));
      s2 = f64x2.add(s2, f64x2.mul(factor, v128.load(values, 32)));
      s3 = f64x2.add(s3, f64x2.mul(factor, v128.load(values, 48)));
    }
    store4(out + at, s0, s1, s2, s3);
  }
  for (; at + 8 < bytes; at += 16) {
    let s = start(out + at, goOn);
    for (let entry = LIST; entry < end; entry += SINGLE) {
      s = f64x2.add(s, f64x2.mul(v128.load64_splat(entry), v128.load(load<usize>(entry, 8) + at)));
    }
    v128.store(out + at, s);
  }
  if (at < bytes) {
    let sum = goOn ? load<f64>(out + at) : 0;
    for (let entry = LIST; entry < end; entry += SINGLE) {
      sum += load<f64>(entry) * load<f64>(load<usize>(entry, 8) + at);
    }
    store<f64>(out + at, sum);
  }
}

/** The product with one column: rows of `a` make the lanes. */
function column(
  a: usize,
  row: usize,
  step: usize,
  m: i32,
  k: i32,
  b: usize,
  c: usize,
  accumulate: bool,
): void {
  let i: usize = 0;
  for (; i + 3 < <usize>m; i += 4) {
    const out = c + (i << 3);
    let s0 = start(out, accumulate);
    let s1 = start(out + 16, accumulate);
    let at = a + i * row;
    for (let j: usize = 0; j < <usize>k; j++) {
      const value = v128.load64_splat(b + (j << 3));
      s0 = addUnlessZero(s0, both(at, at + row), value);
      s1 = addUnlessZero(s1, both(at + 2 * row, at + 3 * row), value);
      at += step;
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
  }
  for (; i + 1 < <usize>m; i += 2) {
    let sums = start(c + (i << 3), accumulate);
    let at = a + i * row;
    for (let j: usize = 0; j < <usize>k; j++) {
      sums = addUnlessZero(sums, both(at, at + row), v128.load64_splat(b + (j << 3)));
      at += step;
    }
    v128.store(c + (i << 3), sums);
  }
  if (i < <usize>m) {
    let sum = accumulate ? load<f64>(c + (i << 3)) : 0;
    let at = a + i * row;
    for (let j: usize = 0; j < <usize>k; j++) {
      const factor = load<f64>(at);
      if (factor !== 0) sum += factor * load<f64>(b + (j << 3));
      at += step;
    }
    store<f64>(c + (i << 3), sum);
  }
}

/** sum + factor·value in each lane whose factor is not zero. */
function addUnlessZero(sum: v128, factor: v128, value: v128): v128 {
  const more = f64x2.add(sum, f64x2.mul(factor, value));
  return v128.bitselect(more, sum, f64x2.ne(factor, f64x2.splat(0)));
}
