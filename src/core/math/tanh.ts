import { exp } from './exp.ts';

/**
 * The hyperbolic tangent within 2 ulp, with the same bits on every engine: near zero a rational function, beyond by
 * e²ˣ, as in Moshier's Cephes library (`tanh.c`, 1995).
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size >= 0.625) {
    const t = 1 - 2 / (exp(2 * size) + 1);
    return x < 0 ? -t : t;
  }
  if (size < 1e-9) return x; // and -0 stays -0
  const z = x * x;
  const p = (-0.9643991794250523 * z - 99.28772310019185) * z - 1614.6876844170845;
  const q = ((z + 112.81167849163293) * z + 2235.4883906010045) * z + 4844.063053251255;
  return x + x * z * (p / q);
}
