import { inputCount } from '../data/encode.ts';
import type { Feature, Target } from '../data/features.ts';
import type { PartMetrics } from '../evaluate/metrics.ts';
import { networkShape, type Shape } from '../nn/shape.ts';
import type { Checkpoint, Outcome, Resume } from '../train/resume/checkpoint.ts';
import type { Training } from '../train/training.ts';
import type { Recipe } from './recipe.ts';

/** Where the rows came from. */
export interface DataOrigin {
  /** The file's name, without its folder; of a synthetic table its kind. */
  readonly name: string;
  /** Of the file's bytes, in hex; of a synthetic table those of its recipe. */
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
  readonly version: 2;
  /** The program that wrote it: "Descent 0.1.0". */
  readonly program: string;
  readonly title: string;
  readonly recipe: Recipe;
  readonly data: DataOrigin;
  readonly features: readonly Feature[];
  readonly target: Target;
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
  /** What training needs to go on as if it had never stopped; null where its parameters say it all. */
  readonly resume: Resume | null;
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
  const { recipe, prepared, plan, shape, parameters, first, gradient } = training;
  if (!prepared) return undefined;
  const { program, title, data, seconds } = provenance;
  return {
    format: 'descent-model',
    version: 2,
    program,
    title,
    recipe,
    data,
    features: prepared.features,
    target: prepared.target,
    layers: layersOf(parameters, shape),
    first: layersOf(first, shape),
    gradient: layersOf(gradient, shape),
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
    resume: training.resume(),
  };
}

/** A flat list of parameters, or of anything that there is one of for each, by layer. */
export function layersOf(flat: ArrayLike<number>, { layers, bias }: Shape): Layer[] {
  const row = (from: number, length: number) => Array.from({ length }, (_, i) => flat[from + i]!);
  return layers.map(({ inputs, units, weightsAt, biasesAt }) => ({
    weights: Array.from({ length: inputs }, (_, i) => row(weightsAt + i * units, units)),
    biases: bias ? row(biasesAt, units) : [],
  }));
}

/** A model's parameters as one flat list: layer by layer, weights, then biases. */
export function flatParameters(layers: readonly Layer[]): Float64Array {
  const length = layers.reduce((sum, layer) => sum + countOf(layer), 0);
  const flat = new Float64Array(length);
  let at = 0;
  const put = (values: readonly number[]) => {
    flat.set(values, at);
    at += values.length;
  };
  for (const { weights, biases } of layers) {
    for (const row of weights) put(row);
    put(biases);
  }
  return flat;
}

function countOf({ weights, biases }: Layer): number {
  return weights.length * (weights[0]?.length ?? 0) + biases.length;
}

/** How many outputs a network needs for a target. */
export function outputsOf(target: Target, output: Recipe['model']['output']): number {
  if (target.kind === 'numbers') return target.columns.length;
  return output === 'sigmoid' ? 1 : target.classes.length;
}

/** The network of a model. */
export function shapeOf({ recipe, features, target }: Pick<Model, 'recipe' | 'features' | 'target'>): Shape {
  return networkShape(recipe.model, inputCount(features), outputsOf(target, recipe.model.output));
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
    resume: model.resume,
  };
}

/** Whether all that a file must hold is finite. */
export function isFiniteModel(model: Model): boolean {
  return [model.layers, model.first, model.gradient].every((part) =>
    flatParameters(part).every(Number.isFinite),
  );
}
