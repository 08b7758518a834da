import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernels } from '../../../src/core/kernels/create.ts';
import type { LossKind } from '../../../src/core/nn/losses.ts';
import { createNetwork, isDense, networkDoubles, rowsAtOnce } from '../../../src/core/nn/network.ts';
import { bench, descend, normalRows, plainDescent, type Sizes, seeded, shapeOf } from './small-networks.ts';

const cases: [string, Sizes, LossKind][] = [
  ['linear', { inputs: 5, outputs: 1 }, 'mse'],
  ['linear with two outputs', { inputs: 5, outputs: 2 }, 'halfMse'],
  ['relu', { inputs: 5, hidden: [{ units: 7, activation: 'relu' }], outputs: 2 }, 'mse'],
  [
    'maxout and softmax',
    { inputs: 5, hidden: [{ units: 6, activation: 'maxout', pieces: 2 }], outputs: 3, output: 'softmax' },
    'crossEntropy',
  ],
  ['sigmoid without bias', { inputs: 5, outputs: 1, output: 'sigmoid', bias: false }, 'binaryCrossEntropy'],
];
const ROWS = 23;

function setUp(sizes: Sizes, loss: LossKind, kind: 'simd' | 'plain' = 'plain') {
  const random = seeded(1);
  const y = normalRows(random, ROWS, sizes.outputs).map((row) => row.map((value) => (value > 0 ? 1 : 0)));
  const set = bench(
    shapeOf(sizes),
    loss,
    { x: normalRows(random, ROWS, sizes.inputs), y },
    { rowsAtOnce: 4, kind },
  );
  const { parameters } = set.network;
  for (let i = 0; i < parameters.length; i++) parameters[i] = random.normal() / 2;
  return set;
}

describe.each(cases)('a network: %s', (_, sizes, loss) => {
  const gradientOf = (set: ReturnType<typeof setUp>, order: Int32Array | undefined, cuts: number[]) => {
    const { network, part } = set;
    network.begin(ROWS);
    const ends = [...cuts, ROWS];
    ends.forEach((end, i) => {
      network.add(part, order, i === 0 ? 0 : ends[i - 1]!, end);
    });
    return { loss: network.end(), gradient: [...network.gradient] };
  };

  it('gives the same bits however a batch is cut at whole pieces', () => {
    const set = setUp(sizes, loss);
    const whole = gradientOf(set, undefined, []);
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 5 }).map((piece) => piece * 4));
    fc.assert(
      fc.property(cuts, (places) => {
        expect(
          gradientOf(
            set,
            undefined,
            places.sort((a, b) => a - b),
          ),
        ).toEqual(whole);
      }),
      { seed: 1, numRuns: 30 },
    );
  });
  it('takes rows by an order as if they lay so', () => {
    const set = setUp(sizes, loss);
    const shuffled = setUp(sizes, loss);
    seeded(3).shuffle(set.order);
    const { part } = shuffled;
    const width = part.width;
    set.order.forEach((row, i) => {
      part.x.set(set.part.x.subarray(row * width, row * width + width), i * width);
      part.y.set(set.part.y.subarray(row * part.outputs, (row + 1) * part.outputs), i * part.outputs);
    });
    expect(gradientOf(set, set.order, [8])).toEqual(gradientOf(shuffled, undefined, [8]));
  });
  it('measures what it descends, and gives its outputs', () => {
    const { network, part } = setUp(sizes, loss);
    network.begin(ROWS);
    network.add(part, undefined, 0, ROWS);
    const reported = network.end();
    const outputs = new Float64Array(2 + ROWS * sizes.outputs);
    const half = network.measure(part, 0, 12, 0, outputs, 2);
    const sum = network.measure(part, 12, ROWS, half, outputs, 2 + 12 * sizes.outputs);
    expect(network.reported(sum, ROWS)).toBeCloseTo(reported, 14);
    expect(network.measure(part, 0, ROWS, 0)).toBe(sum);

    const alone = new Float64Array(sizes.outputs);
    for (let row = 0; row < ROWS; row++) {
      network.measure(part, row, row + 1, 0, alone);
      const at = 2 + row * sizes.outputs;
      expect(outputs.slice(at, at + sizes.outputs)).toEqual(alone);
    }
    expect([...outputs.slice(0, 2)]).toEqual([0, 0]);
    if (sizes.output === 'softmax') {
      expect(alone.reduce((total, p) => total + p, 0)).toBeCloseTo(1, 15);
    }
  });
  it('has the same bits with either kind of kernels', () => {
    const runs = (['plain', 'simd'] as const).map((kind) => {
      const set = setUp(sizes, loss, kind);
      const losses = descend(set, 0.1, 5, 6);
      return { losses, parameters: [...set.network.parameters] };
    });
    expect(runs[0]).toEqual(runs[1]);
  });
  it('descends', () => {
    const losses = descend(setUp(sizes, loss), 0.05, 40, ROWS);
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
  });
  it('takes just the memory that it says', () => {
    const shape = shapeOf(sizes);
    const doubles = networkDoubles(shape, loss, 8);
    expect(() => createNetwork(shape, loss, createKernels(doubles, 0, 'plain'), 8)).not.toThrow();
    expect(() => createNetwork(shape, loss, createKernels(doubles - 2, 0, 'plain'), 8)).toThrow(RangeError);
  });
  it('says that a loss is not finite', () => {
    const set = setUp(sizes, loss);
    set.network.parameters.fill(Number.NaN);
    expect(descend(set, 0.1, 1, ROWS)[0]).toBeNaN();
  });
});

describe('a linear network', () => {
  it('of one output gives the bits of linearSteps', () => {
    const sizes = { inputs: 5, outputs: 1 };
    const shape = shapeOf(sizes);
    const random = seeded(1);
    const y = normalRows(random, ROWS, 1);
    const x = normalRows(random, ROWS, 5);
    // Plain kernels, since they also write to an array that is not on their memory.
    const options = { rowsAtOnce: 64, optimizer: plainDescent(0.1), kind: 'plain' as const };
    const [one, other] = [
      bench(shape, 'halfMse', { x, y }, options),
      bench(shape, 'halfMse', { x, y }, options),
    ];
    const losses = descend(one, 0.1, 1, 10);

    const { network, part } = other;
    const found = new Float64Array(3);
    const { kernels } = other;
    const { parameters, gradient } = network;
    kernels.linearSteps(part.x, part.y, 6, undefined, ROWS, 0, 10, 3, 1, 0.1, parameters, gradient, found);
    expect([...found]).toEqual(losses);
    expect(parameters).toEqual(one.network.parameters);
    expect(gradient).toEqual(one.network.gradient);
    expect(isDense(network)).toBe(false);
  });
});

describe('rows at once', () => {
  it('are fewer for larger networks, and whole fours', () => {
    const rows = [1, 8, 64, 1000].map((units) =>
      rowsAtOnce(shapeOf({ inputs: 100, hidden: [{ units, activation: 'relu' }], outputs: 1 })),
    );
    expect(rows).toEqual([...rows].sort((a, b) => b - a));
    expect(rows.every((count) => count % 4 === 0 && count >= 64 && count <= 4096)).toBe(true);
    expect(new Set(rows).size).toBeGreaterThan(2);
  });
});
