import { exp } from './exp.ts';

/** 1/(1 + e⁻ˣ) within 2 ulp, by e^-|x|, which never overflows. */
export function sigmoid(x: number): number {
  const power = exp(-Math.abs(x));
  return (x >= 0 ? 1 : power) / (1 + power);
}
