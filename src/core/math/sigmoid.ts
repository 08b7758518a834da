import { exp } from './exp.ts';

/** 1/(1 + e⁻ˣ) within 2 ulp; far below zero e⁻ˣ overflows, and the result is the 0 that it should be. */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}
