import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/core/data/table.ts';
import { checkpointOf, modelOf } from '../../../src/core/format/model.ts';
import { type InitialiserKind, initialisers } from '../../../src/core/nn/initialisers.ts';
import { type Loss, type LossKind, losses } from '../../../src/core/nn/losses.ts';
import { divergedProblem } from '../../../src/core/train/diverged.ts';
import { endTraining, train } from '../../../src/core/train/train.ts';
import { createTraining } from '../../../src/core/train/training.ts';
import { drain } from '../../drain.ts';
import { housing, readText } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { modelFrom, trained, trainedUntil } from '../../training.ts';

const table = housing();
const miniBatches = recipeWith({
  split: { train: 0.6, validation: 0.2, test: 0.2 },
  run: { epochs: 12, batch: 50, shuffle: true },
});

describe('how the work is cut', () => {
  it('never changes a bit of the result', () => {
    const whole = trained(miniBatches, table);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), (work) => {
        const cut = trained(miniBatches, table, undefined, work);
        expect(cut.parameters).toEqual(whole.parameters);
        expect(cut.losses.slice()).toEqual(whole.losses.slice());
        expect(cut.validationLosses.slice()).toEqual(whole.validationLosses.slice());
      }),
      { numRuns: 15 },
    );
  });
  it('lets a long pass over the rows be left in the middle', () => {
    const rows = 2_000_000;
    const large: Table = {
      columns: [{ name: 'x' }, { name: 'y' }],
      rows,
      values: Float64Array.from({ length: rows * 2 }, (_, i) => i % 7),
    };
    // Of squared errors it would need no pass.
    const recipe = recipeWith({
      data: { file: 'l', target: 'y' },
      loss: { kind: 'mae' },
      run: { epochs: 2 },
    });
    const training = createTraining(recipe, large);
    const steps = train(training);
    let within = 0;
    while (!steps.next(1000).done) if (training.prepared && training.iterations === 1) within++;
    expect(within).toBeGreaterThan(5);
  });
  it('only reads the table', () => {
    const before = table.values.slice();
    trained(miniBatches, table);
    expect(table.values).toEqual(before);
  });
});

describe('training on from a checkpoint', () => {
  const whole = trained(miniBatches, table);
  // 303 training rows in batches of 50 are 7 updates an epoch, the last one short.
  it.each([1, 6, 7, 8, 30, 83])('gives the bits of never having stopped after %i updates', (iterations) => {
    const part = trainedUntil(miniBatches, table, iterations);
    expect(part.iterations).toBe(iterations);
    const rest = trained(miniBatches, table, checkpointOf(modelFrom(part)));
    expect(rest.parameters).toEqual(whole.parameters);
    expect(rest.first).toEqual(whole.first);
    expect(rest.gradient).toEqual(whole.gradient);
    expect(rest.losses.slice()).toEqual(whole.losses.slice());
    expect(rest.validationLosses.slice()).toEqual(whole.validationLosses.slice());
    expect(rest.metrics).toEqual(whole.metrics);
  });
  it('keeps the last gradient when it is stopped again before an update', () => {
    const part = trainedUntil(miniBatches, table, 10);
    const model = modelFrom(part);
    const again = createTraining(miniBatches, table, { checkpoint: checkpointOf(model) });
    expect([again.iterations, again.gradient, again.parameters]).toEqual([
      10,
      part.gradient,
      part.parameters,
    ]);
    train(again).next(1);
    drain(endTraining(again, 'stopped') as Generator<unknown, void, never>);
    expect(again.gradient).toEqual(part.gradient);
  });
  it('goes past the end for more epochs as if they had been asked for at once', () => {
    const short = trained({ ...miniBatches, run: { ...miniBatches.run, epochs: 5 } }, table);
    const checkpoint = checkpointOf(modelFrom(short));
    expect(trained(miniBatches, table, checkpoint).parameters).toEqual(whole.parameters);
  });
});

// Those of classes stand beside the networks, in core/nn.
const ofNumbers = (Object.keys(losses) as LossKind[]).filter(
  (kind) => (losses[kind] as Loss).output === undefined,
);

