import type { Feature, NumberFeature } from '../../../core/data/features.ts';
import type { Scale } from '../../../core/data/scaling.ts';
import {
  type LayerNames,
  modelLayerNames,
  parameterLabel,
  parameterPlace,
} from '../../../core/evaluate/parameter-names.ts';
import { flatParameters, type Model, shapeOf } from '../../../core/format/model.ts';
import { parameterIndex, parameterName } from '../../../core/nn/parameters.ts';
import { isLinear, type Shape } from '../../../core/nn/shape.ts';
import type { RunProgress } from '../../../shared/runs.ts';

/** One parameter as the table shows it. */
export interface ParameterRow {
  /** Its place in the flat list. */
  readonly at: number;
  /** As the recipe names it: `w[5]`, `b`, `layer[1].w[3][0]`. */
  readonly key: string;
  /** What it does: "RM", "bias", "RM \u2192 unit 3". */
  readonly name: string;
  /** Of the feature that it weighs. */
  readonly unit: string | undefined;
  readonly isBias: boolean;
  readonly value: number;
  readonly first: number | undefined;
  readonly gradient: number | undefined;
  /**
   * Of a linear model: the weight in the target's unit per unit of the feature; for a bias the prediction where
   * every feature is 0. Undefined where it is not known, and for a feature that was left at 0.
   */
  readonly perUnit: number | undefined;
  /** Its feature is the same in every training row: it is left at 0, and the weight adds nothing. */
  readonly constant: boolean;
  /** Not trained, as the recipe says. */
  readonly fixed: boolean;
}

/** Every parameter of a model, as flat lists: rows of what is in sight are made from it. */
export interface ParameterTable {
  readonly shape: Shape;
  readonly names: readonly LayerNames[];
  readonly values: ArrayLike<number>;
  readonly first: ArrayLike<number>;
  readonly gradient: ArrayLike<number>;
  /** NaN where there is none; undefined where the model is not linear. */
  readonly perUnit: Float64Array | undefined;
  readonly inputs: readonly Input[];
  readonly fixed: ReadonlySet<number>;
}

/** What goes into the first layer. */
interface Input extends Scale {
  readonly unit: string | undefined;
}

type Live = Pick<RunProgress, 'parameters' | 'gradient'>;

/** The parameters of a model, with their latest values where it trains on. */
export function parameterTable(model: Model, live: Live | null = null): ParameterTable {
  const { shape, names, first, gradient, values, inputs, fixed } = partsOf(model);
  const latest = live?.parameters ?? values;
  const { target } = model;
  const linear = target.kind === 'numbers' && isLinear(shape);
  return {
    shape,
    names,
    values: latest,
    first,
    gradient: live?.gradient ?? gradient,
    perUnit: linear ? inUnits(shape, latest, inputs, target.columns) : undefined,
    inputs,
    fixed,
  };
}

/** What stays as it is while a model trains on, made once a model. */
const known = new WeakMap<Model, ReturnType<typeof makeParts>>();

function partsOf(model: Model) {
  const parts = known.get(model) ?? makeParts(model);
  known.set(model, parts);
  return parts;
}

function makeParts(model: Model) {
  const shape = shapeOf(model);
  return {
    shape,
    names: modelLayerNames(model),
    values: flatParameters(model.layers),
    first: flatParameters(model.first),
    gradient: flatParameters(model.gradient),
    inputs: model.features.flatMap(inputsOf),
    fixed: fixedPlaces(model, shape),
  };
}

function inputsOf(feature: Feature): Input[] {
  const { unit } = feature;
  if (feature.kind !== 'oneHot') return [{ shift: feature.shift, divisor: feature.divisor, unit }];
  return feature.categories.map(() => ({ shift: 0, divisor: 1, unit: undefined }));
}

/** Places of the parameters that a recipe does not train. */
function fixedPlaces({ recipe }: Model, shape: Shape): ReadonlySet<number> {
  const named = recipe.model.train;
  if (!named) return new Set();
  const trained = new Set(named.map((name) => parameterIndex(name, shape, 'model.train')));
  const places = Array.from({ length: shape.parameters }, (_, i) => i);
  return new Set(places.filter((i) => !trained.has(i)));
}

/** Of a linear model: what each parameter is in the units of the data. */
function inUnits(
  { bias, outputs }: Shape,
  values: ArrayLike<number>,
  inputs: readonly Input[],
  targets: readonly NumberFeature[],
): Float64Array {
  const found = new Float64Array(values.length);
  for (let j = 0; j < outputs; j++) {
    const { shift, divisor } = targets[j]!;
    const biasAt = inputs.length * outputs + j;
    // unscaled(Σ w·(0 - shift)/divisor + b)
    let atZero = (bias ? values[biasAt]! : 0) * divisor + shift;
    inputs.forEach((input, i) => {
      const at = i * outputs + j;
      found[at] = input.divisor === 0 ? Number.NaN : (values[at]! * divisor) / input.divisor;
      if (input.divisor !== 0) atZero -= found[at] * input.shift;
    });
    if (bias) found[biasAt] = atZero;
  }
  return found;
}

/** @param at place in the flat list */
export function parameterRow(table: ParameterTable, at: number): ParameterRow {
  const { shape, names, values, first, gradient, perUnit, inputs, fixed } = table;
  const { layer, input } = parameterPlace(shape, at);
  const weighed = layer === 0 && input !== undefined ? inputs[input] : undefined;
  const inUnit = perUnit?.[at];
  return {
    at,
    key: parameterName(at, shape),
    name: parameterLabel(shape, names, at),
    unit: weighed?.unit,
    isBias: input === undefined,
    value: values[at]!,
    first: first[at],
    gradient: gradient[at],
    perUnit: inUnit === undefined || Number.isNaN(inUnit) ? undefined : inUnit,
    constant: weighed?.divisor === 0,
    fixed: fixed.has(at),
  };
}

/** All of them, for what needs no haste. */
export function parameterRows(model: Model, live: Live | null = null): ParameterRow[] {
  const table = parameterTable(model, live);
  return Array.from({ length: table.shape.parameters }, (_, at) => parameterRow(table, at));
}

/** The places of a layer's parameters, or of all; weights first, then biases. */
export function layerPlaces({ layers, bias, parameters }: Shape, layer: number | 'all'): number[] {
  const from = layer === 'all' ? 0 : layers[layer]!.weightsAt;
  const to = layer === 'all' ? parameters : layers[layer]!.biasesAt + (bias ? layers[layer]!.units : 0);
  return Array.from({ length: to - from }, (_, i) => from + i);
}
