import { exp } from './exp.ts';
import { log1p } from './log.ts';

/** log(1 + eˣ); above 20 x itself, as PyTorch has it, where the two differ by less than 1e-10 of x. */
export function softplus(x: number): number {
  return x > 20 ? x : log1p(exp(x));
}