describe.each(ofNumbers)('the gradient of %s', (kind) => {
  it('agrees with central differences of what is descended, penalty included', () => {
    const penalty = { l1: 0.3, l2: 0.7 };
    const start = [0.5, -1.2, 0.8, 0.1];
    const small = readText('a b c y\n1 2 3 4\n-2 0.5 1 7\n0.3 -1 2 -3\n4 1 -1 2\n2 2 1 0').table;
    const at = (parameters: readonly number[]) =>
      trained(
        recipeWith({
          data: { file: 's', target: 'y' },
          split: { train: 1, validation: 0, test: 0 },
          prepare: { scale: 'none', scaleTarget: 'none' },
          model: { set: Object.fromEntries(parameters.map((v, i) => [i === 3 ? 'b' : `w[${i}]`, v])) },
          loss: { kind },
          penalty,
          run: { epochs: 1 },
        }),
        small,
      );
    const descended = (parameters: readonly number[]) => {
      const loss = at(parameters).losses.slice()[0]!;
      const weights = parameters.slice(0, 3);
      const l1 = weights.reduce((sum, w) => sum + Math.abs(w), 0);
      const l2 = weights.reduce((sum, w) => sum + w * w, 0);
      // halfMse reports the mean square and descends half of it, sumSquared descends the sum over the 5 rows.
      const factors: Partial<Record<LossKind, number>> = { halfMse: 0.5, sumSquared: 5 };
      return loss * (factors[kind] ?? 1) + penalty.l1 * l1 + (penalty.l2 / 2) * l2;
    };
    const { gradient } = at(start);
    const h = 1e-5;
    start.forEach((_, i) => {
      const moved = (by: number) => start.map((v, j) => (j === i ? v + by : v));
      const numeric = (descended(moved(h)) - descended(moved(-h))) / (2 * h);
      expect(gradient[i]! / numeric).toBeCloseTo(1, 7);
    });
  });
});

describe('options', () => {
  it.each(Object.keys(initialisers) as InitialiserKind[])('init %s has its factor', (kind) => {
    const recipe = recipeWith({ model: { init: { kind, seed: 0 } }, run: { epochs: 1 } });
    const factor = { randn: 1, he: Math.sqrt(2 / 13), xavier: Math.sqrt(2 / 14), zeros: 0 }[kind];
    const { first } = trained(recipe, table);
    expect(first[0]).toBe(1.764052345967664 * factor);
    expect(first[13]).toBe(0);
  });
  it('trains without a bias', () => {
    const { parameters, prepared } = trained(recipeWith({ model: { bias: false } }), table);
    expect(parameters.length).toBe(13);
    expect(prepared!.train.width).toBe(13);
  });
  it('takes only the features that are named, in their order', () => {
    const recipe = recipeWith({ data: { file: 'f', target: 'MEDV', features: ['LSTAT', 'RM'] } });
    expect(trained(recipe, table).prepared!.features.map(({ name }) => name)).toEqual(['LSTAT', 'RM']);
  });
  it('continues the generator of the step before where a seed is left out', () => {
    const losses = (runSeed: number | undefined) =>
      trained(recipeWith({ run: { epochs: 1, batch: 1, shuffle: true, seed: runSeed } }), table).losses.slice(
        0,
        3,
      );
    expect(losses(undefined)).not.toEqual(losses(0));
    expect(losses(0)).toEqual(losses(0));
  });
  it('warns of columns that cannot tell rows apart', () => {
    const flat = readText('a b y\n1 5 1\n2 5 2\n3 5 3\n4 5 4').table;
    const recipe = recipeWith({
      data: { file: 'f', target: 'y' },
      split: { train: 1, validation: 0, test: 0 },
    });
    expect(trained(recipe, flat).prepared!.warnings).toEqual([
      'b is 5 in every training row and is left at 0: it cannot tell rows apart, so leave it out of data.features.',
    ]);
  });
});

