import { describe, expect, it } from 'vitest';
import type { LossKind } from '../../../src/core/nn/losses.ts';
import { createRowUpdates } from '../../../src/core/nn/row-updates.ts';
import { bench, normalRows, plainDescent, type Sizes, seeded, shapeOf } from './small-networks.ts';

const ROWS = 30;
const rmsprop = { kind: 'rmsprop' as const, learningRate: 0.01, alpha: 0.9, eps: 1e-8, weightDecay: 0 };
const cases: [string, Sizes, LossKind][] = [
  [
    'two layers of relu',
    {
      inputs: 5,
      hidden: [
        { units: 7, activation: 'relu' },
        { units: 6, activation: 'relu' },
      ],
      outputs: 1,
    },
    'mse',
  ],
  [
    'maxout and softmax without bias',
    {
      inputs: 5,
      hidden: [{ units: 6, activation: 'maxout', pieces: 2 }],
      outputs: 3,
      output: 'softmax',
      bias: false,
    },
    'crossEntropy',
  ],
  ['one sigmoid unit', { inputs: 5, outputs: 1, output: 'sigmoid' }, 'binaryCrossEntropy'],
];

describe.each(cases)('updates row by row: %s', (_, sizes, loss) => {
  const setUp = (optimizer: typeof rmsprop | ReturnType<typeof plainDescent>) => {
    const random = seeded(1);
    const y = normalRows(random, ROWS, sizes.outputs).map((row) => row.map((value) => (value > 0 ? 1 : 0)));
    const set = bench(shapeOf(sizes), loss, { x: normalRows(random, ROWS, sizes.inputs), y }, { optimizer });
    const { parameters } = set.network;
    for (let i = 0; i < parameters.length; i++) parameters[i] = random.normal() / 2;
    random.shuffle(set.order);
    const updates = createRowUpdates(set.network, optimizer, set.updater.state, set.kernels)!;
    return { ...set, updates };
  };

  it.each([rmsprop, plainDescent(0.05)])('give the bits of whole updates: $kind', (optimizer) => {
    const { learningRate } = optimizer;
    const slow = setUp(optimizer);
    const expected: number[] = [];
    for (let i = 0; i < ROWS; i++) {
      slow.network.begin(1);
      slow.network.add(slow.part, slow.order, i, i + 1);
      expected.push(slow.network.end());
      slow.updater.update(learningRate, i + 1);
    }
    const fast = setUp(optimizer);
    const losses = new Float64Array(ROWS + 1);
    expect(fast.updates.run(fast.part, fast.order, 0, 11, learningRate, losses, 1)).toBe(11);
    expect(fast.updates.run(fast.part, fast.order, 11, ROWS, learningRate, losses, 12)).toBe(ROWS - 11);
    expect([...losses]).toEqual([0, ...expected]);
    expect(fast.network.parameters).toEqual(slow.network.parameters);
    expect(fast.updater.state).toEqual(slow.updater.state);
    expect(fast.network.gradient).toEqual(slow.network.gradient);
  });
  it('end at a loss that is not finite', () => {
    const { updates, part, network } = setUp(rmsprop);
    part.x[3 * part.width] = Number.NaN;
    const losses = new Float64Array(ROWS).fill(9);
    expect(updates.run(part, undefined, 0, ROWS, 0.01, losses, 0)).toBe(3);
    expect(losses[3]).toBeNaN();
    expect(losses[4]).toBe(9);
    expect(network.parameters.every(Number.isFinite)).toBe(true);
  });
});

describe('there are no updates row by row', () => {
  const random = seeded(1);
  const rows = { x: normalRows(random, 3, 2), y: normalRows(random, 3, 1) };
  it.each([
    ['of a linear model', { inputs: 2, outputs: 1 }, rmsprop],
    ['with weight decay', cases[0]![1], { ...rmsprop, weightDecay: 0.1 }],
    [
      'of adam',
      cases[0]![1],
      { kind: 'adam' as const, learningRate: 0.1, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0 },
    ],
  ])('%s', (_, sizes, optimizer) => {
    const { network, updater, kernels } = bench(shapeOf(sizes), 'mse', rows, { optimizer });
    expect(createRowUpdates(network, optimizer, updater.state, kernels)).toBeUndefined();
  });
});
