import { describe, expect, it } from 'vitest';
import { makeSynthetic } from '../../../src/core/data/synthetic.ts';
import type { Table } from '../../../src/core/data/table.ts';
import { checkpointOf } from '../../../src/core/format/model.ts';
import { readModel, writeModel } from '../../../src/core/format/model-file.ts';
import { decodeRecipe } from '../../../src/core/format/recipe.ts';
import { drain } from '../../drain.ts';
import type { Json } from '../../recipes.ts';
import { modelFrom, trained, worstRelative } from '../../training.ts';

/*
 * Early stopping puts the best parameters back. Each way of an objective has to hear of that: what is kept has to be
 * the model whose validation loss was the least, and a run that goes on begins there.
 */
const ways: Readonly<Record<string, { inputs: number; json: Json }>> = {
  'the rows': {
    inputs: 6,
    json: { model: { hidden: [{ units: 5, activation: 'tanh' }] }, run: { batch: 16 } },
  },
  'many rows at once': { inputs: 6, json: { model: { hidden: [] }, run: { batch: 16 } } },
  'the sums over the rows': { inputs: 25, json: { model: { hidden: [] }, run: { batch: 'all' } } },
  'the products of the rows': {
    inputs: 60,
    json: { model: { hidden: [{ units: 5, activation: 'tanh' }] }, run: { batch: 'all' } },
  },
  'one row at a time': {
    inputs: 6,
    json: { model: { hidden: [{ units: 5, activation: 'relu' }] }, run: { batch: 1 } },
  },
};

describe.each(Object.entries(ways))('stopping early by way of %s', (_, { inputs, json }) => {
  const synthetic = { kind: 'randn', rows: 60, inputs, outputs: 1, seed: 1 } as const;
  const recipe = decodeRecipe({
    format: 'descent-recipe',
    version: 1,
    data: { synthetic },
    split: { order: 'file', train: 0.6, validation: 0.4, test: 0 },
    model: { ...(json.model as Json), init: { kind: 'he', seed: 2 } },
    loss: { kind: 'mse' },
    optimizer: { kind: 'sgd', learningRate: 0.05 },
    run: { epochs: 500, ...(json.run as Json), stopping: { patience: 4 } },
  });
  const { table } = drain(makeSynthetic(synthetic) as Generator<unknown, { table: Table }, never>);
  const run = trained(recipe, table);

  it('keeps the model with the least validation loss', () => {
    expect(run.outcome).toBe('early');
    const least = Math.min(...run.validationLosses.slice());
    expect(worstRelative([run.metrics!.validation!.loss], [least])).toBeLessThan(1e-12);
  });

  it('keeps it at the end of the epochs too, and goes on from there as if there had been no end', () => {
    const short = { ...recipe, run: { ...recipe.run, epochs: Math.floor(run.validationLosses.length - 2) } };
    const part = trained(short, table);
    expect(part.outcome).toBe('finished');
    const least = Math.min(...part.validationLosses.slice());
    expect(worstRelative([part.metrics!.validation!.loss], [least])).toBeLessThan(1e-12);
    const checkpoint = checkpointOf(readModel(writeModel(modelFrom(part)), 'm.json'));
    const on = trained(recipe, table, checkpoint);
    expect([...on.parameters]).toEqual([...run.parameters]);
    expect([...on.losses.slice()]).toEqual([...run.losses.slice()]);
    expect([...on.validationLosses.slice()]).toEqual([...run.validationLosses.slice()]);
  });

  it('goes on from there, after saving and opening too', () => {
    const checkpoint = checkpointOf(readModel(writeModel(modelFrom(run)), 'm.json'));
    const on = trained(recipe, table, checkpoint);
    const next = on.losses.slice(run.iterations, run.iterations + run.plan.updatesPerEpoch);
    expect(on.iterations).toBeGreaterThan(run.iterations);
    // Of a full batch the first loss is that of the model that was kept.
    if (run.plan.updatesPerEpoch === 1) {
      expect(worstRelative([next[0]!], [run.metrics!.train.loss])).toBeLessThan(1e-12);
    }
    expect(trained(recipe, table, checkpoint).losses.slice()).toEqual(on.losses.slice());
  });
});
