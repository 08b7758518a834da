import { paddedLength } from '../kernels/memory.ts';
import { createPlainKernels } from '../kernels/plain/kernels.ts';
import { clipGradient } from './clip.ts';
import { createDenseNetwork, layOutDense } from './dense-network.ts';
import { type Loss, type LossKind, losses } from './losses.ts';
import type { LayerValues } from './network.ts';
import type { OptimizerKind } from './optimizers.ts';
import { addPenalty, type Penalty } from './penalty.ts';
import type { Shape } from './shape.ts';
import { createOptimizer, optimizerDoubles } from './updater.ts';

/** One batch, and where the run is before it. None of it is changed. */
export interface Batch {
  readonly shape: Shape;
  /** Flat, as the shape lays them out. */
  readonly parameters: ArrayLike<number>;
  /** rows x inputs, as the network takes them: scaled, and without the ones. */
  readonly x: ArrayLike<number>;
  /** rows x outputs. */
  readonly y: ArrayLike<number>;
  readonly rows: number;
  readonly loss: LossKind;
  readonly penalty: Penalty;
  readonly optimizer: { readonly kind: OptimizerKind; readonly clipNorm?: number | undefined };
  readonly learningRate: number;
  /** The optimizer's moments; those that are left out are zero, as before the first update. */
  readonly state?: Readonly<Record<string, ArrayLike<number>>>;
  /** Number of the update, from 1. */
  readonly t: number;
  /** Places of the parameters that stay as they are. */
  readonly fixed: readonly number[];
}

/** A layer's numbers, each row-major with the rows of the batch first. */
export interface LayerSteps {
  readonly inputs: Float64Array;
  /** inputs · weights + biases. */
  readonly z: Float64Array;
  /** The activation of z. */
  readonly outputs: Float64Array;
  /** The gradient of what is descended at z. */
  readonly dz: Float64Array;
}

/** The four steps of one batch with all numbers in between. */
export interface BatchSteps {
  /** Forward, and back again for dz. */
  readonly layers: readonly LayerSteps[];
  /** The loss of each row by itself, and of the batch, as they are reported. */
  readonly rowLosses: Float64Array;
  readonly loss: number;
  /** Of every parameter, as the optimizer gets it: penalty added, clipped, 0 for what stays fixed. */
  readonly gradient: Float64Array;
  /** What is added to every parameter. */
  readonly update: Float64Array;
  /** The parameters after that. */
  readonly parameters: Float64Array;
}

/**
 * Forward, loss, gradient and update of one batch. By the plain kernels, in memory of its own: the parameters after it
 * have the bits of training, but for a linear model of one output, where the last digit can differ.
 */
export function batchSteps(batch: Batch): BatchSteps {
  const { shape, rows, x, y } = batch;
  const { inputs, outputs } = shape;
  const kernels = createPlainKernels(doublesFor(batch), 0);
  const network = createDenseNetwork(shape, batch.loss, kernels, rows, true);
  const { parameters, gradient, layers } = network;
  const part = { x: kernels.allocate(rows * inputs), y: kernels.allocate(rows * outputs), width: inputs };
  parameters.set(batch.parameters);
  part.x.set(x);
  part.y.set(y);

  network.begin(rows);
  network.add(part, undefined, 0, rows);
  const loss = network.end();
  const last = layers.at(-1)!;
  // Where the loss takes z, the outputs have not been needed.
  last.rule.forward(last.z, last.out, rows * outputs, outputs, 1);

  addPenalty(gradient, parameters, shape, batch.penalty);
  for (const at of batch.fixed) gradient[at] = 0;
  if (batch.optimizer.clipNorm !== undefined) clipGradient(gradient, batch.optimizer.clipNorm);
  const { state, update } = createOptimizer(batch.optimizer, kernels, parameters, gradient, batch.fixed);
  for (const [name, values] of Object.entries(batch.state ?? {})) state[name]!.set(values);
  update(batch.learningRate, batch.t);

  return {
    layers: layers.map(({ z, out, dz }, k) => ({
      inputs: (k === 0 ? part.x : layers[k - 1]!.out).slice(),
      z: z.slice(),
      outputs: out.slice(),
      dz: dz.slice(),
    })),
    rowLosses: rowLosses(batch, last),
    loss,
    gradient: gradient.slice(),
    update: parameters.map((value, i) => value - batch.parameters[i]!),
    parameters: parameters.slice(),
  };
}

function rowLosses({ loss, rows, y, shape: { outputs } }: Batch, last: LayerValues): Float64Array {
  const { rule, output, divisor }: Loss = losses[loss];
  const predictions = output ? last.z : last.out;
  const targets = Float64Array.from(y);
  const slope = new Float64Array(outputs);
  return Float64Array.from({ length: rows }, (_, row) => {
    const at = row * outputs;
    const own = predictions.subarray(at, at + outputs);
    return rule(own, targets, at, slope, 0, outputs, outputs, 0) / divisor(1, outputs);
  });
}

function doublesFor({ shape, rows, optimizer }: Batch): number {
  let doubles = paddedLength(rows * shape.inputs) + paddedLength(rows * shape.outputs);
  doubles += optimizerDoubles(optimizer.kind, shape.parameters);
  layOutDense(shape, rows, true, (length) => {
    doubles += paddedLength(length);
    return new Float64Array(0);
  });
  return doubles;
}
