import { describe, expect, it } from 'vitest';
import type { GradientAt } from '../../../../src/core/evaluate/inspection/curvature.ts';
import { countActive, reportGradient } from '../../../../src/core/evaluate/inspection/gradient-report.ts';
import type { LayerShape, Shape } from '../../../../src/core/nn/shape.ts';
import { drain } from '../../../drain.ts';

/** Layers of so many inputs and units each, with biases. */
function shapeOf(...sizes: number[]): Shape {
  const layers: LayerShape[] = [];
  let at = 0;
  for (const [k, inputs] of sizes.slice(0, -1).entries()) {
    const units = sizes[k + 1]!;
    const biasesAt = at + inputs * units;
    const activation = k === sizes.length - 2 ? 'identity' : 'relu';
    layers.push({ inputs, units, outputs: units, activation, pieces: 1, weightsAt: at, biasesAt });
    at = biasesAt + units;
  }
  return { inputs: sizes[0]!, outputs: sizes.at(-1)!, bias: true, layers, parameters: at };
}

/** A loss with its gradient by central differences, good to about ten digits. */
function gradientOf(loss: (p: Float64Array) => number): GradientAt {
  return function* (parameters, gradient) {
    yield;
    for (let i = 0; i < parameters.length; i++) {
      const there = parameters.slice();
      const h = 1e-3;
      const at = (by: number) => {
        there[i] = parameters[i]! + by;
        return loss(there);
      };
      // Of fourth order (Fornberg).
      gradient[i] = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    }
    return loss(parameters);
  };
}

const X = [-2, -1, 0.5, 1, 3];
const Y = [-3.9, -2.1, 1.2, 1.9, 6];

/** Mean square of a network 1 - h - 1 on the rows above. */
function networkLoss(hidden: number, bend: (z: number) => number, { targets = Y, shift = 0 } = {}) {
  return (p: Float64Array) => {
    let sum = 0;
    for (const [i, x] of X.entries()) {
      let out = p[3 * hidden]!;
      for (let j = 0; j < hidden; j++) out += bend(p[j]! * x + p[hidden + j]!) * p[2 * hidden + j]!;
      sum += (out - targets[i]! - shift) ** 2;
    }
    return sum / X.length;
  };
}

interface Case {
  readonly shape: Shape;
  readonly loss: (p: Float64Array) => number;
  readonly at: readonly number[];
  readonly fixed?: readonly number[];
  readonly activeRows?: readonly (readonly number[] | undefined)[];
}

function report({ shape, loss, at, fixed = [], activeRows = [] }: Case) {
  const parameters = Float64Array.from(at);
  expect(parameters).toHaveLength(shape.parameters);
  const found = drain(reportGradient({ shape, parameters, fixed, gradientAt: gradientOf(loss), activeRows }));
  expect([...parameters]).toEqual(at);
  return found;
}

/** Mean square of a line w, b on the rows above; least squares of it in closed form. */
const lineLoss = (scale: number) => (p: Float64Array) =>
  X.reduce((sum, x, i) => sum + (p[0]! * x + p[1]! - scale * Y[i]!) ** 2, 0) / X.length;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const slope = mean(X.map((x, i) => (x - mean(X)) * Y[i]!)) / mean(X.map((x) => (x - mean(X)) ** 2));
const bestLine = [slope, mean(Y) - slope * mean(X)];

