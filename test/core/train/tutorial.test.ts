import { describe, expect, it } from 'vitest';
import type { RegressionMetrics } from '../../../src/core/evaluate/metrics.ts';
import { linearPass } from '../../../src/core/kernels/plain/linear.ts';
import reference from '../../fixtures/tutorial_linear.json' with { type: 'json' };
import { housing } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { trained, worstRelative } from '../../training.ts';

// What NumPy gives; see the "about" of the fixture.
const table = housing();
const TOLERANCE = 1e-12;

describe('the tutorial on all weights, full batch', () => {
  const training = trained(recipeWith(), table);
  const { full_batch: expected } = reference;

  it('prepares the first row as NumPy does', () => {
    const { train } = training.prepared!;
    expect(worstRelative(train.x.slice(0, 13), reference.x0)).toBeLessThan(TOLERANCE);
    expect(worstRelative(train.y.slice(0, 1), reference.y0)).toBeLessThan(TOLERANCE);
    expect(train.rows).toBe(404);
    expect(training.prepared!.test.rows).toBe(102);
  });
  it('starts from the same weights, to the bit', () => {
    expect([...training.first]).toEqual([...expected.init, 0]);
  });
  it('gives every loss of 1000 iterations', () => {
    expect(worstRelative(training.losses.slice(), expected.losses)).toBeLessThan(TOLERANCE);
    expect(training.losses.slice(-1)[0]).toBeCloseTo(0.18312333809366155, 13);
  });
  it('ends at the same weights', () => {
    expect(worstRelative(training.parameters.slice(0, 13), expected.w)).toBeLessThan(TOLERANCE);
    // The bias is rounding noise around zero, since all columns are centred.
    expect(training.parameters[13]).toBeCloseTo(expected.b, 13);
  });
  it('measures the test part', () => {
    const test = training.metrics!.test as RegressionMetrics;
    expect(worstRelative([test.loss, test.r2!], [expected.test_mse, expected.test_r2])).toBeLessThan(
      TOLERANCE,
    );
  });
});

describe('the tutorial on two weights', () => {
  const { two_weights: expected } = reference;
  const two = (epochs: number) =>
    recipeWith({
      model: { set: { 'w[5]': -100, 'w[9]': -100 }, train: ['w[5]', 'w[9]'] },
      run: { epochs, batch: 'all' },
    });

  it('descends from (-100, -100) while the others stay', () => {
    const training = trained(two(2000), table);
    const every50 = training.losses.slice().filter((_, i) => i % 50 === 0);
    expect(worstRelative(every50, expected.losses_every_50)).toBeLessThan(TOLERANCE);
    const { parameters } = training;
    expect(worstRelative([parameters[5]!, parameters[9]!], [expected.w5, expected.w9])).toBeLessThan(
      TOLERANCE,
    );
    for (const i of [0, 1, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13]) expect(parameters[i]).toBe(training.first[i]);
  });
  it('passes through the same points', () => {
    for (const steps of [50, 500, 1950]) {
      const { parameters } = trained(two(steps), table);
      expect(
        worstRelative([parameters[5]!, parameters[9]!], expected.points_every_50[steps / 50]!),
      ).toBeLessThan(TOLERANCE);
    }
  });
  it('has the first gradient', () => {
    const { gradient } = trained(two(1), table);
    expect(worstRelative([gradient[5]!, gradient[9]!], expected.first_gradient)).toBeLessThan(TOLERANCE);
  });

  it('gives the trace that the tutorial prints once its slip is made on purpose', () => {
    // The tutorial's `update` steps w5 by the gradient of an earlier cell, -0.8556356178645292, and never
    // renews it; w9 is stepped by its own gradient. Its last printed point, after 1951 updates, is near
    // (-83.31, -35.96). Descent renews both and is elsewhere by then.
    const { prepared, first } = trained(two(1), table);
    const { train } = prepared!;
    const weights = first.slice();
    const gradient = new Float64Array(train.width);
    for (let i = 0; i < 1951; i++) {
      gradient.fill(0);
      linearPass(train.x, train.y, train.width, undefined, 0, train.rows, weights, gradient);
      weights[5]! -= 0.01 * -0.8556356178645292;
      weights[9]! -= (0.01 * gradient[9]!) / train.rows;
    }
    expect([weights[5]!.toFixed(2), weights[9]!.toFixed(2)]).toEqual(['-83.31', '-35.96']);
    const { parameters } = trained(two(1951), table);
    expect([parameters[5]!.toFixed(2), parameters[9]!.toFixed(2)]).toEqual(['-78.33', '-35.64']);
  });
});

describe('the tutorial by mini-batches, with NumPy\u2019s shuffles', () => {
  it.each(reference.sgd)(
    'seed $seed, batch $batch, rate $eta',
    ({ seed, epochs, batch, eta, losses, w, b }) => {
      const training = trained(
        recipeWith({
          // The run has no seed: it goes on with the generator that drew the weights, as the tutorial's does.
          model: { init: { kind: 'randn', seed } },
          optimizer: { learningRate: eta },
          run: { epochs, batch, shuffle: true, seed: undefined },
        }),
        table,
      );
      expect(worstRelative(training.losses.slice(), losses)).toBeLessThan(TOLERANCE);
      expect(worstRelative(training.parameters, [...w, b])).toBeLessThan(1e-11);
    },
  );
});

it('has the tutorial\u2019s loss surface over w5 and w9', () => {
  const { prepared, first } = trained(recipeWith({ run: { epochs: 1 } }), table);
  const { train } = prepared!;
  const { axis5, axis9, loss } = reference.surface;
  const unused = new Float64Array(train.width);
  const found = axis5.flatMap((w5) =>
    axis9.map((w9) => {
      const weights = first.slice();
      weights[5] = w5;
      weights[9] = w9;
      return (
        linearPass(train.x, train.y, train.width, undefined, 0, train.rows, weights, unused) / train.rows
      );
    }),
  );
  expect(worstRelative(found, loss.flat())).toBeLessThan(TOLERANCE);
});
