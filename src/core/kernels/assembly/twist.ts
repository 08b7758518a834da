const N: usize = 624;
const M: usize = 397;

/** The Mersenne Twister's next 624 words and what is drawn from them, see core/random/twist.ts; four at a time. */
export function twist(state: usize, numbers: usize): void {
  let i: usize = 0;
  for (; i + 3 < N - M; i += 4) renewFour(state + (i << 2), state + ((i + M) << 2));
  for (; i < N - M; i++) renew(state + (i << 2), state + ((i + 1) << 2), state + ((i + M) << 2));
  // 396 words, so there is no rest
  for (; i < N - 1; i += 4) renewFour(state + (i << 2), state + ((i + M - N) << 2));
  renew(state + (i << 2), state, state + ((M - 1) << 2));
  for (let at: usize = 0; at < N << 2; at += 16) v128.store(numbers + at, temper(v128.load(state + at)));
}

function renewFour(word: usize, other: usize): void {
  const lower = v128.load(word, 4);
  const joined = v128.bitselect(v128.load(word), lower, i32x4.splat(0x80000000));
  const odd = i32x4.neg(v128.and(lower, i32x4.splat(1)));
  const mixed = v128.xor(i32x4.shr_u(joined, 1), v128.and(odd, i32x4.splat(0x9908b0df)));
  v128.store(word, v128.xor(v128.load(other), mixed));
}

function renew(word: usize, next: usize, other: usize): void {
  const lower = load<u32>(next);
  const joined: u32 = (load<u32>(word) & 0x80000000) | (lower & 0x7fffffff);
  store<u32>(word, load<u32>(other) ^ (joined >> 1) ^ ((lower & 1) !== 0 ? 0x9908b0df : 0));
}

function temper(words: v128): v128 {
  let y = v128.xor(words, i32x4.shr_u(words, 11));
  y = v128.xor(y, v128.and(i32x4.shl(y, 7), i32x4.splat(0x9d2c5680)));
  y = v128.xor(y, v128.and(i32x4.shl(y, 15), i32x4.splat(0xefc60000)));
  return v128.xor(y, i32x4.shr_u(y, 18));
}
