import { afterEach, describe, expect, it, vi } from 'vitest';
import { createKernels } from '../../../src/core/kernels/create.ts';
import type { KernelKind, Kernels } from '../../../src/core/kernels/kernels.ts';
import { paddedIndices, paddedLength } from '../../../src/core/kernels/memory.ts';
import { RandomState } from '../../../src/core/random/random-state.ts';

/*
 * What the kernels compute, against the formulas in their simplest form; that both kinds give the same bits is
 * in twins.test.ts.
 */
const kinds = ['simd', 'plain'] as const;

/** Kernels, and arrays of normal numbers on their memory. */
function withNumbers(kind: KernelKind, doubles = 20_000) {
  const kernels = createKernels(doubles, 20_000, kind);
  const random = new RandomState(1);
  const make = (length: number, share = 1) => {
    const array = kernels.allocate(length);
    for (let i = 0; i < length; i++) array[i] = random.sample() < share ? random.normal() : 0;
    return array;
  };
  const shuffled = (length: number) => {
    const order = kernels.allocateIndices(length);
    order.set(random.permutation(length));
    return order;
  };
  return { kernels, make, shuffled };
}

const copyOf = (kernels: Kernels, values: Float64Array) => {
  const copy = kernels.allocate(values.length);
  copy.set(values);
  return copy;
};

function near(found: Float64Array, expected: number[]) {
  const worst = Math.max(...expected.map((value, i) => Math.abs(found[i]! - value)));
  expect(worst).toBeLessThan(1e-13 * Math.max(1, ...expected.map(Math.abs)));
}

