import { describe, expect, it } from 'vitest';
import { createKernels } from '../../../src/core/kernels/create.ts';
import { paddedLength } from '../../../src/core/kernels/memory.ts';
import { createDualUpdates, dualDoubles, hasDualUpdates } from '../../../src/core/nn/dual-updates.ts';
import { firstValues } from '../../../src/core/nn/initialisers.ts';
import type { LossKind } from '../../../src/core/nn/losses.ts';
import { createNetwork, networkDoubles } from '../../../src/core/nn/network.ts';
import networks from '../../fixtures/networks.json' with { type: 'json' };
import { worstRelative } from '../../worst-relative.ts';
import { bench, descend, normalRows, type Rows, type Sizes, seeded, shapeOf } from './small-networks.ts';

/** A network and its dual updates in a memory of just the size that they ask for. */
function dual(sizes: Sizes, loss: LossKind, { x, y }: Rows, kind: 'simd' | 'plain' = 'plain') {
  const shape = shapeOf(sizes);
  const rows = x.length;
  const width = shape.inputs + (shape.bias ? 1 : 0);
  const own = paddedLength(rows * width) + paddedLength(rows * shape.outputs);
  const kernels = createKernels(own + networkDoubles(shape, loss, 64) + dualDoubles(shape, rows), 0, kind);
  const part = { x: kernels.allocate(rows * width), y: kernels.allocate(rows * shape.outputs), width };
  part.x.set(x.flatMap((row) => (shape.bias ? [...row, 1] : row)));
  part.y.set(y.flat());
  const network = createNetwork(shape, loss, kernels, 64);
  const start = (state?: Readonly<Record<string, ArrayLike<number>>>) =>
    createDualUpdates(network, part, rows, kernels, state)!;
  return { network, start };
}

const sizes: Sizes = {
  inputs: 30,
  hidden: [
    { units: 6, activation: 'maxout', pieces: 2 },
    { units: 5, activation: 'tanh' },
  ],
  outputs: 3,
  output: 'softmax',
};
const rows: Rows = {
  x: normalRows(seeded(6), 9, 30),
  y: Array.from({ length: 9 }, (_, row) => [0, 1, 2].map((j) => (row % 3 === j ? 1 : 0))),
};
const model = { init: { kind: 'he' as const } };

function drawn(kind?: 'simd' | 'plain') {
  const set = dual(sizes, 'crossEntropy', rows, kind);
  firstValues(model, set.network.shape, seeded(1), set.network.parameters);
  return set;
}

describe('dual updates', () => {
  it('make the numbers of NumPy on 64 random rows through 1000-100-10', () => {
    const { seed, lr, losses_every_20, last_loss } = networks.cases.random_64_1000_100_10;
    const random = seeded(seed);
    const x = normalRows(random, 64, 1000);
    const { network, start } = dual(
      { inputs: 1000, hidden: [{ units: 100, activation: 'relu' }], outputs: 10, bias: false },
      'sumSquared',
      { x, y: normalRows(random, 64, 10) },
    );
    firstValues({ init: { kind: 'randn' } }, network.shape, random, network.parameters);
    const losses = new Float64Array(200);
    expect(start().run(200, lr, losses)).toBe(200);
    const picked = [...losses.filter((_, i) => i % 20 === 0), losses.at(-1)!];
    expect(worstRelative(picked, [...losses_every_20, last_loss])).toBeLessThan(1e-9);
  });
  it('come to the losses, parameters and gradient of whole updates', () => {
    const slow = bench(shapeOf(sizes), 'crossEntropy', rows);
    firstValues(model, slow.network.shape, seeded(1), slow.network.parameters);
    const expected = descend(slow, 0.1, 50, 9);
    const { network, start } = drawn();
    const losses = new Float64Array(50);
    const updates = start();
    expect(updates.run(50, 0.1, losses)).toBe(50);
    updates.settle();
    expect(worstRelative(losses, expected)).toBeLessThan(1e-11);
    expect(worstRelative(network.parameters, slow.network.parameters)).toBeLessThan(1e-10);
    expect(worstRelative(network.gradient, slow.network.gradient)).toBeLessThan(1e-9);
  });
  it('give the same bits settled or not, cut or not, and by either kind of kernels', () => {
    const run = (kind: 'simd' | 'plain', cuts: number[], settle: boolean) => {
      const { network, start } = drawn(kind);
      const updates = start();
      const losses: number[] = [];
      for (const count of cuts) {
        const some = new Float64Array(count);
        updates.run(count, 0.1, some);
        losses.push(...some);
        if (settle) updates.settle();
      }
      updates.settle();
      return { losses, parameters: [...network.parameters], gradient: [...network.gradient] };
    };
    const whole = run('plain', [20], false);
    expect(run('plain', [3, 1, 16], true)).toEqual(whole);
    expect(run('simd', [20], false)).toEqual(whole);
  });
  it('go on from their state to the same bits', () => {
    const whole = drawn();
    const losses = new Float64Array(20);
    const updates = whole.start();
    updates.run(20, 0.1, losses);
    updates.settle();

    const before = drawn();
    const first = before.start();
    first.run(8, 0.1, new Float64Array(8));
    first.settle();
    const after = drawn();
    after.network.parameters.set(before.network.parameters);
    const second = after.start(structuredClone(first.state));
    const rest = new Float64Array(12);
    second.run(12, 0.1, rest);
    second.settle();
    expect(rest).toEqual(losses.slice(8));
    expect(after.network.parameters).toEqual(whole.network.parameters);
  });
  it('end at a loss that is not finite', () => {
    const { network, start } = drawn();
    network.parameters[network.shape.layers[1]!.weightsAt] = Number.NaN;
    const losses = new Float64Array(3).fill(9);
    expect(start().run(3, 0.1, losses)).toBe(0);
    expect(losses[0]).toBeNaN();
    expect(losses[1]).toBe(9);
  });
  it('are for fewer rows than inputs, in one piece, and a hidden layer', () => {
    const shape = shapeOf(sizes);
    expect(hasDualUpdates(shape, 29, 64)).toBe(true);
    expect(hasDualUpdates(shape, 30, 64)).toBe(false);
    expect(hasDualUpdates(shape, 29, 28)).toBe(false);
    expect(hasDualUpdates(shapeOf({ inputs: 30, outputs: 1 }), 9, 64)).toBe(false);
  });
});
