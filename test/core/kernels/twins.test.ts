import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernels } from '../../../src/core/kernels/create.ts';
import type { KernelKind, Kernels } from '../../../src/core/kernels/kernels.ts';

/*
 * The SIMD kernels against their plain twins: the same bits for whatever sizes and numbers. A case runs the same
 * calls on the memory of each, and all arrays are compared afterwards, each with a number behind its end, so that
 * what is written in a wrong place is found too.
 */
type Case = (kernels: Kernels, make: Make, size: Size) => unknown;

/** Makes filled arrays; both twins get the same numbers. */
interface Make {
  numbers(length: number): Float64Array;
  /** Without negative numbers: moments that a root is taken of. */
  positive(length: number): Float64Array;
  order(length: number, rows: number): Int32Array;
}

interface Size {
  readonly rows: number;
  readonly inputs: number;
  readonly units: number;
  readonly bias: boolean;
  readonly flag: boolean;
}

const sizes: fc.Arbitrary<Size> = fc.record({
  rows: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 23 })),
  inputs: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 41 })),
  units: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 41 })),
  bias: fc.boolean(),
  flag: fc.boolean(),
});

const ordinary = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: -2, max: 2, noNaN: true }) },
  { weight: 3, arbitrary: fc.constant(0) },
);
const odd = fc.oneof(
  { weight: 6, arbitrary: ordinary },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, -0) },
  { weight: 1, arbitrary: fc.constantFrom(5e-324, -2e-310, 2.3e-308, 1e300, -1e-160, 3e-155) },
);

/** None of them zero, so that rows go by two. */
const dense = fc.double({ min: 0.1, max: 2, noNaN: true });

function run(kind: KernelKind, values: readonly number[], size: Size, test: Case) {
  const kernels = createKernels(40_000, 400, kind);
  const arrays: Float64Array[] = [];
  let drawn = 0;
  const next = () => values[drawn++ % values.length]!;
  const fill = (length: number, value: () => number) => {
    const array = kernels.allocate(length + 1);
    arrays.push(array);
    for (let i = 0; i <= length; i++) array[i] = value();
    return array.subarray(0, length);
  };
  const result = test(
    kernels,
    {
      numbers: (length) => fill(length, next),
      positive: (length) => fill(length, () => Math.abs(next())),
      order: (length, rows) => {
        const order = kernels.allocateIndices(length);
        for (let i = 0; i < length; i++) order[i] = (i * 7 + 3) % rows;
        return order;
      },
    },
    size,
  );
  expect(kernels.kind).toBe(kind);
  return { result, arrays };
}

function sameBits(test: Case) {
  const values = (numbers: fc.Arbitrary<number>) => fc.array(numbers, { minLength: 30, maxLength: 97 });
  fc.assert(
    fc.property(sizes, fc.oneof(values(ordinary), values(odd), values(dense)), (size, drawn) => {
      const simd = run('simd', drawn, size, test);
      const plain = run('plain', drawn, size, test);
      expect(simd.result).toStrictEqual(plain.result);
      simd.arrays.forEach((array, a) => {
        const i = array.findIndex((value, place) => !Object.is(value, plain.arrays[a]![place]));
        const where = `number ${i} of array ${a}`;
        expect(i < 0 ? 'the same' : `${where}: ${array[i]}, not ${plain.arrays[a]![i]}`).toBe('the same');
      });
    }),
    { numRuns: 300 },
  );
}

