import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Part } from '../../../src/core/data/prepare.ts';
import { createKernels } from '../../../src/core/kernels/create.ts';
import type { Kernels } from '../../../src/core/kernels/kernels.ts';
import { paddedIndices, paddedLength } from '../../../src/core/kernels/memory.ts';
import type { HiddenActivationKind, OutputActivationKind } from '../../../src/core/nn/activations.ts';
import type { LossKind } from '../../../src/core/nn/losses.ts';
import { createNetwork, type Network, networkDoubles, rowsAtOnce } from '../../../src/core/nn/network.ts';
import type { OptimizerKind } from '../../../src/core/nn/optimizers.ts';
import { networkShape, type Shape } from '../../../src/core/nn/shape.ts';
import { createOptimizer, optimizerDoubles, type Updater } from '../../../src/core/nn/updater.ts';
import { RandomState } from '../../../src/core/random/random-state.ts';

export interface Sizes {
  readonly inputs: number;
  readonly hidden?: readonly { units: number; activation: HiddenActivationKind; pieces?: number }[];
  readonly outputs: number;
  readonly output?: OutputActivationKind;
  readonly bias?: boolean;
}

export function shapeOf({ inputs, hidden = [], outputs, output = 'identity', bias = true }: Sizes): Shape {
  return networkShape(
    { hidden: [...hidden], output, bias, init: { kind: 'zeros' } } as never,
    inputs,
    outputs,
  );
}

export interface Rows {
  /** rows x inputs. */
  readonly x: readonly (readonly number[])[];
  /** rows x outputs. */
  readonly y: readonly (readonly number[])[];
}

export interface Bench {
  readonly network: Network;
  readonly kernels: Kernels;
  readonly part: Part;
  readonly order: Int32Array;
  readonly updater: Updater;
}

export interface BenchOptions {
  readonly optimizer?: { readonly kind: OptimizerKind };
  readonly fixed?: readonly number[];
  readonly rowsAtOnce?: number;
  readonly kind?: 'simd' | 'plain';
}

/** A network with its rows and an optimizer, on a memory of just the size that they ask for. */
export function bench(shape: Shape, loss: LossKind, { x, y }: Rows, options: BenchOptions = {}): Bench {
  const { optimizer = plainDescent(0.1), fixed = [], rowsAtOnce: atOnce = rowsAtOnce(shape), kind } = options;
  const rows = x.length;
  const width = shape.inputs + (shape.bias ? 1 : 0);
  const doubles =
    networkDoubles(shape, loss, atOnce) +
    optimizerDoubles(optimizer.kind, shape.parameters) +
    paddedLength(rows * width) +
    paddedLength(rows * shape.outputs);
  const kernels = createKernels(doubles, paddedIndices(rows), kind);
  const part: Part = {
    rows,
    width,
    x: kernels.allocate(rows * width),
    outputs: shape.outputs,
    y: kernels.allocate(rows * shape.outputs),
    targets: shape.outputs,
    actual: new Float64Array(rows * shape.outputs),
  };
  part.x.set(x.flatMap((row) => (shape.bias ? [...row, 1] : row)));
  part.y.set(y.flat());
  const network = createNetwork(shape, loss, kernels, atOnce);
  const { parameters, gradient } = network;
  const updater = createOptimizer(optimizer, kernels, parameters, gradient, fixed);
  const order = kernels.allocateIndices(rows);
  order.forEach((_, i) => {
    order[i] = i;
  });
  return { network, kernels, part, order, updater };
}

export function plainDescent(learningRate: number) {
  return { kind: 'sgd' as const, learningRate, weightDecay: 0 };
}

/** One update on the rows from … to-1; returns the reported loss. */
export function updateOn(
  { network, part, updater }: Bench,
  from: number,
  to: number,
  rate: number,
  t: number,
) {
  network.begin(to - from);
  network.add(part, undefined, from, to);
  const loss = network.end();
  updater.update(rate, t);
  return loss;
}

/** Epochs of batches in the order of the rows, the last one short; returns the losses. */
export function descend(
  bench: Bench,
  rate: number,
  epochs: number,
  batch: number,
  rows = bench.part.rows,
): number[] {
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let from = 0; from < rows; from += batch) {
      losses.push(updateOn(bench, from, Math.min(rows, from + batch), rate, losses.length + 1));
    }
  }
  return losses;
}

/** data/housing.data as it stands: 506 rows of 14. */
export function housingRows(): number[][] {
  const path = fileURLToPath(new URL('../../../data/housing.data', import.meta.url));
  const values = readFileSync(path, 'utf8').trim().split(/\s+/).map(Number);
  return Array.from({ length: values.length / 14 }, (_, i) => values.slice(i * 14, i * 14 + 14));
}

/** The mean of each column over some rows, and its deviation over N, as scikit-learn's StandardScaler learns them. */
export function standardised(rows: readonly number[][], train: readonly number[][]): number[][] {
  const columns = rows[0]!.map((_, j) => {
    const mean = train.reduce((sum, row) => sum + row[j]!, 0) / train.length;
    const variance = train.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / train.length;
    return { mean, std: Math.sqrt(variance) };
  });
  return rows.map((row) => row.map((value, j) => (value - columns[j]!.mean) / columns[j]!.std));
}

/** Rows x columns of standard normal numbers. */
export function normalRows(random: RandomState, rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
}

export function seeded(seed: number): RandomState {
  return new RandomState(seed);
}