describe('a line', () => {
  it.each([1, 1e6, 1e-2])('is at its minimum, with targets times %d', (scale) => {
    const found = report({
      shape: shapeOf(1, 1),
      loss: lineLoss(scale),
      at: bestLine.map((value) => value * scale),
    });
    expect(found.kind).toBe('minimum');
    expect(found.layers[0]!.nearZeroShare).toBe(1);
    expect(found.curvature.least).toBeGreaterThan(1);
  });
  it.each([1, 1e6])('descends to it, with targets times %d', (scale) => {
    const found = report({
      shape: shapeOf(1, 1),
      loss: lineLoss(scale),
      at: bestLine.map((value) => 0.9 * value * scale),
    });
    expect(found.kind).toBe('descending');
    expect(found.norm).toBeGreaterThan(0);
    expect(found.layers[0]!.nearZeroShare).toBe(0);
  });
  it('is at the minimum of what is trained', () => {
    // With w held at 1 the best b is the mean of what is left.
    const at = [1, mean(Y) - mean(X)];
    const found = report({ shape: shapeOf(1, 1), loss: lineLoss(1), at, fixed: [0] });
    expect(found.kind).toBe('minimum');
    expect(found.curvature.least).toBeCloseTo(2, 4);
    expect(found.curvature.greatest).toBeCloseTo(2, 4);
    expect(report({ shape: shapeOf(1, 1), loss: lineLoss(1), at }).kind).toBe('descending');
  });
  it('is at a minimum where it fits to the last digit', () => {
    const found = report({
      shape: shapeOf(1, 1),
      loss: (p) => X.reduce((sum, x) => sum + (p[0]! * x + p[1]! - 2 * x - 1) ** 2, 0),
      at: [2, 1],
    });
    expect(found).toMatchObject({ kind: 'minimum', loss: 0 });
  });
});

describe('networks', () => {
  it('with weights of 0 is at a saddle', () => {
    const found = report({
      shape: shapeOf(1, 2, 1),
      loss: networkLoss(2, Math.tanh),
      at: [0, 0, 0, 0, 0, 0, mean(Y)],
    });
    expect(found.kind).toBe('saddle');
    expect(found.curvature.least).toBeLessThan(-1);
    expect(found.curvature.greatest).toBeGreaterThan(1);
    expect(found.layers[0]).toMatchObject({ zeroShare: 1, nearZeroShare: 1 });
  });
  it('whose units are saturated is on a plateau', () => {
    const loss = networkLoss(2, (z) => 1 / (1 + Math.exp(-z)));
    // The last bias is held: it alone could still move.
    const at = [0.1, -0.2, -40, -45, 1, 2, 0.3];
    expect(report({ shape: shapeOf(1, 2, 1), loss, at, fixed: [6] }).kind).toBe('plateau');
    expect(report({ shape: shapeOf(1, 2, 1), loss, at }).kind).toBe('descending');
  });
  it('whose ReLUs are all dead says so, and which', () => {
    const relu = (z: number) => Math.max(0, z);
    const found = report({
      shape: shapeOf(1, 2, 1),
      loss: networkLoss(2, relu),
      at: [0.1, -0.2, -40, -45, 1, 2, mean(Y)],
      activeRows: [[0, 0], undefined],
    });
    expect(found.kind).toBe('deadUnits');
    expect(found.layers[0]).toMatchObject({ norm: 0, zeroShare: 1, deadUnits: [0, 1] });
    expect(found.why).toContain('Layer 1: 2 of 2 units are active in no training row.');
    expect(found.why.join()).toContain('hardly learns');
  });
  it('with one dead unit of two tells where it stands, and of the unit', () => {
    const relu = (z: number) => Math.max(0, z);
    const found = report({
      shape: shapeOf(1, 2, 1),
      loss: networkLoss(2, relu),
      at: [1, -0.2, 5, -45, 1, 2, 0],
      activeRows: [[5, 0], undefined],
    });
    expect(found.kind).toBe('descending');
    expect(found.layers[0]!.deadUnits).toEqual([1]);
    expect(found.layers[0]!.zeroShare).toBe(0.5);
    expect(found.layers[1]!.deadUnits).toEqual([]);
  });
  it('says which layer hardly learns', () => {
    const loss = networkLoss(2, Math.tanh);
    // Hardly any of the loss reaches the first layer through weights this small.
    const found = report({ shape: shapeOf(1, 2, 1), loss, at: [0.5, -0.3, 0.1, 0.2, 1e-7, -1e-7, 1] });
    expect(found.kind).toBe('descending');
    expect(found.why.filter((line) => line.includes('hardly learns'))).toEqual([
      expect.stringMatching(
        /^Layer 1: its gradient is \S+ of the greatest, by parameter: it hardly learns\.$/,
      ),
    ]);
  });
});

it('counts the rows in which a unit is active', () => {
  const counts = new Float64Array(3);
  countActive(Float64Array.of(1, 0, -1, 2, -3, 0), 2, 3, counts);
  countActive(Float64Array.of(0.5, 0.1, -9), 1, 3, counts);
  expect([...counts]).toEqual([3, 1, 0]);
});
