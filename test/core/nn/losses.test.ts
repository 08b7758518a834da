import { describe, expect, it } from 'vitest';
import { type Loss, type LossKind, losses } from '../../../src/core/nn/losses.ts';
import reference from '../../fixtures/functions.json' with { type: 'json' };
import { worstRelative } from '../../worst-relative.ts';

function lossOf(kind: LossKind, predictions: readonly number[], targets: readonly number[], outputs = 1) {
  const { rule, divisor, scale }: Loss = losses[kind];
  const rows = predictions.length / outputs;
  const slope = new Float64Array(predictions.length);
  const [p, t] = [Float64Array.from(predictions), Float64Array.from(targets)];
  const sum = rule(p, t, 0, slope, scale(rows, outputs), p.length, outputs, 0);
  return { value: sum / divisor(rows, outputs), gradient: slope };
}

/** Class numbers as rows of 0 and 1. */
function oneHot(classes: readonly number[], count: number): number[] {
  return classes.flatMap((place) => Array.from({ length: count }, (_, j) => (j === place ? 1 : 0)));
}

describe('the losses of PyTorch', () => {
  const { mse, mae, huber, binaryCrossEntropyWithLogits, crossEntropyWithLogits } = reference.losses;
  it.each([
    ['mse', mse],
    ['mae', mae],
    ['huber', huber],
    ['binaryCrossEntropy', binaryCrossEntropyWithLogits],
  ] as const)('%s', (kind, { prediction, target, value, gradient }) => {
    const found = lossOf(kind, prediction.flat(), target.flat());
    expect(worstRelative([found.value], [value])).toBeLessThan(1e-12);
    expect(worstRelative(found.gradient, gradient.flat())).toBeLessThan(1e-12);
  });
  it('crossEntropy', () => {
    const { prediction, target, value, gradient } = crossEntropyWithLogits;
    const found = lossOf('crossEntropy', prediction.flat(), oneHot(target, 3), 3);
    expect(worstRelative([found.value], [value])).toBeLessThan(1e-12);
    expect(worstRelative(found.gradient, gradient.flat())).toBeLessThan(1e-12);
  });
});

describe('what is reported and what is descended', () => {
  const [predictions, targets] = [
    [1, 2, 3, 5],
    [0, 4, 3, 2],
  ]; // errors 1, -2, 0, 3 in two rows of two outputs
  it.each([
    ['mse', 14 / 4, [0.5, -1, 0, 1.5]],
    ['halfMse', 14 / 4, [0.25, -0.5, 0, 0.75]],
    ['sumSquared', 14 / 2, [2, -4, 0, 6]],
    ['mae', 6 / 4, [0.25, -0.25, 0, 0.25]],
    ['huber', (0.5 + 1.5 + 0 + 2.5) / 4, [0.25, -0.25, 0, 0.25]],
  ] as const)('%s over rows and outputs', (kind, value, gradient) => {
    expect(lossOf(kind, predictions, targets, 2)).toEqual({ value, gradient: Float64Array.from(gradient) });
  });
  it('crossEntropy over rows alone', () => {
    const { value } = lossOf('crossEntropy', [0, 0, 0, 0], [1, 0, 0, 1], 2);
    expect(value).toBeCloseTo(Math.LN2, 15);
  });
});

describe('every loss', () => {
  const kinds = Object.keys(losses) as LossKind[];
  const predictions = [0.4, -1.2, 2.3, 0.1, 0.9, -0.6];
  const targets = [1, 0, 0, 0, 1, 0];
  // What is descended, for central differences: the reported value but for these.
  const descended: Partial<Record<LossKind, number>> = { halfMse: 0.5, sumSquared: 2 };

  it.each(kinds)('%s has the slope of its central differences', (kind) => {
    const { gradient } = lossOf(kind, predictions, targets, 3);
    const factor = descended[kind] ?? 1;
    gradient.forEach((slope, i) => {
      const moved = (by: number) =>
        lossOf(
          kind,
          predictions.map((value, k) => (k === i ? value + by : value)),
          targets,
          3,
        ).value;
      expect(slope).toBeCloseTo((factor * (moved(1e-5) - moved(-1e-5))) / 2e-5, 8);
    });
  });
  it.each(kinds)('%s goes on from a sum, and from a place among the targets', (kind) => {
    const { rule }: Loss = losses[kind];
    const p = Float64Array.from(predictions);
    const t = Float64Array.from(targets);
    const slope = new Float64Array(6);
    const whole = rule(p, t, 0, slope, 1, 6, 3, 0);
    const first = rule(p, t, 0, slope, 1, 3, 3, 0);
    expect(rule(p.subarray(3), t, 3, slope, 1, 3, 3, first)).toBe(whole);
  });
  it.each(kinds)('%s says so when a prediction is not a number', (kind) => {
    const { value, gradient } = lossOf(kind, [0, Number.NaN, 0], [1, 0, 0], 3);
    expect(value).toBeNaN();
    expect(gradient[1]).toBeNaN();
  });
});

describe('losses of very sure models', () => {
  it('are finite, and as large as they should be', () => {
    const binary = lossOf('binaryCrossEntropy', [800, -800, 800, -800], [1, 0, 0, 1]);
    expect(binary.value).toBe(400);
    expect([...binary.gradient]).toEqual([0, 0, 0.25, -0.25]);
    const many = lossOf('crossEntropy', [1000, 0, -1000], [0, 0, 1], 3);
    expect(many.value).toBe(2000);
    expect([...many.gradient]).toEqual([1, 0, -1]);
  });
  it('keep the digits of the smallest', () => {
    expect(lossOf('binaryCrossEntropy', [50], [1]).value).toBeCloseTo(Math.exp(-50), 30);
  });
});
