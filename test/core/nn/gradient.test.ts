import { describe, expect, it } from 'vitest';
import {
  type HiddenActivationKind,
  hiddenActivations,
  type OutputActivationKind,
  outputActivations,
} from '../../../src/core/nn/activations.ts';
import { type Loss, type LossKind, losses } from '../../../src/core/nn/losses.ts';
import { addPenalty, penaltyOf } from '../../../src/core/nn/penalty.ts';
import { bench, normalRows, type Rows, type Sizes, seeded, shapeOf } from './small-networks.ts';

/* The gradient of every parameter of whole networks, by central differences of the loss. */

const ROWS = 7;
const h = 1e-5;
/** What is descended, as a multiple of what is reported. */
const descended: Partial<Record<LossKind, number>> = { halfMse: 0.5, sumSquared: ROWS };

function rowsFor({ inputs, outputs }: Sizes, loss: LossKind, seed: number): Rows {
  const random = seeded(seed);
  const x = normalRows(random, ROWS, inputs);
  if (loss === 'crossEntropy') {
    return {
      x,
      y: x.map((_, row) => Array.from({ length: outputs }, (_, j) => (j === row % outputs ? 1 : 0))),
    };
  }
  if (loss === 'binaryCrossEntropy') {
    return { x, y: x.map((_, row) => Array.from({ length: outputs }, (_, j) => (row + j) % 2)) };
  }
  return { x, y: normalRows(random, ROWS, outputs) };
}

function checkGradient(sizes: Sizes, loss: LossKind, penalty = { l1: 0, l2: 0 }): void {
  const shape = shapeOf(sizes);
  const { network, part } = bench(shape, loss, rowsFor(sizes, loss, 12), { rowsAtOnce: 4 });
  const random = seeded(5);
  for (let i = 0; i < shape.parameters; i++) network.parameters[i] = 0.7 * random.normal();

  network.begin(ROWS);
  network.add(part, undefined, 0, ROWS);
  network.end();
  const gradient = network.gradient.slice();
  addPenalty(gradient, network.parameters, shape, penalty);

  const goal = () =>
    (descended[loss] ?? 1) * network.reported(network.measure(part, 0, ROWS, 0), ROWS) +
    penaltyOf(network.parameters, shape, penalty);
  const numeric = gradient.map((_, i) => {
    const value = network.parameters[i]!;
    network.parameters[i] = value + h;
    const above = goal();
    network.parameters[i] = value - h;
    const below = goal();
    network.parameters[i] = value;
    return (above - below) / (2 * h);
  });
  const size = Math.max(...numeric.map(Math.abs));
  expect(size).toBeGreaterThan(1e-3);
  gradient.forEach((slope, i) => {
    expect(Math.abs(slope - numeric[i]!) / size, `parameter ${i}`).toBeLessThan(1e-8);
  });
}

describe('the gradient of a network with', () => {
  const hidden = (activation: HiddenActivationKind, units = 6) =>
    activation === 'maxout' ? { units, activation, pieces: 2 } : { units, activation };

  it.each(Object.keys(hiddenActivations) as HiddenActivationKind[])('two layers of %s', (activation) => {
    const layers = [hidden(activation), hidden(activation, 4)];
    checkGradient({ inputs: 3, hidden: layers, outputs: 2 }, 'mse');
    checkGradient({ inputs: 3, hidden: layers, outputs: 2, bias: false }, 'mse');
  });
  it('maxout of three pieces', () => {
    checkGradient({ inputs: 3, hidden: [{ units: 6, activation: 'maxout', pieces: 3 }], outputs: 1 }, 'mse');
  });

  const pairs = (Object.keys(losses) as LossKind[]).flatMap((loss) =>
    (Object.keys(outputActivations) as OutputActivationKind[]).flatMap((output) =>
      ((losses[loss] as Loss).output ?? output) === output ? [[loss, output] as const] : [],
    ),
  );
  it.each(pairs)('loss %s over output %s', (loss, output) => {
    const layers = [hidden('tanh')];
    checkGradient({ inputs: 3, hidden: layers, outputs: 3, output }, loss);
    checkGradient({ inputs: 3, hidden: [], outputs: 3, output, bias: false }, loss);
    checkGradient(
      { inputs: 3, hidden: [], outputs: 1, output: output === 'softmax' ? 'sigmoid' : output },
      'mae',
    );
  });
  it.each(['mse', 'halfMse', 'sumSquared'] as const)('one linear unit and %s', (loss) => {
    checkGradient({ inputs: 5, outputs: 1 }, loss);
    checkGradient({ inputs: 5, outputs: 1, bias: false }, loss);
  });
  it('a penalty on the weights, not on the biases', () => {
    checkGradient({ inputs: 3, hidden: [hidden('tanh')], outputs: 2 }, 'mse', { l1: 0.3, l2: 0.7 });
  });
});

describe('the penalty', () => {
  it('is l1·Σ|w| + (l2/2)·Σw² over the weights', () => {
    const shape = shapeOf({ inputs: 2, outputs: 1 });
    const parameters = Float64Array.of(-3, 0, 100);
    expect(penaltyOf(parameters, shape, { l1: 2, l2: 4 })).toBe(2 * 3 + 2 * 9);
    const gradient = new Float64Array(3);
    addPenalty(gradient, parameters, shape, { l1: 2, l2: 4 });
    expect([...gradient]).toEqual([-2 - 12, 0, 0]);
  });
});
