import { createHash } from 'node:crypto';
import type { Recipe } from '../core/format/recipe.ts';

/**
 * Stands for the bytes of a file where a table is made: the SHA-256, in hex, of the rule as JSON without blanks
 * and its keys by code point.
 */
export function syntheticHash(rule: NonNullable<Recipe['data']['synthetic']>): string {
  const keys = Object.entries(rule).filter(([, value]) => value !== undefined);
  keys.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(keys)))
    .digest('hex');
}