/** a·b of m x k and k x n. */
function product(a: (i: number, j: number) => number, b: (i: number, j: number) => number, sizes: number[]) {
  const [m, k, n] = sizes as [number, number, number];
  return Array.from({ length: m * n }, (_, at) => {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += a(Math.floor(at / n), j) * b(j, at % n);
    return sum;
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('the memory of the kernels', () => {
  it.each(kinds)('holds just what it was made for (%s)', (kind) => {
    const kernels = createKernels(paddedLength(3) + paddedLength(2), paddedIndices(5), kind);
    const [a, b] = [kernels.allocate(3), kernels.allocate(2)];
    const order = kernels.allocateIndices(5);
    a.fill(1);
    order.fill(2);
    expect([a.length, a.byteOffset % 16, b.byteOffset % 16, [...b]]).toEqual([3, 0, 0, [0, 0]]);
    expect(() => kernels.allocate(1)).toThrow(RangeError);
    expect(() => kernels.allocateIndices(1)).toThrow(RangeError);
  });

  it('is one of WebAssembly where that is there and large enough, and else a plain one', () => {
    expect(createKernels(10, 0).kind).toBe('simd');
    expect(createKernels(10, 0, 'plain').kind).toBe('plain');
    expect(() => createKernels(2 ** 29, 0, 'simd')).toThrow(RangeError);
    vi.stubGlobal('WebAssembly', undefined);
    expect(createKernels(10, 0).kind).toBe('plain');
    expect(() => createKernels(10, 0, 'simd')).toThrow('no WebAssembly');
  });
});

describe.each(kinds)('linear kernels (%s)', (kind) => {
  it('give the same bits in pieces of four rows as in one', () => {
    const { kernels, make } = withNumbers(kind);
    const [x, y, parameters] = [make(90 * 7), make(90), make(7)];
    const [whole, pieces] = [kernels.allocate(7), kernels.allocate(7)];
    kernels.linearPass(x, y, 7, undefined, 0, 90, parameters, whole);
    for (let at = 0; at < 90; at += 8) {
      kernels.linearPass(x, y, 7, undefined, at, Math.min(90, at + 8), parameters, pieces);
    }
    expect(pieces).toEqual(whole);
  });

  it('make many updates as one by one', () => {
    const { kernels, make, shuffled } = withNumbers(kind);
    const [x, y, parameters] = [make(90 * 7), make(90), make(7)];
    const order = shuffled(90);
    const [gradient, losses, same] = [kernels.allocate(7), kernels.allocate(9), copyOf(kernels, parameters)];
    expect(kernels.linearSteps(x, y, 7, order, 90, 0, 12, 99, 2, 0.1, parameters, gradient, losses)).toBe(8);
    for (let at = 0; at < 90; at += 12) {
      const rows = Math.min(12, 90 - at);
      gradient.fill(0);
      const squares = kernels.linearPass(x, y, 7, order, at, at + rows, same, gradient);
      expect(losses[at / 12]).toBe(squares / rows);
      for (let j = 0; j < 7; j++) gradient[j]! *= 2 / rows;
      kernels.steps.sgd(same, gradient, 0.1, 0);
    }
    expect(same).toEqual(parameters);
  });

  it('end at a loss that is not finite, before its update', () => {
    const { kernels, make } = withNumbers(kind);
    const [x, y, parameters] = [make(90 * 7), make(90), make(7)];
    y[30] = Infinity;
    const [gradient, losses] = [kernels.allocate(7), kernels.allocate(9)];
    expect(kernels.linearSteps(x, y, 7, undefined, 90, 0, 12, 99, 2, 0.1, parameters, gradient, losses)).toBe(
      2,
    );
    expect([losses[1]! < 99, losses[2], losses[3]]).toEqual([true, Infinity, 0]);
    expect(parameters.every(Number.isFinite)).toBe(true);
  });

  it('descend by the sums as by the rows, down to a floor', () => {
    const { kernels, make } = withNumbers(kind);
    const [x, y, parameters] = [make(90 * 7), make(90), make(7)];
    const sums = kernels.allocate(64);
    kernels.gram(x, y, 7, 0, 40, sums);
    kernels.gram(x, y, 7, 40, 90, sums);
    const [gradient, slope, losses, expected] = [7, 7, 30, 30].map((n) => kernels.allocate(n));
    const same = copyOf(kernels, parameters);
    expect(kernels.gramSteps(sums, 7, 90, 30, 2, 0.1, 0, parameters, gradient!, losses!)).toBe(30);
    for (let at = 0; at < 30; at++) {
      const loss = expected!.subarray(at);
      kernels.linearSteps(x, y, 7, undefined, 90, 0, 90, 1, 2, 0.1, same, slope!, loss);
    }
    near(losses!, [...expected!]);
    near(parameters, [...same]);
    near(gradient!, [...slope!]);
    const floor = (losses![9]! + losses![10]!) / 2;
    same.fill(0);
    const made = kernels.gramSteps(sums, 7, 90, 30, 2, 0.1, floor, same, gradient!, losses!);
    expect(losses![made]).toBeLessThan(floor);
    expect(losses![made - 1]).toBeGreaterThanOrEqual(floor);
  });
});

describe.each(kinds)('dense kernels (%s)', (kind) => {
  const [rows, inputs, units] = [13, 21, 19];

  // Half of the factors zero, as behind a ReLU, and none.
  it.each([0.5, 1])('are the products of their matrices (share of numbers: %s)', (share) => {
    const { kernels, make } = withNumbers(kind);
    const x = make(rows * (inputs + 1) + 1, share);
    const [w, b, dz] = [make(inputs * units), make(units), make(rows * units, share)];
    const out = kernels.allocate(rows * units);
    kernels.denseForward(x, 1, inputs + 1, rows, inputs, w, b, units, out);
    const xAt = (r: number, k: number) => x[1 + r * (inputs + 1) + k]!;
    const wAt = (k: number, u: number) => w[k * units + u]!;
    const dAt = (r: number, u: number) => dz[r * units + u]!;
    const z = product(xAt, wAt, [rows, inputs, units]).map((sum, at) => sum + b[at % units]!);
    near(out, z);

    const [gw, gb] = [make(inputs * units), make(units)];
    kernels.denseGradient(x, 1, inputs + 1, rows, inputs, dz, units, gw, gb, false);
    near(
      gw,
      product((k, r) => xAt(r, k), dAt, [inputs, rows, units]),
    );
    near(
      gb,
      product(() => 1, dAt, [1, rows, units]),
    );

    const dx = make(rows * inputs);
    kernels.denseBackward(dz, rows, inputs, w, units, dx, kernels.allocate(inputs * units));
    near(
      dx,
      product(dAt, (u, k) => wAt(k, u), [rows, units, inputs]),
    );
  });

  it('give the same bits for a batch in pieces', () => {
    const { kernels, make } = withNumbers(kind);
    const [x, dz] = [make(rows * inputs, 0.5), make(rows * units, 0.5)];
    const [whole, wholeB] = [kernels.allocate(inputs * units), kernels.allocate(units)];
    kernels.denseGradient(x, 0, inputs, rows, inputs, dz, units, whole, wholeB, false);
    const [w, b] = [make(inputs * units), make(units)];
    for (let at = 0; at < rows; at += 3) {
      const count = Math.min(3, rows - at);
      const part = dz.subarray(at * units);
      kernels.denseGradient(x, at * inputs, inputs, count, inputs, part, units, w, b, at > 0);
    }
    expect(w).toEqual(whole);
    expect(b).toEqual(wholeB);
  });

  it('step by one row as by its gradient', () => {
    const { kernels, make } = withNumbers(kind);
    const { steps } = kernels;
    const size = (inputs + 1) * units;
    for (const share of [0.5, 1]) {
      const [x, dz, parameters] = [make(inputs, share), make(units, share), make(size)];
      const [same, gradient] = [copyOf(kernels, parameters), kernels.allocate(size)];
      const squares = make(size).map(Math.abs);
      const [own, flat] = [copyOf(kernels, squares), copyOf(kernels, squares)];
      const [w, b] = [gradient.subarray(0, inputs * units), gradient.subarray(inputs * units)];
      kernels.denseGradient(x, 0, inputs, 1, inputs, dz, units, w, b, false);

      steps.sgdRow(x, 0, inputs, dz, units, true, parameters, 0.1);
      steps.sgd(same, gradient, 0.1, 0);
      expect(parameters).toEqual(same);
      steps.rmspropRow(x, 0, inputs, dz, units, true, parameters, own, 0.1, 0.9, 1e-8);
      steps.rmsprop(same, gradient, flat, 0.1, 0.9, 1e-8, 0);
      expect(parameters).toEqual(same);
      expect(own).toEqual(flat);
    }
  });

  it('take the moments of a dead unit to zero, never through denormal numbers', () => {
    const { kernels } = withNumbers(kind);
    const [zeros, parameters] = [kernels.allocate(3), kernels.allocate(3)];
    const [mean, squares, row] = [1, 2, 3].map(() => kernels.allocate(3).fill(3e-308));
    for (let update = 0; update < 5; update++) {
      kernels.steps.adam(parameters, zeros, mean!, squares!, 0.1, 0.9, 0.9, 1e-8, 0, 0.5, 0.5, false);
      kernels.steps.rmspropRow(zeros, 0, 1, zeros, 3, false, parameters, row!, 0.1, 0.9, 1e-8);
    }
    expect([...mean!, ...squares!, ...row!]).toEqual(Array(9).fill(0));
  });
});

it('rows that caches do not hold are read ahead, with the same bits', () => {
  const [simd, plain] = kinds.map((kind) => {
    const { kernels, make, shuffled } = withNumbers(kind, 300_000);
    const [x, y, parameters] = [make(15_000 * 13), make(15_000), make(13)];
    const [gradient, losses] = [kernels.allocate(13), kernels.allocate(300)];
    const order = shuffled(15_000);
    kernels.linearSteps(x, y, 13, order, 15_000, 0, 70, 300, 1, 0.01, parameters, gradient, losses);
    return { parameters, gradient, losses };
  });
  expect(simd).toEqual(plain);
});
