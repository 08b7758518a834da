import type { Category, Feature } from '../data/features.ts';

/**
 * What should be known of a cell before the prediction is believed: a number outside the range that training saw,
 * a category that it never saw, or nothing at all.
 */
export type CellState = 'usual' | 'below' | 'above' | 'unseen' | 'missing';

/** Looks at the cells of a feature, one after the other. */
export function createCellCheck(feature: Feature): (cell: number | string | null) => CellState {
  if (feature.kind === 'number') {
    const { min, max } = feature;
    return (cell) => {
      if (isMissing(cell)) return 'missing';
      if (typeof cell === 'string') return 'unseen';
      return cell! < min ? 'below' : cell! > max ? 'above' : 'usual';
    };
  }
  const known = new Set(feature.categories);
  return (cell) => (isMissing(cell) ? 'missing' : known.has(cell!) ? 'usual' : 'unseen');
}

/**
 * A cell as a feature's categories have it: the 4 of a column of numbers is the '4' of a column that held texts
 * where the model was trained, and the other way round.
 */
export function asCategory(feature: Feature, cell: Category): Category {
  if (feature.kind === 'number' || feature.categories.includes(cell)) return cell;
  const other = typeof cell === 'number' ? String(cell) : Number(cell);
  return cell !== '' && feature.categories.includes(other) ? other : cell;
}

/** Whether nothing is known of a cell. */
export function isMissing(cell: number | string | null | undefined): boolean {
  return cell === null || cell === undefined || Number.isNaN(cell);
}