/** Each as it is called: with and without an order, a bias and so on, as `size` says. */
const cases: Record<string, Case> = {
  linearPass: (k, make, { rows, inputs, flag, bias }) => {
    const x = make.numbers(rows * inputs);
    const order = flag ? make.order(rows, rows) : undefined;
    const from = bias && rows > 4 ? 3 : 0;
    return k.linearPass(
      x,
      make.numbers(rows),
      inputs,
      order,
      from,
      rows,
      make.numbers(inputs),
      make.numbers(inputs),
    );
  },
  linearForward: (k, make, { rows, inputs }) =>
    k.linearForward(
      make.numbers(rows * inputs),
      inputs,
      rows >> 1,
      rows,
      make.numbers(inputs),
      make.numbers(rows),
    ),
  linearSteps: (k, make, { rows, inputs, units, flag, bias }) => {
    const x = make.numbers(rows * inputs);
    const order = flag ? make.order(rows, rows) : undefined;
    const y = make.numbers(rows);
    const [parameters, gradient, losses] = [make.numbers(inputs), make.numbers(inputs), make.numbers(rows)];
    const updates = bias ? rows : 2;
    return k.linearSteps(x, y, inputs, order, rows, 0, units, updates, 2, 0.1, parameters, gradient, losses);
  },
  gram: (k, make, { rows, inputs }) => {
    const x = make.numbers(rows * inputs);
    const y = make.numbers(rows);
    const into = make.numbers((inputs + 1) ** 2).fill(0);
    k.gram(x, y, inputs, 0, rows >> 1, into);
    k.gram(x, y, inputs, rows >> 1, rows, into);
  },
  gramSteps: (k, make, { rows, inputs, flag }) => {
    const gram = make.numbers((inputs + 1) ** 2);
    const [parameters, gradient, losses] = [make.numbers(inputs), make.numbers(inputs), make.numbers(9)];
    return k.gramSteps(gram, inputs, rows, 9, 1, 0.01, flag ? 1e-3 : 0, parameters, gradient, losses);
  },
  denseForward: (k, make, { rows, inputs, units, bias, flag }) => {
    const stride = flag ? inputs + 1 : inputs;
    const x = make.numbers(rows * stride + 2);
    const b = bias ? make.numbers(units) : undefined;
    k.denseForward(
      x,
      2,
      stride,
      rows,
      inputs,
      make.numbers(inputs * units),
      b,
      units,
      make.numbers(rows * units),
    );
  },
  denseGradient: (k, make, { rows, inputs, units, bias, flag }) => {
    const x = make.numbers(rows * (inputs + 1));
    const w = make.numbers(inputs * units);
    const b = bias ? make.numbers(units) : undefined;
    k.denseGradient(x, 1, inputs, rows, inputs, make.numbers(rows * units), units, w, b, flag);
  },
  denseBackward: (k, make, { rows, inputs, units }) => {
    const dz = make.numbers(rows * units);
    const dx = make.numbers(rows * inputs);
    // the scratch is not compared: what lies there afterwards is nobody's business
    k.denseBackward(dz, rows, inputs, make.numbers(inputs * units), units, dx, k.allocate(inputs * units));
  },
  'dense layers with sums of more than 512 terms': (k, make, { rows, units }) => {
    const x = make.numbers(rows * 600);
    const w = make.numbers(600 * Math.min(units, 17));
    const out = make.numbers(rows * Math.min(units, 17));
    k.denseForward(x, 0, 600, rows, 600, w, undefined, Math.min(units, 17), out);
    k.denseBackward(x, rows, Math.min(units, 17), w, 600, out, k.allocate(w.length));
  },
  gatherRows: (k, make, { rows, inputs, flag }) => {
    const order = flag ? make.order(rows, rows) : undefined;
    k.gatherRows(make.numbers(rows * inputs), inputs, order, rows >> 1, rows, make.numbers(rows * inputs));
  },
  reluForward: (k, make, { rows }) => k.reluForward(make.numbers(rows), make.numbers(rows), rows),
  reluBackward: (k, make, { rows }) => k.reluBackward(make.numbers(rows), make.numbers(rows), rows),
  addScaled: (k, make, { rows }) => k.addScaled(make.numbers(rows), 0.3, make.numbers(rows), rows),
  sgd: (k, make, { rows, flag }) => k.steps.sgd(make.numbers(rows), make.numbers(rows), 0.1, flag ? 0.2 : 0),
  momentum: (k, make, { rows, flag, bias }) =>
    k.steps.momentum(
      make.numbers(rows),
      make.numbers(rows),
      make.numbers(rows),
      0.1,
      0.9,
      flag ? 0.2 : 0,
      bias,
    ),
  adagrad: (k, make, { rows, flag }) =>
    k.steps.adagrad(make.numbers(rows), make.numbers(rows), make.positive(rows), 0.1, 1e-10, flag ? 0.2 : 0),
  rmsprop: (k, make, { rows, flag }) =>
    k.steps.rmsprop(
      make.numbers(rows),
      make.numbers(rows),
      make.positive(rows),
      0.1,
      0.99,
      1e-8,
      flag ? 0.2 : 0,
    ),
  adadelta: (k, make, { rows, flag }) => {
    const [squares, changes] = [make.positive(rows), make.positive(rows)];
    k.steps.adadelta(make.numbers(rows), make.numbers(rows), squares, changes, 1, 0.9, 1e-6, flag ? 0.2 : 0);
  },
  adam: (k, make, { rows, units, flag, bias }) => {
    const [mean, squares] = [make.numbers(rows), make.positive(rows)];
    const [p1, p2] = [0.9 ** units, 0.999 ** units];
    const decay = flag ? 0.2 : 0;
    k.steps.adam(
      make.numbers(rows),
      make.numbers(rows),
      mean,
      squares,
      0.01,
      0.9,
      0.999,
      1e-8,
      decay,
      p1,
      p2,
      bias,
    );
  },
  sgdRow: (k, make, { inputs, units, bias }) => {
    const parameters = make.numbers((inputs + +bias) * units);
    k.steps.sgdRow(make.numbers(inputs + 3), 3, inputs, make.numbers(units), units, bias, parameters, 0.1);
  },
  rmspropRow: (k, make, { inputs, units, bias, flag }) => {
    const x = make.numbers(inputs + 3);
    const dz = make.numbers(units);
    if (flag) dz.fill(0.7);
    const parameters = make.numbers((inputs + +bias) * units);
    const squares = make.positive((inputs + +bias) * units);
    k.steps.rmspropRow(x, 3, inputs, dz, units, bias, parameters, squares, 0.01, 0.99, 1e-8);
  },
};

describe('SIMD and plain kernels give the same bits', () => {
  for (const [name, test] of Object.entries(cases)) it(name, () => sameBits(test));

  it('and there is a case for each of them', () => {
    const { kind, allocate, allocateIndices, steps, ...functions } = createKernels(0, 0, 'plain');
    const names = [...Object.keys(functions), ...Object.keys(steps)];
    expect(Object.keys(cases)).toEqual(expect.arrayContaining(names));
  });
});
