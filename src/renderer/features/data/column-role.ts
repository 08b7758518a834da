import type { Draft } from '../../state/recipe-draft.ts';
import { featuresOf, targetOf } from '../recipe/columns.ts';

/** What the recipe uses a column for. */
export type ColumnRole = 'target' | 'feature' | 'unused';

export const roleTitles: Readonly<Record<ColumnRole, string>> = {
  target: 'target',
  feature: 'feature',
  unused: 'left out',
};

/** The role of every column, by its place. */
export function rolesOf(draft: Draft, columns: readonly string[]): ColumnRole[] {
  const target = targetOf(draft);
  const features = new Set(featuresOf(draft, columns));
  return columns.map((name) => (name === target ? 'target' : features.has(name) ? 'feature' : 'unused'));
}
