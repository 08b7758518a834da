import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../src/core/data/find-columns.ts';
import type { Column } from '../../../src/core/data/table.ts';
import { Problem } from '../../../src/core/problem.ts';
import { dataSize } from '../../../src/core/train/measure-data.ts';
import { recipeWith } from '../../recipes.ts';

const columns: Column[] = [
  { name: 'x' },
  {
    name: 'ID',
    refused: {
      message: 'ID has 1000000 different texts, more than can be told apart (100000)',
      hint: 'Leave it out of data.features.',
    },
  },
  { name: 'y' },
];
const recipe = (data: Record<string, unknown>) => recipeWith({ data: { target: 'y', ...data } });

describe('a column that cannot be used', () => {
  const problemOf = (use: () => unknown) => {
    try {
      use();
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error('no problem was found');
  };

  it('is refused as a feature, with how to leave it out where none is named', () => {
    const all = problemOf(() => findColumns(columns, recipe({})));
    expect([all.message, all.hint, all.fields?.[0]?.path]).toEqual([
      'ID has 1000000 different texts, more than can be told apart (100000)',
      'Leave it out of data.features. While data.features is left out, every column but the target is a feature: name there those to use.',
      'data.features',
    ]);
    const named = problemOf(() => findColumns(columns, recipe({ features: ['ID', 'x'] })));
    expect(named.hint).toBe('Leave it out of data.features.');
  });
  it('is refused as a target', () => {
    const problem = problemOf(() => findColumns(columns, recipe({ target: 'ID', features: ['x'] })));
    expect([problem.fields?.[0]?.path, problem.hint]).toEqual(['data.target', 'Choose another target.']);
  });
  it('does no harm where it is not used', () => {
    expect(findColumns(columns, recipe({ features: ['x'] }))).toEqual({
      targets: [2],
      features: [0],
      part: undefined,
    });
  });
  it('is refused before any cell is read', () => {
    const table = { columns, rows: 1, values: Float64Array.of(1, Number.NaN, 2) };
    expect(problemOf(() => dataSize(table, recipe({}))).message).toMatch(/^ID has/);
  });
});
