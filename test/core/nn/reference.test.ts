import { describe, expect, it } from 'vitest';
import { makeSynthetic } from '../../../src/core/data/synthetic.ts';
import type { HiddenActivationKind } from '../../../src/core/nn/activations.ts';
import { firstValues } from '../../../src/core/nn/initialisers.ts';
import type { OptimizerKind } from '../../../src/core/nn/optimizers.ts';
import { drain } from '../../drain.ts';
import moons from '../../fixtures/moons.json' with { type: 'json' };
import networks from '../../fixtures/networks.json' with { type: 'json' };
import optimizers from '../../fixtures/optimizers.json' with { type: 'json' };
import { worstRelative } from '../../worst-relative.ts';
import {
  bench,
  descend,
  housingRows,
  normalRows,
  plainDescent,
  seeded,
  shapeOf,
  standardised,
} from './small-networks.ts';

/*
 * Networks trained by PyTorch and NumPy, by shared seeds: see `about` in the fixtures. Here the network and the
 * optimizer alone are driven, without recipe or training loop.
 */

const raw = housingRows();
const all = standardised(raw, raw.slice(0, 404));
const rows = { x: all.map((row) => row.slice(0, 13)), y: all.map((row) => row.slice(13)) };
const train = { x: rows.x.slice(0, 404), y: rows.y.slice(0, 404) };
const prices = raw.slice(0, 404).map((row) => row[13]!);
const meanPrice = prices.reduce((sum, price) => sum + price, 0) / 404;
const stdPrice = Math.sqrt(prices.reduce((sum, price) => sum + (price - meanPrice) ** 2, 0) / 404);

const he = (seed: number) => ({ random: seeded(seed), model: { init: { kind: 'he' as const } } });

interface Layer {
  w_in_out: number[][];
  b: number[];
}

function flat(layers: readonly Layer[]): number[] {
  return layers.flatMap(({ w_in_out, b }) => [...w_in_out.flat(), ...b]);
}

describe('optimizers of PyTorch on 13-8-1', () => {
  const weightDecay = 0;
  const choices: Record<keyof typeof optimizers.cases, { kind: OptimizerKind; learningRate: number }> = {
    sgd: plainDescent(0.05),
    momentum: { kind: 'momentum', learningRate: 0.02, momentum: 0.9, weightDecay },
    nesterov: { kind: 'nesterov', learningRate: 0.02, momentum: 0.9, weightDecay },
    adagrad: { kind: 'adagrad', learningRate: 0.05, eps: 1e-10, weightDecay },
    rmsprop: { kind: 'rmsprop', learningRate: 0.005, alpha: 0.9, eps: 1e-8, weightDecay },
    adam: { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay },
    adamw: { kind: 'adamw', learningRate: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.1 },
    adadelta: { kind: 'adadelta', learningRate: 1, rho: 0.9, eps: 1e-6, weightDecay },
    l2: { ...plainDescent(0.05), weightDecay: 0.01 },
  } as never;
  const shape = shapeOf({ inputs: 13, hidden: [{ units: 8, activation: 'relu' }], outputs: 1 });

  it('draws its first weights', () => {
    const first = new Float64Array(shape.parameters);
    const { model, random } = he(optimizers.seed);
    firstValues(model, shape, random, first);
    expect([...first]).toEqual(flat(optimizers.init));
  });
  it.each(Object.entries(optimizers.cases))('%s', (name, { losses, params }) => {
    const optimizer = choices[name as keyof typeof choices];
    const trained = bench(shape, 'mse', train, { optimizer });
    const { model, random } = he(optimizers.seed);
    firstValues(model, shape, random, trained.network.parameters);
    expect(worstRelative(descend(trained, optimizer.learningRate, 3, 64), losses)).toBeLessThan(1e-9);
    expect(worstRelative(trained.network.parameters, flat(params))).toBeLessThan(1e-9);
  });
});

