import type { SplitRule } from '../data/split.ts';
import { parseJson } from './json.ts';
import { contradictions } from './recipe-contradictions.ts';
import { DEFAULT_SHARES, type Descent, recipeSchema, type ShapedRecipe } from './recipe-schema.ts';
import { decodeShape, findingsProblem } from './shapes.ts';

export type { Descent, Exhaustive, LeastSquares, Schedule } from './recipe-schema.ts';

/** A recipe with every default written out. */
export type Recipe = Omit<ShapedRecipe, 'split' | 'run'> & {
  split: SplitRule;
  run: NonNullable<ShapedRecipe['run']>;
};

const HINT = 'Change that key of the recipe.';

/** @throws Problem naming every wrong key by its path, the value found and what is allowed */
export function decodeRecipe(value: unknown, name = 'Recipe'): Recipe {
  const shaped = decodeShape(recipeSchema, value, name, 'recipe', HINT);
  const findings = contradictions(shaped);
  if (findings.length > 0) throw findingsProblem(findings, name, 'recipe', HINT);
  return complete(shaped);
}

/** @param name of the file, for messages. @throws Problem when it is no recipe */
export function readRecipe(text: string, name: string): Recipe {
  return decodeRecipe(parseJson(text, name, 'recipe'), name);
}

/** Fills in the defaults that depend on other keys. */
function complete(shaped: ShapedRecipe): Recipe {
  const hidden = shaped.model.hidden.map((layer) =>
    layer.activation === 'maxout' ? { ...layer, pieces: layer.pieces ?? 2 } : layer,
  );
  const run: Recipe['run'] = shaped.run ?? { epochs: 1, batch: 'all', shuffle: false };
  return {
    ...shaped,
    split: completeSplit(shaped.split),
    model: { ...shaped.model, hidden },
    optimizer: completeOptimizer(shaped.optimizer, run.epochs),
    run,
  };
}

function completeSplit({ order, column, train, validation, test, seed }: ShapedRecipe['split']): SplitRule {
  if (order === 'column') return { order, column: column! };
  return {
    order,
    train: train ?? DEFAULT_SHARES.train,
    validation: validation ?? DEFAULT_SHARES.validation,
    ...(test !== undefined && { test }),
    ...(seed !== undefined && { seed }),
  };
}

/** A cosine that is said to last as long as the run goes on to last that long when the run is made longer. */
function completeOptimizer(optimizer: Recipe['optimizer'], epochs: number): Recipe['optimizer'] {
  const schedule = 'schedule' in optimizer ? optimizer.schedule : undefined;
  if (schedule?.kind !== 'cosine' || schedule.tMax !== undefined) return optimizer;
  return { ...optimizer, schedule: { ...schedule, tMax: epochs } } as Recipe['optimizer'];
}

/** The target columns: those that are named, or those of a synthetic table. */
export function targetsOf({ data }: Pick<Recipe, 'data'>): readonly string[] {
  const { target } = data;
  if (target !== undefined) return typeof target === 'string' ? [target] : target;
  const outputs = targetCount({ data });
  return outputs === 1 ? ['y'] : Array.from({ length: outputs }, (_, i) => `y${i + 1}`);
}

/** How many there are. */
export function targetCount({ data: { target, synthetic } }: Pick<Recipe, 'data'>): number {
  if (Array.isArray(target)) return target.length;
  return target === undefined && synthetic?.kind === 'randn' ? synthetic.outputs : 1;
}

/** The optimizer where it makes one update after the other; undefined for those that search or solve. */
export function descentOf({ optimizer }: Pick<Recipe, 'optimizer'>): Descent | undefined {
  return optimizer.kind === 'exhaustive' || optimizer.kind === 'leastSquares' ? undefined : optimizer;
}
