import { findColumns, type PreparedData } from '../data/prepare.ts';
import type { Column, NumberTable } from '../data/table.ts';
import type { PartMetrics } from '../evaluate/metrics.ts';
import type { Recipe } from '../format/recipe.ts';
import { parameterIndex, type Shape } from '../nn/parameters.ts';
import { Problem, quote } from '../problem.ts';
import { NumberList } from './number-list.ts';
import { type Plan, planRun } from './plan.ts';

/** How a run ended: ran its epochs, was stopped, or its loss stopped being a finite number. */
export type Outcome = 'finished' | 'stopped' | 'diverged';

/** Where an earlier run of the same recipe and data was left. */
export interface Checkpoint {
  readonly iterations: number;
  readonly parameters: ArrayLike<number>;
  readonly first: ArrayLike<number>;
  readonly gradient: ArrayLike<number>;
  readonly losses: ArrayLike<number>;
  readonly validationLosses: ArrayLike<number>;
}

/** What a recipe comes to on a data set. */
export interface Resolved {
  readonly plan: Plan;
  readonly shape: Shape;
  /** Places of the parameters that stay as they are. */
  readonly fixed: readonly number[];
}

/** The state of a run. `train` changes it; anyone may read it between two of its steps. */
export interface Training extends Resolved {
  readonly recipe: Recipe;
  readonly table: NumberTable;
  readonly checkpoint: Checkpoint | undefined;
  /** Set once the data is prepared. */
  prepared: PreparedData | undefined;
  /** Flat: weights, then the bias. */
  readonly parameters: Float64Array;
  /** The values before the first update. */
  readonly first: Float64Array;
  /** The gradient of the last update, penalty included; 0 for what stays fixed. */
  readonly gradient: Float64Array;
  /** Updates made. */
  iterations: number;
  /** The loss of each iteration, taken before its update. */
  readonly losses: NumberList;
  /** The loss on the validation part after each epoch; empty without one. */
  readonly validationLosses: NumberList;
  /** Set at the end. */
  outcome: Outcome | undefined;
  metrics: PartMetrics | undefined;
  /** When diverged: a learning rate that full-batch descent bears, where one is known. */
  stableRate: number | undefined;
}

/**
 * Checks a recipe against the data it is for, without training.
 * @throws Problem when the recipe names columns or parameters that are not there
 */
export function resolveRecipe(recipe: Recipe, columns: readonly Column[], rows: number): Resolved {
  const { features } = findColumns(columns, recipe);
  const shape = { inputs: features.length, bias: recipe.model.bias };
  const plan = planRun(recipe, rows, features.length);
  refuseTwice(Object.keys(recipe.model.set ?? {}), shape, 'model.set');
  const trained = recipe.model.train && refuseTwice(recipe.model.train, shape, 'model.train');
  const every = Array.from({ length: plan.parameters }, (_, i) => i);
  return { plan, shape, fixed: trained ? every.filter((i) => !trained.has(i)) : [] };
}

/** The places of named parameters. @throws Problem when one is named twice, by whatever names */
function refuseTwice(names: readonly string[], shape: Shape, path: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const name of names) {
    const place = parameterIndex(name, shape, path);
    if (places.has(place)) {
      const message = `${quote(name)} names a parameter that is named before it; allowed: each once`;
      throw new Problem('recipe', `${path}: ${message}`, 'Change that key of the recipe.', [
        { path, message },
      ]);
    }
    places.add(place);
  }
  return places;
}

/** A run that has not begun. @throws Problem as `resolveRecipe` does */
export function createTraining(recipe: Recipe, table: NumberTable, checkpoint?: Checkpoint): Training {
  const resolved = resolveRecipe(recipe, table.columns, table.rows);
  const flat = (known: ArrayLike<number> | undefined) =>
    known ? Float64Array.from(known) : new Float64Array(resolved.plan.parameters);
  return {
    recipe,
    table,
    ...resolved,
    checkpoint,
    prepared: undefined,
    parameters: flat(checkpoint?.parameters),
    first: flat(checkpoint?.first),
    gradient: flat(checkpoint?.gradient),
    iterations: checkpoint?.iterations ?? 0,
    losses: new NumberList(checkpoint?.losses),
    validationLosses: new NumberList(checkpoint?.validationLosses),
    outcome: undefined,
    metrics: undefined,
    stableRate: undefined,
  };
}
