import { parameterIndex, type Shape } from '../../../core/nn/parameters.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import { featuresOf } from './columns.ts';
import { effectiveValue } from './draft-path.ts';

export interface NamedParameter {
  /** As the recipe names it: `w[5]`, `b`. */
  readonly name: string;
  /** The feature that it weighs; "bias" for b. */
  readonly about: string;
}

/** The parameters of the draft's model, in their order. */
export function parametersOf(draft: Draft, columns: readonly string[]): NamedParameter[] {
  const features = featuresOf(draft, columns);
  const weights = features.map((feature, i) => ({ name: `w[${i}]`, about: feature }));
  return effectiveValue(draft, ['model', 'bias']) === false
    ? weights
    : [...weights, { name: 'b', about: 'bias' }];
}

/** The usual name of a parameter: `layer[0].w[5][0]` is `w[5]`; one that the model does not have stays as it is. */
export function usualName(name: string, parameters: readonly NamedParameter[]): string {
  try {
    return parameters[parameterIndex(name, shapeOf(parameters), '')]!.name;
  } catch {
    return name; // the recipe's check tells what is wrong with it
  }
}

function shapeOf(parameters: readonly NamedParameter[]): Shape {
  const bias = parameters.at(-1)?.name === 'b';
  return { inputs: parameters.length - (bias ? 1 : 0), bias };
}

/** The first values with one key renamed, in the same order; a name that is there already is refused. */
export function withRenamed(set: Draft, from: string, to: string): Draft {
  if (Object.hasOwn(set, to)) return set;
  return Object.fromEntries(Object.entries(set).map(([name, value]) => [name === from ? to : name, value]));
}

/** The first values with one less; undefined when none is left. */
export function withoutValue(set: Draft, name: string): Draft | undefined {
  const { [name]: _, ...others } = set;
  return Object.keys(others).length > 0 ? others : undefined;
}

/** The list of trained parameters with one more or less, in the model's order; undefined where it is all. */
export function withTrained(
  trained: readonly string[],
  name: string,
  trains: boolean,
  parameters: readonly NamedParameter[],
): string[] | undefined {
  const names = new Set(trained);
  if (trains) names.add(name);
  else names.delete(name);
  if (parameters.every((parameter) => names.has(parameter.name))) return undefined;
  const known = parameters.flatMap((parameter) => (names.has(parameter.name) ? [parameter.name] : []));
  return [...known, ...[...names].filter((other) => !known.includes(other))];
}
