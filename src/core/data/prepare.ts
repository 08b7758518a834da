import type { Recipe } from '../format/recipe.ts';
import { targetOf } from '../format/recipe.ts';
import { Problem, quote } from '../problem.ts';
import type { RandomState } from '../random/random-state.ts';
import { rowsPerStep } from './rows-per-step.ts';
import { type ColumnStatistics, learnScale, type Scale, scaled } from './scaling.ts';
import { splitRows } from './split.ts';
import { columnStatistics } from './statistics.ts';
import type { Column, NumberTable } from './table.ts';

/** A column as a model keeps it: what it was called, what training saw of it, how it is scaled. */
export interface PreparedColumn extends ColumnStatistics, Scale {
  readonly name: string;
  readonly unit?: string;
}

/**
 * Rows ready for the kernels: `x` row-major with `width` numbers a row, the last of them 1 where the
 * model has a bias; `y` the scaled target, `actual` the target as it was.
 */
export interface Part {
  readonly rows: number;
  readonly width: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly actual: Float64Array;
}

export interface PreparedData {
  readonly features: readonly PreparedColumn[];
  readonly target: PreparedColumn;
  readonly train: Part;
  readonly validation: Part;
  readonly test: Part;
  readonly warnings: readonly string[];
}

/** The positions of a recipe's columns in a table. @throws Problem naming the column that is not there */
export function findColumns(
  columns: readonly Column[],
  recipe: Recipe,
): { target: number; features: number[] } {
  const names = columns.map(({ name }) => name);
  const places = new Map(names.map((name, i) => [name, i]));
  const find = (name: string, path: string) => {
    const at = places.get(name);
    if (at !== undefined) return at;
    const message = `${quote(name)} is not a column of the data; its columns: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', \u2026' : ''}`;
    throw new Problem(
      'recipe',
      `${path}: ${message}`,
      'Choose one of its columns, or open the data set that the recipe was made for.',
      [{ path, message }],
    );
  };
  const target = find(targetOf(recipe), 'data.target');
  const features = recipe.data.features
    ? recipe.data.features.map((name) => find(name, 'data.features'))
    : names.map((_, i) => i).filter((i) => i !== target);
  if (features.length === 0) {
    throw new Problem(
      'recipe',
      'data.features: no column is left beside the target',
      'Open a data set with at least two columns.',
      [{ path: 'data.features', message: 'no column is left beside the target' }],
    );
  }
  return { target, features };
}

/**
 * Splits the rows, learns the scales from the training rows alone, and lays all parts out for training.
 * Yields now and then, so that whoever drives it can stop. The table itself is only read.
 */
export function* prepareData(
  table: NumberTable,
  recipe: Recipe,
  random: RandomState | undefined,
): Generator<void, PreparedData> {
  const at = findColumns(table.columns, recipe);
  const parts = yield* splitRows(table.rows, recipe.split, random);
  const statistics = yield* columnStatistics(table, parts.train);

  const prepared = (column: number, kind: Recipe['prepare']['scale']): PreparedColumn => {
    const { name, unit } = table.columns[column]!;
    const seen = statistics[column]!;
    const scale = learnScale(kind, seen);
    if (!Object.values({ ...seen, ...scale }).every(Number.isFinite)) throw tooLarge(name, seen);
    return { name, ...(unit && { unit }), ...seen, ...scale };
  };
  const features = at.features.map((column) => prepared(column, recipe.prepare.scale));
  const target = prepared(at.target, recipe.prepare.scaleTarget);

  const layOut = function* (rows: Int32Array): Generator<void, Part> {
    const width = features.length + (recipe.model.bias ? 1 : 0);
    const part: Part = {
      rows: rows.length,
      width,
      x: new Float64Array(rows.length * width),
      y: new Float64Array(rows.length),
      actual: new Float64Array(rows.length),
    };
    const step = rowsPerStep(width);
    for (let from = 0; from < rows.length; from += step) {
      for (let i = from; i < Math.min(rows.length, from + step); i++) {
        const source = rows[i]! * table.columns.length;
        const to = i * width;
        for (let j = 0; j < features.length; j++) {
          part.x[to + j] = scaled(features[j]!, table.values[source + at.features[j]!]!);
        }
        if (recipe.model.bias) part.x[to + width - 1] = 1;
        part.actual[i] = table.values[source + at.target]!;
        part.y[i] = scaled(target, part.actual[i]!);
      }
      yield;
    }
    return part;
  };

  return {
    features,
    target,
    train: yield* layOut(parts.train),
    validation: yield* layOut(parts.validation),
    test: yield* layOut(parts.test),
    warnings: warningsFor(features, target),
  };
}

/** The deviation of numbers near the end of the doubles is infinite, and nothing can be computed with that. */
function tooLarge(name: string, { min, max }: ColumnStatistics): Problem {
  return new Problem(
    'data',
    `${name} goes from ${min} to ${max}, which is too far for computing with doubles`,
    'Divide that column by a power of ten, or leave it out of data.features.',
  );
}

function warningsFor(features: readonly PreparedColumn[], target: PreparedColumn): string[] {
  const warnings: string[] = [];
  for (const column of [...features, target]) {
    if (column.min === column.max) {
      warnings.push(
        column === target
          ? `The target ${column.name} is ${column.min} in every training row: there is nothing to learn.`
          : `${column.name} is ${column.min} in every training row${column.divisor === 0 ? ' and is left at 0' : ''}: it cannot tell rows apart.`,
      );
    } else if (column.divisor === 0) {
      warnings.push(`${column.name} cannot be divided by 0 and is left at 0; choose another scaling for it.`);
    }
  }
  return warnings;
}
