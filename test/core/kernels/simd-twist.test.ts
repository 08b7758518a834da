import { describe, expect, it } from 'vitest';
import { compileSimdKernels } from '../../../src/core/kernels/simd.ts';
import { MersenneTwister } from '../../../src/core/random/mersenne-twister.ts';
import { twist, WORDS } from '../../../src/core/random/twist.ts';

describe('the Mersenne Twister in WebAssembly', () => {
  it('renews words and numbers to the same bits', () => {
    expect(MersenneTwister.twist).toBe(twist);
    compileSimdKernels();
    expect(MersenneTwister.twist).not.toBe(twist);
    const state = new Uint32Array(WORDS).map((_, i) => Math.imul(i + 1, 2654435761));
    const same = state.slice();
    const [numbers, sameNumbers] = [new Uint32Array(WORDS), new Uint32Array(WORDS)];
    for (let round = 0; round < 5; round++) {
      twist(state, numbers);
      MersenneTwister.twist(same, sameNumbers);
      expect(same).toEqual(state);
      expect(sameNumbers).toEqual(numbers);
    }
  });
});
