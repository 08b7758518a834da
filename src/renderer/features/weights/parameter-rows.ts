import { flatParameters, type Model } from '../../../core/format/model.ts';
import { type Recipe, targetOf } from '../../../core/format/recipe.ts';
import { parameterIndex } from '../../../core/nn/parameters.ts';
import type { RunProgress } from '../../../shared/runs.ts';

/** One parameter of a linear model as the table shows it. */
export interface ParameterRow {
  /** As the recipe names it: `w[5]`, `b`. */
  readonly key: string;
  /** The feature that it weighs; "bias" for b. */
  readonly name: string;
  readonly unit: string | undefined;
  readonly value: number;
  readonly first: number | undefined;
  readonly gradient: number | undefined;
  /**
   * The weight in the target's unit per unit of the feature; for the bias the prediction where every
   * feature is 0. Undefined where it is not known, and for a feature that was left at 0.
   */
  readonly perUnit: number | undefined;
  /** Its feature is the same in every training row: it is left at 0, and the weight adds nothing. */
  readonly constant: boolean;
  /** Not trained, as the recipe says. */
  readonly fixed: boolean;
}

type Live = Pick<RunProgress, 'parameters' | 'gradient'>;

/** The parameters of a model, with their latest values where it trains on. */
export function parameterRows(model: Model, live: Live | null = null): ParameterRow[] {
  const { features, target, recipe } = model;
  const values = live?.parameters ?? flatParameters(model.layers);
  const gradient = live?.gradient ?? flatParameters(model.gradient);
  const first = flatParameters(model.first);
  const fixed = fixedPlaces(recipe, features.length);
  const perUnit = features.map(({ divisor }, i) =>
    divisor === 0 ? undefined : (values[i]! * target.divisor) / divisor,
  );
  const row = (i: number, name: string, unit: string | undefined, inUnits: number | undefined) => ({
    key: i < features.length ? `w[${i}]` : 'b',
    name,
    unit,
    value: values[i]!,
    first: first[i],
    gradient: gradient[i],
    perUnit: inUnits,
    constant: features[i]?.divisor === 0,
    fixed: fixed.has(i),
  });
  const weights = features.map(({ name, unit }, i) => row(i, name, unit, perUnit[i]));
  if (!recipe.model.bias) return weights;
  // unscaled(Σ w·(0 - shift)/divisor + b)
  let atZero = values[features.length]! * target.divisor + target.shift;
  features.forEach(({ shift }, i) => {
    atZero -= (perUnit[i] ?? 0) * shift;
  });
  return [...weights, row(features.length, 'bias', undefined, atZero)];
}

/** While a first training has no model yet: its values alone, under the names that its data has. */
export function liveRows(
  recipe: Recipe,
  columns: readonly { readonly name: string; readonly unit?: string | null }[],
  { parameters, gradient }: Live,
): ParameterRow[] {
  const inputs = parameters.length - (recipe.model.bias ? 1 : 0);
  const target = targetOf(recipe);
  const names = recipe.data.features ?? columns.map(({ name }) => name).filter((name) => name !== target);
  const fixed = fixedPlaces(recipe, inputs);
  return Array.from(parameters, (value, i) => {
    const name = names[i] ?? `w[${i}]`;
    return {
      key: i < inputs ? `w[${i}]` : 'b',
      name: i < inputs ? name : 'bias',
      unit: (i < inputs && columns.find((column) => column.name === name)?.unit) || undefined,
      value,
      first: undefined,
      gradient: gradient[i],
      perUnit: undefined,
      constant: false,
      fixed: fixed.has(i),
    };
  });
}

/** Places of the parameters that a recipe does not train. */
function fixedPlaces(recipe: Recipe, inputs: number): ReadonlySet<number> {
  const named = recipe.model.train;
  if (!named) return new Set();
  const shape = { inputs, bias: recipe.model.bias };
  const trained = new Set(named.map((name) => parameterIndex(name, shape, 'model.train')));
  const places = Array.from({ length: inputs + (shape.bias ? 1 : 0) }, (_, i) => i);
  return new Set(places.filter((i) => !trained.has(i)));
}
