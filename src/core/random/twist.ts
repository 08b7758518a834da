/** Words of the state of MT19937. */
export const WORDS = 624;
const M = 397;

/** Renews all words of a state, and sets `numbers` to what is drawn from them: 32 random bits each. */
export type Twist = (state: Uint32Array, numbers: Uint32Array) => void;

export function twist(state: Uint32Array, numbers: Uint32Array): void {
  for (let i = 0; i < WORDS - M; i++) state[i] = state[i + M]! ^ mix(state[i]!, state[i + 1]!);
  for (let i = WORDS - M; i < WORDS - 1; i++)
    state[i] = state[i + M - WORDS]! ^ mix(state[i]!, state[i + 1]!);
  state[WORDS - 1] = state[M - 1]! ^ mix(state[WORDS - 1]!, state[0]!);
  temper(state, numbers);
}

function mix(upper: number, lower: number): number {
  return (((upper & 0x80000000) | (lower & 0x7fffffff)) >>> 1) ^ (-(lower & 1) & 0x9908b0df);
}

export function temper(state: Uint32Array, numbers: Uint32Array): void {
  for (let i = 0; i < WORDS; i++) {
    let y = state[i]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    numbers[i] = y ^ (y >>> 18);
  }
}
