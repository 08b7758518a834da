import { describe, expect, it } from 'vitest';
import { checkpointOf } from '../../../src/core/format/model.ts';
import { readModel, writeModel } from '../../../src/core/format/model-file.ts';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import { endTraining, train } from '../../../src/core/train/train.ts';
import { createTraining, type Training } from '../../../src/core/train/training.ts';
import type { Json } from '../../recipes.ts';
import { modelFrom, trained } from '../../training.ts';
import { base, table } from './cases.ts';

/* A run may be left wherever its generator yields, which is at more places than between two updates. */

const recipes: Readonly<Record<string, Json>> = {
  'shuffled batches': { ...base },
  'one shuffled row at a time': { ...base, run: { epochs: 2, batch: 1, shuffle: true, seed: 3 } },
  'shuffled batches of a linear model': {
    ...base,
    model: { hidden: [] },
    run: { epochs: 4, batch: 16, shuffle: true, seed: 3 },
  },
  'early stopping on a plateau': {
    ...base,
    optimizer: { kind: 'adam', learningRate: 0.05, schedule: { kind: 'plateau', patience: 0 } },
    run: { epochs: 12, batch: 'all', stopping: { patience: 3 } },
  },
  'sums over the rows': {
    ...base,
    model: { hidden: [] },
    run: { epochs: 12, batch: 'all', stopping: { patience: 3 } },
  },
};

const resultOf = ({ parameters, gradient, losses, validationLosses, metrics, outcome }: Training) => ({
  parameters: [...parameters],
  gradient: [...gradient],
  losses: [...losses.slice()],
  validationLosses: [...validationLosses.slice()],
  metrics,
  outcome,
});

describe.each(Object.entries(recipes))('%s', (_, json) => {
  const recipe = decodeRecipe(json);
  const whole = resultOf(trained(recipe, table));

  it('can be left at every yield, saved, opened and gone on with', () => {
    let yields = 0;
    for (;;) {
      const training = createTraining(recipe, table);
      const steps = train(training);
      let done = false;
      for (let i = 0; i <= yields && !done; i++) done = steps.next(300).done ?? false;
      if (done) break;
      yields++;
      if (!training.prepared) continue;
      const end = endTraining(training, 'stopped');
      while (!end.next().done);
      const model = readModel(writeModel(modelFrom(training)), 'm.json');
      expect(resultOf(trained(recipe, table, checkpointOf(model))), `left at yield ${yields}`).toEqual(whole);
    }
    expect(yields).toBeGreaterThan(10);
  });
});