describe('divergence', () => {
  it('ends the run, keeps its curve, says after which iteration and suggests a rate that works', () => {
    const run = trained(recipeWith({ optimizer: { learningRate: 10 } }), table);
    expect(run.outcome).toBe('diverged');
    expect(run.losses.length).toBe(run.iterations);
    expect(run.losses.slice().every(Number.isFinite)).toBe(true);
    const { message, hint } = divergedProblem(run);
    expect(message).toBe(
      `The run diverged after iteration ${run.iterations}: with learning rate 10 the loss is no longer a finite number`,
    );
    expect(hint).toBe(`Set optimizer.learningRate to ${run.stableRate} or less and train again.`);
    const again = trained(recipeWith({ optimizer: { learningRate: run.stableRate } }), table);
    expect(again.outcome).toBe('finished');
    expect(again.losses.slice(-1)[0]).toBeLessThan(0.02);
  });
  it('is told when only the last update, a metric or a validation loss overflows', () => {
    const outcome = (changes: Record<string, unknown>) => trained(recipeWith(changes), table).outcome;
    expect(outcome({ optimizer: { learningRate: 1e308 }, run: { epochs: 1 } })).toBe('diverged');
    expect(outcome({ optimizer: { learningRate: 1e160 }, run: { epochs: 1 } })).toBe('diverged');
    const far = readText('x y\n1 1\n2 2\n3 3\n4 4\n1e200 1\n').table;
    const recipe = recipeWith({
      data: { file: 'f', target: 'y' },
      split: { train: 0.8, validation: 0.2, test: 0 },
      run: { epochs: 5 },
    });
    expect(trained(recipe, far).outcome).toBe('diverged');
  });
  it('counts the penalty in the rate it suggests', () => {
    const run = trained(recipeWith({ optimizer: { learningRate: 5 }, penalty: { l2: 100 } }), table);
    expect(run.stableRate).toBeLessThan(0.02);
  });
  it('is told of unscaled data too', () => {
    const run = trained(recipeWith({ prepare: { scale: 'none', scaleTarget: 'none' } }), table);
    expect(run.outcome).toBe('diverged');
    const rate = run.stableRate!;
    expect(
      trained(
        recipeWith({ prepare: { scale: 'none', scaleTarget: 'none' }, optimizer: { learningRate: rate } }),
        table,
      ).outcome,
    ).toBe('finished');
  });
});

it('refuses a run without end, whose losses no file could hold', () => {
  expect(() => createTraining(recipeWith({ run: { epochs: 10_000_001 } }), table)).toThrow(
    'run.epochs: 10000001 makes a run of 10000001 losses',
  );
});

it('refuses a network that no file could hold, before it takes any memory', () => {
  const hidden = [
    { units: 1_000_000, activation: 'relu' },
    { units: 1_000_000, activation: 'relu' },
  ];
  expect(() => createTraining(recipeWith({ model: { hidden } }), table)).toThrow(
    'model.hidden: its layers have 1000016000001 parameters; allowed: at most 1000000',
  );
});

it('names a column that is too large to compute with', () => {
  const huge = readText('x y\n1e160 1\n2e160 2\n3e160 3\n4e160 4').table;
  const recipe = recipeWith({
    data: { file: 'f', target: 'y' },
    split: { train: 1, validation: 0, test: 0 },
  });
  expect(() => trained(recipe, huge)).toThrow(
    'x goes from 1e+160 to 4e+160, which is too far for computing with doubles',
  );
});

it('refuses recipes that do not fit the data, by the key', () => {
  const refused = (changes: Record<string, unknown>) => () => createTraining(recipeWith(changes), table);
  expect(refused({ data: { file: 'f', target: 'PRICE' } })).toThrow(
    /^data.target: 'PRICE' is not a column of the data; its columns: CRIM, /,
  );
  expect(refused({ data: { file: 'f', target: 'MEDV', features: ['RM', 'ROOMS'] } })).toThrow(
    /^data.features: 'ROOMS' is not/,
  );
  expect(refused({ model: { set: { 'w[13]': 1 } } })).toThrow(
    "model.set: 'w[13]' is not a parameter of this model; allowed: w[0] to w[12] and b",
  );
  expect(refused({ model: { set: { 'w[0]': 5, 'layer[0].w[0][0]': 7 } } })).toThrow(
    "model.set: 'layer[0].w[0][0]' names a parameter that is named before it",
  );
  expect(refused({ model: { set: { 'w[00]': 5 } } })).toThrow("model.set: 'w[00]' is not a parameter");
  expect(refused({ model: { train: ['c'] } })).toThrow("model.train: 'c' is not a parameter");
  expect(refused({ model: { bias: false, set: { b: 1 } } })).toThrow('allowed: w[0] to w[12]');
});

it('stops in the middle of preparing without a model', () => {
  const training = createTraining(recipeWith(), table);
  train(training).next(1);
  expect(training.prepared).toBeUndefined();
  expect(
    modelOf(
      training,
      { program: '', title: '', data: { name: '', sha256: '', rows: 0, columns: [] }, seconds: 0 },
      { loss: [], validationLoss: [] },
    ),
  ).toBeUndefined();
  drain(train(training) as Generator<unknown, void, never>);
});
