import type { PreparedColumn } from '../data/prepare.ts';
import type { PartMetrics } from '../evaluate/metrics.ts';
import type { Checkpoint, Outcome, Training } from '../train/training.ts';
import type { Recipe } from './recipe.ts';

/** Where the rows came from. */
export interface DataOrigin {
  /** The file's name, without its folder. */
  readonly name: string;
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
  readonly rows: number;
  /** Every column of the file, in its order. */
  readonly columns: readonly string[];
}

/** `weights[input][unit]`; no biases where the model has none. */
export interface Layer {
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[];
}

/** A trained model, complete: what is needed to predict, to train on, to train again and to compare. */
export interface Model {
  readonly format: 'descent-model';
  readonly version: 1;
  /** The program that wrote it: "Descent 0.1.0". */
  readonly program: string;
  readonly title: string;
  readonly recipe: Recipe;
  readonly data: DataOrigin;
  readonly features: readonly PreparedColumn[];
  readonly target: PreparedColumn;
  readonly layers: readonly Layer[];
  /** The values before the first update, and the gradient of the last one. */
  readonly first: readonly Layer[];
  readonly gradient: readonly Layer[];
  readonly training: {
    readonly outcome: Outcome | 'interrupted';
    readonly iterations: number;
    readonly updatesPerEpoch: number;
    readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
    readonly seconds: number;
    readonly warnings: readonly string[];
  };
  readonly metrics: PartMetrics | null;
  /** The loss of each iteration before its update; the validation loss after each epoch. */
  readonly history: { readonly loss: readonly number[]; readonly validationLoss: readonly number[] };
}

/** What a training does not know of itself. */
export interface Provenance {
  readonly program: string;
  readonly title: string;
  readonly data: DataOrigin;
  readonly seconds: number;
}

/** The losses of a training as a file holds them. */
export function historyOf({ losses, validationLosses }: Training): Model['history'] {
  return { loss: Array.from(losses.slice()), validationLoss: Array.from(validationLosses.slice()) };
}

/**
 * The model that a training has come to.
 * @param history of its losses, or an empty one where it is kept elsewhere
 * @returns undefined before its data was prepared
 */
export function modelOf(
  training: Training,
  provenance: Provenance,
  history: Model['history'],
): Model | undefined {
  const { recipe, prepared, plan, parameters, first, gradient } = training;
  if (!prepared) return undefined;
  const { program, title, data, seconds } = provenance;
  return {
    format: 'descent-model',
    version: 1,
    program,
    title,
    recipe,
    data,
    features: prepared.features,
    target: prepared.target,
    layers: [layer(parameters, training)],
    first: [layer(first, training)],
    gradient: [layer(gradient, training)],
    training: {
      outcome: training.outcome ?? 'interrupted',
      iterations: training.iterations,
      updatesPerEpoch: plan.updatesPerEpoch,
      rows: plan.rows,
      seconds,
      warnings: prepared.warnings,
    },
    metrics: training.metrics ?? null,
    history,
  };
}

function layer(flat: Float64Array, { shape }: Training): Layer {
  return {
    weights: Array.from(flat.subarray(0, shape.inputs), (value) => [value]),
    biases: Array.from(flat.subarray(shape.inputs)),
  };
}

/** A model's parameters as one flat list: weights, then the bias. */
export function flatParameters(layers: readonly Layer[]): number[] {
  return layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases]);
}

/** Where training can go on from. */
export function checkpointOf(model: Model): Checkpoint {
  return {
    iterations: model.training.iterations,
    parameters: flatParameters(model.layers),
    first: flatParameters(model.first),
    gradient: flatParameters(model.gradient),
    losses: model.history.loss,
    validationLosses: model.history.validationLoss,
  };
}

/** Whether all that a file must hold is finite. */
export function isFiniteModel(model: Model): boolean {
  return [model.layers, model.first, model.gradient].every((part) =>
    flatParameters(part).every(Number.isFinite),
  );
}
