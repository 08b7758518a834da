import { describe, expect, it } from 'vitest';
import { reportGradient } from '../../../../src/core/evaluate/inspection/gradient-report.ts';
import {
  activeRowsOf,
  networkGradient,
  networkLoss,
} from '../../../../src/core/evaluate/inspection/network-loss.ts';
import type { LossKind } from '../../../../src/core/nn/losses.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { drain } from '../../../drain.ts';
import tutorial from '../../../fixtures/tutorial_linear.json' with { type: 'json' };
import { worstRelative } from '../../../worst-relative.ts';
import { bench, shapeOf } from '../../nn/small-networks.ts';
import { tutorialRows } from '../tutorial-rows.ts';

const random = new RandomState(12);
const draw = (length: number) => Array.from({ length }, () => random.normal());
const rows = { x: Array.from({ length: 30 }, () => draw(2)), y: Array.from({ length: 30 }, () => draw(2)) };
const penalty = { l1: 0.01, l2: 0.1 };

const shape = shapeOf({
  inputs: 2,
  hidden: [
    { units: 4, activation: 'relu' },
    { units: 3, activation: 'tanh' },
  ],
  outputs: 2,
});

describe.each<LossKind>(['mse', 'halfMse', 'sumSquared', 'huber'])('%s', (loss) => {
  const { network, part } = bench(shape, loss, rows, { rowsAtOnce: 8 });
  const gradientAt = networkGradient(network, part, { loss, penalty, fixed: [1] });
  const at = Float64Array.from(draw(shape.parameters));
  const valueAt = (parameters: Float64Array) =>
    drain(gradientAt(parameters, new Float64Array(shape.parameters)));

  it('is descended with the gradient of its value', () => {
    const gradient = new Float64Array(shape.parameters);
    drain(gradientAt(at, gradient));
    const numeric = at.map((value, i) => {
      const step = 1e-5;
      const above = valueAt(at.with(i, value + step));
      return i === 1 ? 0 : (above - valueAt(at.with(i, value - step))) / (2 * step);
    });
    for (const [i, value] of gradient.entries()) {
      expect(Math.abs(value - numeric[i]!)).toBeLessThan(1e-6 * (1 + Math.abs(value)));
    }
  });
  it('is reported without the penalty', () => {
    const plain = networkGradient(network, part, { loss, penalty: { l1: 0, l2: 0 }, fixed: [] });
    const descended = drain(plain(at, new Float64Array(shape.parameters)));
    const times = { mse: 1, halfMse: 0.5, sumSquared: 30, huber: 1 }[loss as 'mse'];
    expect(worstRelative([descended], [times * drain(networkLoss(network, part)(at))])).toBeLessThan(1e-12);
  });
});

it('puts the network back as it was, also when it is left in the middle', () => {
  const { network, part } = bench(shape, 'mse', rows, { rowsAtOnce: 8 });
  network.parameters.set(draw(shape.parameters));
  network.gradient.set(draw(shape.parameters));
  const before = [[...network.parameters], [...network.gradient]];
  const other = Float64Array.from(draw(shape.parameters));
  const gradientAt = networkGradient(network, part, { loss: 'mse', penalty, fixed: [] });
  drain(gradientAt(other, new Float64Array(shape.parameters)));
  drain(networkLoss(network, part)(other));
  const left = gradientAt(other, new Float64Array(shape.parameters));
  left.next();
  expect([...network.parameters]).toEqual([...other]);
  left.return(0);
  expect([[...network.parameters], [...network.gradient]]).toEqual(before);
});

it('counts in how many rows each ReLU is active', () => {
  const { network, part } = bench(shape, 'mse', rows, { rowsAtOnce: 8 });
  const parameters = draw(shape.parameters);
  const { weightsAt, biasesAt } = shape.layers[0]!;
  // The second of the four is dead, the third active everywhere.
  parameters[biasesAt + 1] = -100;
  parameters[biasesAt + 2] = 100;
  network.parameters.set(parameters);
  const counted = drain(activeRowsOf(network, part));
  const expected = [0, 1, 2, 3].map(
    (unit) =>
      rows.x.filter(([a, b]) => {
        const weight = (input: number) => parameters[weightsAt + 4 * input + unit]!;
        return a! * weight(0) + b! * weight(1) + parameters[biasesAt + unit]! > 0;
      }).length,
  );
  expect([...counted[0]!]).toEqual(expected);
  expect(expected.slice(1, 3)).toEqual([0, 30]);
  expect(counted.slice(1)).toEqual([undefined, undefined]);
});

it('has no ReLUs to count in a linear model', () => {
  const linear = bench(shapeOf({ inputs: 2, outputs: 1 }), 'mse', {
    x: rows.x,
    y: rows.x.map(([a]) => [a!]),
  });
  expect(drain(activeRowsOf(linear.network, linear.part))).toEqual([undefined]);
});

describe('a real network\u2019s gradient report', () => {
  const report = (parameters: readonly number[]) => {
    const { network, part } = bench(shape, 'mse', rows, { rowsAtOnce: 8 });
    network.parameters.set(parameters);
    const activeRows = drain(activeRowsOf(network, part));
    const gradientAt = networkGradient(network, part, { loss: 'mse', penalty: { l1: 0, l2: 0 }, fixed: [] });
    const at = Float64Array.from(parameters);
    return drain(reportGradient({ shape, parameters: at, fixed: [], gradientAt, activeRows }));
  };
  it('finds it descending at first, and a dead layer where its biases are far below 0', () => {
    const parameters = draw(shape.parameters);
    expect(report(parameters).kind).toBe('descending');
    parameters.fill(-100, shape.layers[0]!.biasesAt, shape.layers[1]!.weightsAt);
    const dead = report(parameters);
    expect(dead.kind).toBe('deadUnits');
    expect(dead.layers.map(({ norm }) => norm > 0)).toEqual([false, true, true]);
  });
});

describe('the tutorial\u2019s linear network', () => {
  const { rows: count, width, x, y } = tutorialRows();
  const table = {
    x: Array.from({ length: count }, (_, i) => [...x.subarray(i * width, i * width + width - 1)]),
    y: Array.from(y, (value) => [value]),
  };
  const { network, part } = bench(shapeOf({ inputs: 13, outputs: 1 }), 'halfMse', table);
  const gradientAt = networkGradient(network, part, {
    loss: 'halfMse',
    penalty: { l1: 0, l2: 0 },
    fixed: [],
  });
  const report = ({ w, b }: { w: number[]; b: number }) =>
    drain(
      reportGradient({
        shape: network.shape,
        parameters: Float64Array.from([...w, b]),
        fixed: [],
        gradientAt,
        activeRows: [],
      }),
    );
  it('still descends after its 1000 iterations', () => {
    expect(report(tutorial.full_batch).kind).toBe('descending');
  });
  it('is at a minimum where least squares put it', () => {
    const found = report(tutorial.least_squares);
    expect(found.kind).toBe('minimum');
    expect(found.loss).toBeCloseTo(tutorial.least_squares.mse / 2, 12);
    expect(found.norm).toBeLessThan(1e-14);
    expect(found.curvature.least).toBeGreaterThan(0);
  });
});
