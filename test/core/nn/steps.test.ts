import { describe, expect, it } from 'vitest';
import { type Batch, batchSteps } from '../../../src/core/nn/steps.ts';
import { bench, normalRows, plainDescent, seeded, shapeOf, updateOn } from './small-networks.ts';

const none = { penalty: { l1: 0, l2: 0 }, t: 1, fixed: [] };

describe('the four steps of one batch', () => {
  it('of a line, worked by hand', () => {
    // Two rows of x = 1, 3 with y = 5, 6; w = 2, b = 1: predictions 3, 7, errors -2, 1.
    const steps = batchSteps({
      ...none,
      shape: shapeOf({ inputs: 1, outputs: 1 }),
      parameters: [2, 1],
      x: [1, 3],
      y: [5, 6],
      rows: 2,
      loss: 'halfMse',
      optimizer: plainDescent(0.5),
      learningRate: 0.5,
    });
    const { layers, ...others } = steps;
    const [layer] = layers;
    expect([...layer!.inputs]).toEqual([1, 3]);
    expect([...layer!.z]).toEqual([3, 7]);
    expect([...layer!.outputs]).toEqual([3, 7]);
    expect([...layer!.dz]).toEqual([-1, 0.5]); // error / rows
    expect(others).toEqual({
      rowLosses: Float64Array.of(4, 1),
      loss: 2.5,
      gradient: Float64Array.of(-1 * 1 + 0.5 * 3, -0.5),
      update: Float64Array.of(-0.25, 0.25),
      parameters: Float64Array.of(1.75, 1.25),
    });
  });

  /*
   * The worked example of Matt Mazur, "A Step by Step Backpropagation Example" (2015): 2-2-2 sigmoid, ½·Σe² with a
   * rate of 0.5, so Σe² with 0.25. He leaves the biases as they are.
   */
  it('of a network of two sigmoid layers, as a well known text works it', () => {
    const shape = shapeOf({
      inputs: 2,
      hidden: [{ units: 2, activation: 'sigmoid' }],
      outputs: 2,
      output: 'sigmoid',
    });
    const steps = batchSteps({
      ...none,
      shape,
      parameters: [0.15, 0.25, 0.2, 0.3, 0.35, 0.35, 0.4, 0.5, 0.45, 0.55, 0.6, 0.6],
      x: [0.05, 0.1],
      y: [0.01, 0.99],
      rows: 1,
      loss: 'sumSquared',
      optimizer: plainDescent(0.25),
      learningRate: 0.25,
      fixed: [4, 5, 10, 11],
    });
    const digits = (values: Iterable<number>) => [...values].map((value) => Number(value.toFixed(9)));
    const [hidden, output] = steps.layers;
    expect(digits(hidden!.z)).toEqual([0.3775, 0.3925]);
    expect(digits(hidden!.outputs)).toEqual([0.593269992, 0.596884378]);
    expect(output!.inputs).toEqual(hidden!.outputs);
    expect(digits(output!.z)).toEqual([1.105905967, 1.224921404]);
    expect(digits(output!.outputs)).toEqual([0.75136507, 0.772928465]);
    expect(digits([steps.loss / 2])).toEqual([0.298371109]);
    expect(digits([...output!.dz].map((d) => d / 2))).toEqual([0.138498562, -0.038098237]);
    expect(digits(steps.parameters)).toEqual([
      0.149780716, 0.249751144, 0.199561432, 0.299502287, 0.35, 0.35, 0.35891648, 0.51130127, 0.408666186,
      0.561370121, 0.6, 0.6,
    ]);
    expect([...steps.gradient].filter((slope) => slope === 0)).toHaveLength(4);
  });
});

describe('the steps of a batch', () => {
  const shape = shapeOf({
    inputs: 3,
    hidden: [{ units: 4, activation: 'maxout', pieces: 2 }],
    outputs: 3,
    output: 'softmax',
  });
  const random = seeded(2);
  const x = normalRows(random, 5, 3);
  const y = x.map((_, row) => [0, 1, 2].map((j) => (row % 3 === j ? 1 : 0)));
  const optimizer = { kind: 'adam' as const, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 };

  it('are those of training, from wherever it is', () => {
    const set = bench(shape, 'crossEntropy', { x, y }, { optimizer, kind: 'plain' });
    const { network, updater } = set;
    for (let i = 0; i < shape.parameters; i++) network.parameters[i] = random.normal();
    updateOn(set, 0, 5, 0.1, 1);
    const batch: Batch = {
      ...none,
      shape,
      parameters: network.parameters.slice(),
      x: x.flat(),
      y: y.flat(),
      rows: 5,
      loss: 'crossEntropy',
      optimizer,
      learningRate: 0.1,
      state: { mean: updater.state.mean!.slice(), meanSquare: updater.state.meanSquare!.slice() },
      t: 2,
    };
    const before = structuredClone({ ...batch, shape: undefined });
    const steps = batchSteps(batch);
    expect(steps.loss).toBe(updateOn(set, 0, 5, 0.1, 2));
    expect(steps.gradient).toEqual(network.gradient);
    expect(steps.parameters).toEqual(network.parameters);
    expect({ ...batch, shape: undefined }).toEqual(before);

    const mean = steps.rowLosses.reduce((sum, value) => sum + value, 0) / 5;
    expect(mean).toBeCloseTo(steps.loss, 14);
    const { outputs } = steps.layers[1]!;
    for (let row = 0; row < 5; row++) {
      expect(outputs[3 * row]! + outputs[3 * row + 1]! + outputs[3 * row + 2]!).toBeCloseTo(1, 15);
      expect(steps.rowLosses[row]).toBeCloseTo(-Math.log(outputs[3 * row + (row % 3)]!), 13);
    }
  });
  it('show z before an activation, and the penalty, clipping and fixed parameters in the gradient', () => {
    const one = shapeOf({ inputs: 1, hidden: [{ units: 2, activation: 'relu' }], outputs: 1, bias: false });
    const batch: Batch = {
      ...none,
      shape: one,
      parameters: [3, -2, 1, 4],
      x: [1],
      y: [0],
      rows: 1,
      loss: 'halfMse',
      optimizer: plainDescent(1),
      learningRate: 1,
    };
    const plain = batchSteps(batch);
    expect([...plain.layers[0]!.z]).toEqual([3, -2]);
    expect([...plain.layers[0]!.outputs]).toEqual([3, 0]);
    expect([...plain.layers[0]!.dz]).toEqual([3, 0]);
    expect([...plain.gradient]).toEqual([3, 0, 9, 0]);
    const penalised = batchSteps({ ...batch, penalty: { l1: 1, l2: 2 }, fixed: [2] });
    expect([...penalised.gradient]).toEqual([3 + 1 + 6, 0 - 1 - 4, 0, 0 + 1 + 8]);
    expect([...penalised.update]).toEqual([-10, 5, -0, -9].map((value) => value + 0));
    const clipped = batchSteps({ ...batch, optimizer: { ...plainDescent(1), clipNorm: 1 } });
    expect(Math.hypot(...clipped.gradient)).toBeCloseTo(1, 6);
    expect(clipped.gradient[2]! / clipped.gradient[0]!).toBeCloseTo(3, 14);
  });
});
