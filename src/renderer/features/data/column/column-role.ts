import type { Draft } from '../../../state/recipe-draft.ts';
import { featuresOf, targetsOf } from '../../recipe/columns.ts';

/** What the recipe uses a column for. */
export type ColumnRole = 'target' | 'feature' | 'unused';

export const roleTitles: Readonly<Record<ColumnRole, string>> = {
  target: 'target',
  feature: 'feature',
  unused: 'left out',
};

/** The role of every column, by its place. */
export function rolesOf(draft: Draft, columns: readonly string[]): ColumnRole[] {
  const targets = targetsOf(draft);
  const features = new Set(featuresOf(draft, columns));
  return columns.map((name) =>
    targets.includes(name) ? 'target' : features.has(name) ? 'feature' : 'unused',
  );
}