describe('networks of PyTorch, by RMSprop', () => {
  const optimizer = { kind: 'rmsprop' as const, alpha: 0.9, eps: 1e-8, weightDecay: 0 };
  const cases: [keyof typeof networks.cases, number[], HiddenActivationKind, number][] = [
    ['relu_64_64', [64, 64], 'relu', 1],
    ['tanh_13', [13], 'tanh', 32],
    ['sigmoid_10_5', [10, 5], 'sigmoid', 32],
  ];
  it.each(cases)('%s', (name, hidden, activation, batch) => {
    const shape = shapeOf({ inputs: 13, hidden: hidden.map((units) => ({ units, activation })), outputs: 1 });
    const trained = bench(shape, 'mse', rows, { optimizer });
    const { model, random } = he(networks.seed);
    firstValues(model, shape, random, trained.network.parameters);
    const losses = descend(trained, 0.001, 2, batch, 404);

    const expected = networks.cases[name] as {
      losses: number[];
      predictions_first5: number[];
      test_mse: number;
      last_layer: Layer;
    };
    expect(worstRelative([...losses.slice(0, 40), ...losses.slice(-5)], expected.losses)).toBeLessThan(1e-9);
    const { weightsAt } = shape.layers.at(-1)!;
    expect(
      worstRelative(trained.network.parameters.subarray(weightsAt), flat([expected.last_layer])),
    ).toBeLessThan(1e-9);

    const outputs = new Float64Array(102);
    const sum = trained.network.measure(trained.part, 404, 506, 0, outputs);
    const predictions = outputs.map((output) => output * stdPrice + meanPrice);
    expect(worstRelative(predictions.subarray(0, 5), expected.predictions_first5)).toBeLessThan(1e-9);
    const mse = trained.network.reported(sum, 102) * stdPrice ** 2;
    expect(worstRelative([mse], [expected.test_mse])).toBeLessThan(1e-9);
  });
});

describe('networks of NumPy, by the gradient of the plain sum of squares, without biases', () => {
  it('13-10-1 on all of the housing rows', () => {
    const { seed, losses_every_500, last_loss } = networks.cases.relu_10_sum;
    const shape = shapeOf({
      inputs: 13,
      hidden: [{ units: 10, activation: 'relu' }],
      outputs: 1,
      bias: false,
    });
    const scaled = standardised(raw, raw).map((row) => row.slice(0, 13));
    const trained = bench(shape, 'sumSquared', { x: scaled, y: raw.map((row) => row.slice(13)) });
    firstValues({ init: { kind: 'randn' } }, shape, seeded(seed), trained.network.parameters);
    const losses = descend(trained, 1e-6, 5000, 506);
    const picked = [...losses.filter((_, i) => i % 500 === 0), losses.at(-1)!];
    expect(worstRelative(picked, [...losses_every_500, last_loss])).toBeLessThan(1e-9);
  });
  it('64 random rows through 1000-100-10', () => {
    const { seed, lr, losses_every_20, last_loss } = networks.cases.random_64_1000_100_10;
    const shape = shapeOf({
      inputs: 1000,
      hidden: [{ units: 100, activation: 'relu' }],
      outputs: 10,
      bias: false,
    });
    const random = seeded(seed);
    const x = normalRows(random, 64, 1000);
    const trained = bench(shape, 'sumSquared', { x, y: normalRows(random, 64, 10) });
    firstValues({ init: { kind: 'randn' } }, shape, random, trained.network.parameters);
    const losses = descend(trained, lr, 200, 64);
    const picked = [...losses.filter((_, i) => i % 20 === 0), losses.at(-1)!];
    expect(worstRelative(picked, [...losses_every_20, last_loss])).toBeLessThan(1e-9);
  });
});

describe('2-100-2 tanh, cross entropy, Adam on two moons', () => {
  it('a thousand full batches', () => {
    const { seed, net_seed, X_sum, losses_every_100, last_loss, accuracy } = moons;
    const { table } = drain(makeSynthetic({ kind: 'moons', rows: 200, noise: 0.2, seed }));
    const cells = Array.from({ length: 200 }, (_, i) => [...table.values.subarray(i * 3, i * 3 + 3)]);
    expect(cells.map((row) => row[2])).toEqual(moons.y);
    const sums = [0, 1].map((j) => cells.reduce((sum, row) => sum + row[j]!, 0));
    expect(worstRelative(sums, X_sum)).toBeLessThan(1e-12);

    const shape = shapeOf({
      inputs: 2,
      hidden: [{ units: 100, activation: 'tanh' }],
      outputs: 2,
      output: 'softmax',
    });
    const optimizer = { kind: 'adam' as const, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 };
    const y = cells.map((row) => [1 - row[2]!, row[2]!]);
    const trained = bench(
      shape,
      'crossEntropy',
      { x: cells.map((row) => row.slice(0, 2)), y },
      { optimizer },
    );
    const { model, random } = he(net_seed);
    firstValues(model, shape, random, trained.network.parameters);
    const losses = descend(trained, 0.01, 1000, 200);
    const picked = [...losses.filter((_, i) => i % 100 === 0), losses.at(-1)!];
    expect(worstRelative(picked, [...losses_every_100, last_loss])).toBeLessThan(1e-5);

    const outputs = new Float64Array(400);
    trained.network.measure(trained.part, 0, 200, 0, outputs);
    const right = y.filter((row, i) => outputs[2 * i + 1]! > outputs[2 * i]! === (row[1] === 1));
    expect(right.length / 200).toBe(accuracy);
  });
});
