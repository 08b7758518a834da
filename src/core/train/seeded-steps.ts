import { drawsRows } from '../data/split.ts';
import { makeSynthetic } from '../data/synthetic.ts';
import type { Recipe } from '../format/recipe.ts';
import { RandomState } from '../random/random-state.ts';

/** The generators of a run's steps, to be asked for in the order split, init, run. */
export interface SeededSteps {
  readonly split: () => RandomState | undefined;
  readonly init: () => RandomState | undefined;
  readonly run: () => RandomState | undefined;
}

/**
 * A seed that is left out continues the generator of the step before, so that one's state has to be what it is
 * after that step: each generator is made when its step comes.
 * @param data the generator as it is after a synthetic table was drawn
 */
export function seededSteps(recipe: Recipe, data: RandomState | undefined): SeededSteps {
  let last = data;
  const next = (seed: number | undefined) => () => {
    if (seed !== undefined) last = new RandomState(seed);
    return last;
  };
  return {
    split: next(recipe.split.seed),
    init: next(recipe.model.init.seed),
    run: next(recipe.run.seed),
  };
}

/**
 * The generator as it is after a synthetic table was drawn, where the first later step that draws goes on with it. The
 * table is made once more for that.
 */
export function* dataGenerator(recipe: Recipe): Generator<void, RandomState | undefined> {
  const { data, split, model, run } = recipe;
  const steps = [
    { seed: split.seed, draws: drawsRows(split) },
    { seed: model.init.seed, draws: model.init.kind !== 'zeros' },
    { seed: run.seed, draws: run.shuffle },
  ];
  const first = steps.find(({ seed, draws }) => seed !== undefined || draws);
  if (!data.synthetic || first === undefined || first.seed !== undefined) return undefined;
  return (yield* makeSynthetic(data.synthetic)).random;
}

/** The generator that a run splits its rows with, as it is then. */
export function* splitGenerator(recipe: Recipe): Generator<void, RandomState | undefined> {
  const drawn = recipe.split.seed === undefined ? yield* dataGenerator(recipe) : undefined;
  return seededSteps(recipe, drawn).split();
}
