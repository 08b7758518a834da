import { describe, expect, it } from 'vitest';
import { paddedLength } from '../../../src/core/kernels/memory.ts';
import { createPlainKernels } from '../../../src/core/kernels/plain/kernels.ts';
import { clipGradient } from '../../../src/core/nn/clip.ts';
import { type Optimizer, type OptimizerKind, optimizers } from '../../../src/core/nn/optimizers.ts';
import { createOptimizer, optimizerDoubles } from '../../../src/core/nn/updater.ts';
import reference from '../../fixtures/training.json' with { type: 'json' };
import { worstRelative } from '../../worst-relative.ts';

const kinds = Object.keys(optimizers) as OptimizerKind[];
const { start, gradients } = reference;

/** An optimizer on the reference's parameters. */
function setUp(choice: { readonly kind: OptimizerKind }, fixed: readonly number[] = []) {
  const count = start.length;
  const kernels = createPlainKernels(optimizerDoubles(choice.kind, count) + 2 * paddedLength(count), 0);
  const parameters = kernels.allocate(count);
  const gradient = kernels.allocate(count);
  parameters.set(start);
  const { state, update } = createOptimizer(choice, kernels, parameters, gradient, fixed);
  const updates = (from: number, to: number, rate: number) => {
    for (let t = from; t < to; t++) {
      gradient.set(gradients[t]!);
      update(rate, t + 1);
    }
  };
  return { parameters, gradient, state, updates };
}

function choiceOf(kind: OptimizerKind) {
  return { kind, ...reference.optimizers[kind].options };
}

describe.each(kinds)('%s', (kind) => {
  const { learningRate } = choiceOf(kind);

  it('makes the updates of PyTorch, weight decay and all', () => {
    const { parameters, updates } = setUp(choiceOf(kind));
    reference.optimizers[kind].parameters.forEach((expected, t) => {
      updates(t, t + 1, learningRate);
      expect(worstRelative(parameters, expected)).toBeLessThan(1e-12);
    });
  });
  it('goes on from its state to the same bits', () => {
    const whole = setUp(choiceOf(kind));
    whole.updates(0, 12, learningRate);
    const first = setUp(choiceOf(kind));
    first.updates(0, 5, learningRate);
    const second = setUp(choiceOf(kind));
    second.parameters.set(first.parameters);
    expect(Object.keys(first.state)).toEqual(optimizers[kind].moments);
    for (const [name, values] of Object.entries(first.state)) second.state[name]!.set(values);
    second.updates(5, 12, learningRate);
    expect(second.parameters).toEqual(whole.parameters);
    expect(second.state).toEqual(whole.state);
  });
  it('leaves fixed parameters and their moments alone, and the others as they would be', () => {
    const free = setUp(choiceOf(kind));
    const held = setUp(choiceOf(kind), [3, 0]);
    free.updates(0, 12, learningRate);
    held.updates(0, 12, learningRate);
    for (const i of [0, 3]) {
      expect(held.parameters[i]).toBe(start[i]);
      for (const values of Object.values(held.state)) expect(values[i]).toBe(0);
    }
    for (const i of [1, 2, 4]) expect(held.parameters[i]).toBe(free.parameters[i]);
  });
  it('leaves the gradient as it is', () => {
    const { gradient, updates } = setUp(choiceOf(kind));
    updates(0, 1, learningRate);
    expect([...gradient]).toEqual(gradients[0]);
  });
  it('heeds every option', () => {
    const result = (choice: { readonly kind: OptimizerKind; learningRate: number }) => {
      const { parameters, updates } = setUp(choice);
      updates(0, 12, choice.learningRate);
      return [...parameters];
    };
    const usual = result(choiceOf(kind));
    for (const [name, value] of Object.entries(reference.optimizers[kind].options)) {
      expect(result({ ...choiceOf(kind), [name]: value / 2 }), name).not.toEqual(usual);
    }
    expect(Object.keys(reference.optimizers[kind].options).sort()).toEqual(
      Object.keys(optimizers[kind].options).sort(),
    );
  });
});

describe('the options', () => {
  it.each(Object.entries(reference.defaults))('of %s have the defaults of PyTorch', (kind, expected) => {
    const { options }: Optimizer = optimizers[kind as OptimizerKind];
    const found = Object.fromEntries(Object.entries(options).map(([name, rule]) => [name, rule.default]));
    expect(found).toEqual(expected);
  });
  it.each(kinds)('of %s have defaults within their own bounds', (kind) => {
    const { options }: Optimizer = optimizers[kind];
    for (const rule of Object.values(options)) {
      const value = rule.default!;
      expect(rule.exclusiveMin ? value > rule.min : value >= rule.min).toBe(true);
      if (rule.max !== undefined) expect(rule.exclusiveMax ? value < rule.max : value <= rule.max).toBe(true);
    }
  });
});

describe('clipGradient', () => {
  it.each(reference.clipping)(
    'shortens $gradient to $most as PyTorch does',
    ({ gradient, most, clipped }) => {
      const found = Float64Array.from(gradient);
      clipGradient(found, most);
      expect(worstRelative(found, clipped)).toBeLessThan(1e-14);
    },
  );
});
