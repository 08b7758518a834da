import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSynthetic } from '../../src/core/data/synthetic.ts';
import type { Table } from '../../src/core/data/table.ts';
import { readRecipe } from '../../src/core/format/recipe.ts';
import type { Training } from '../../src/core/train/training.ts';
import { type ExampleId, examples } from '../../src/shared/examples.ts';
import { drain } from '../drain.ts';
import numpy from '../fixtures/examples.json' with { type: 'json' };
import moons from '../fixtures/moons.json' with { type: 'json' };
import networks from '../fixtures/networks.json' with { type: 'json' };
import oneVariable from '../fixtures/one_variable.json' with { type: 'json' };
import tutorial from '../fixtures/tutorial_linear.json' with { type: 'json' };
import { readText } from '../housing.ts';
import { trained } from '../training.ts';
import { worstRelative } from '../worst-relative.ts';

const folder = new URL('../../data/examples/', import.meta.url);

/** An example, trained to its end. */
function runExample(id: ExampleId): Training {
  const { file } = examples.find((example) => example.id === id)!;
  const recipe = readRecipe(readFileSync(new URL(file, folder), 'utf8'), file);
  return trained(recipe, tableOf(recipe.data));
}

function tableOf({ file, synthetic }: ReturnType<typeof readRecipe>['data']): Table {
  if (synthetic) return drain(makeSynthetic(synthetic)).table;
  return readText(readFileSync(fileURLToPath(new URL(file!, folder))), file!.replace(/^.*\//, '')).table;
}

const LINEAR = 1e-12;
const NETWORK = 1e-9;
const toTenths = (value: number) => Math.round(value * 10) / 10;
const every = (values: ArrayLike<number>, step: number) =>
  Array.from(values).filter((_, i) => i % step === 0);

interface Expected {
  readonly iterations: number;
  /** What a trusted library gives, and how near it has to be, relatively. */
  readonly near: (
    training: Training,
    losses: Float64Array,
  ) => readonly [ArrayLike<number>, ArrayLike<number>, number][];
}

const { full_batch, two_weights, sgd } = tutorial;
const { exhaustive, descent, line } = oneVariable;
const { relu_64_64, relu_10_sum, random_64_1000_100_10: random } = networks.cases;

const expected: Readonly<Record<ExampleId, Expected>> = {
  'linear-full-batch': {
    iterations: 1000,
    near: ({ parameters, metrics }, losses) => [
      [losses, full_batch.losses, LINEAR],
      [parameters.subarray(0, 13), full_batch.w, LINEAR],
      [[metrics!.test!.loss], [full_batch.test_mse], LINEAR],
    ],
  },
  'two-weights': {
    iterations: 2000,
    near: ({ parameters }, losses) => [
      [every(losses, 50), two_weights.losses_every_50, LINEAR],
      [[parameters[5]!, parameters[9]!], [two_weights.w5, two_weights.w9], LINEAR],
    ],
  },
  'mini-batch': {
    iterations: 250,
    near: ({ parameters }, losses) => [
      [losses, sgd[0]!.losses, LINEAR],
      [parameters, [...sgd[0]!.w, sgd[0]!.b], LINEAR],
    ],
  },
  'two-layers': {
    iterations: 2000,
    near: (_, losses) => [
      [every(losses, 100), numpy.two_layers.losses_every_100, NETWORK],
      [losses.subarray(-1), [numpy.two_layers.last_loss], NETWORK],
    ],
  },
  'relu-64-64': {
    iterations: 40_400,
    near: ({ metrics }, losses) => [
      // The reference ends after two epochs: its first 40 losses, then its last 5.
      [[...losses.subarray(0, 40), ...losses.subarray(803, 808)], relu_64_64.losses, NETWORK],
      // What its text tells of the mean absolute error.
      [
        [metrics!.train, metrics!.test!].map((part) => toTenths((part as { mae: number }).mae)),
        [1.8, 7.6],
        0,
      ],
    ],
  },
  'exhaustive-search': {
    iterations: 8000,
    near: ({ parameters, metrics }) => [
      [parameters, [exhaustive.best_k, exhaustive.best_b], 0],
      [[metrics!.train.loss], [exhaustive.best_loss], 0],
    ],
  },
  'four-points': {
    iterations: 1000,
    near: ({ parameters }, losses) => [
      [losses, descent.losses, LINEAR],
      [parameters, [descent.k, descent.b], LINEAR],
    ],
  },
  'random-network': {
    iterations: 200,
    near: (_, losses) => [
      [every(losses, 20), random.losses_every_20, NETWORK],
      [losses.subarray(-1), [random.last_loss], NETWORK],
    ],
  },
  'ten-relus': {
    iterations: 5000,
    near: (_, losses) => [
      [every(losses, 500), relu_10_sum.losses_every_500, NETWORK],
      [losses.subarray(-1), [relu_10_sum.last_loss], NETWORK],
    ],
  },
  'two-moons': {
    iterations: 1000,
    near: ({ metrics }, losses) => [
      [every(losses, 100), moons.losses_every_100, 1e-5],
      [losses.subarray(-1), [moons.last_loss], 1e-5],
      [[(metrics!.train as { accuracy: number }).accuracy], [moons.accuracy], 0],
    ],
  },
  'fifteen-points': {
    iterations: 100,
    near: ({ parameters }, losses) => [
      [losses, line.losses, LINEAR],
      [parameters, [line.k, line.b], LINEAR],
    ],
  },
  'logistic-regression': {
    iterations: 500,
    near: ({ parameters, prepared }, losses) => {
      const temperature = prepared!.features[0] as { shift: number; divisor: number };
      const weight = parameters[0]! / temperature.divisor;
      const bias = parameters[1]! - weight * temperature.shift;
      const { w_per_degree, b, last_loss } = numpy.o_rings;
      return [
        [[weight, bias], [w_per_degree, b], NETWORK],
        [losses.subarray(-1), [last_loss], NETWORK],
      ];
    },
  },
};

describe.each(examples)('the example $id', ({ id }) => {
  let training: Training;
  beforeAll(() => {
    training = runExample(id);
  });

  it('runs to its end', () => {
    expect(training.outcome).toBe('finished');
    expect(training.losses.length).toBe(expected[id].iterations);
    expect(training.prepared!.warnings).toEqual([]);
  });
  it('gives the numbers of the reference', () => {
    for (const [found, reference, tolerance] of expected[id].near(training, training.losses.slice())) {
      expect(worstRelative(found, reference)).toBeLessThanOrEqual(tolerance);
    }
  });
});
