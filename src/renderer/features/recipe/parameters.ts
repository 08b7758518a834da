import { layerNames, parameterLabel } from '../../../core/evaluate/parameter-names.ts';
import type { Recipe } from '../../../core/format/recipe.ts';
import { parameterIndex, parameterName } from '../../../core/nn/parameters.ts';
import { networkShape } from '../../../core/nn/shape.ts';
import type { RecipeOutlook } from '../../../shared/recipe-check.ts';
import type { Draft } from '../../state/recipe-draft.ts';

/** The parameters of a network, by the places of its flat list. */
export interface Parameters {
  readonly count: number;
  /** As the recipe names it: `w[5]`, `layer[1].b[0]`. */
  readonly name: (place: number) => string;
  /** What it does: "RM", "unit 3 → MEDV", "bias". */
  readonly about: (place: number) => string;
  /** Undefined for a name that the network does not have. */
  readonly place: (name: string) => number | undefined;
}

/** More than these are no list to choose from. */
export const MOST_LISTED = 1000;

/** The parameters of what a recipe comes to on its data. */
export function parametersOf(
  model: Recipe['model'],
  { inputs, outputs }: Pick<RecipeOutlook, 'inputs' | 'outputs'>,
): Parameters {
  const shape = networkShape(model, inputs.length, outputs.length);
  const names = layerNames(shape, inputs, outputs);
  return {
    count: shape.parameters,
    name: (place) => parameterName(place, shape),
    about: (place) => parameterLabel(shape, names, place),
    place: (name) => {
      try {
        return parameterIndex(name, shape, '');
      } catch {
        return undefined; // the recipe's check tells what is wrong with it
      }
    },
  };
}

/** The usual name of a parameter: `layer[0].w[5][0]` is `w[5]`; one that the network does not have stays as it is. */
export function usualName(name: string, { place, name: nameOf }: Parameters): string {
  const at = place(name);
  return at === undefined ? name : nameOf(at);
}

export function everyName({ count, name }: Parameters): string[] {
  return Array.from({ length: count }, (_, place) => name(place));
}

/** Values by parameter with one key renamed, in the same order; a name that is there already is refused. */
export function withRenamed(values: Draft, from: string, to: string): Draft {
  if (Object.hasOwn(values, to)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name === from ? to : name, value]),
  );
}

/** Values by parameter with one less; undefined when none is left. */
export function withoutValue(values: Draft, name: string): Draft | undefined {
  const { [name]: _, ...others } = values;
  return Object.keys(others).length > 0 ? others : undefined;
}

/** The list of trained parameters with one more or less, in the network's order; undefined where it is all. */
export function withTrained(
  trained: readonly string[],
  name: string,
  trains: boolean,
  every: readonly string[],
): string[] | undefined {
  const names = new Set(trained);
  if (trains) names.add(name);
  else names.delete(name);
  if (every.every((each) => names.has(each))) return undefined;
  const known = every.filter((each) => names.has(each));
  return [...known, ...[...names].filter((other) => !every.includes(other))];
}
