import type { Recipe } from '../format/recipe.ts';
import type { RandomState } from '../random/random-state.ts';
import { parameterIndex } from './parameters.ts';
import type { Shape } from './shape.ts';

/** How the first weights are drawn: standard normal numbers times a factor. */
export interface Initialiser {
  readonly label: string;
  /** The factor for a layer of `inputs` x `units`; 0 draws nothing. */
  readonly factor: (inputs: number, units: number) => number;
}

/** The initialisers that a recipe can name; biases always start at zero. */
export const initialisers = {
  randn: { label: 'Normal', factor: () => 1 },
  he: { label: 'He: normal \u00b7 \u221a(2/inputs)', factor: (inputs) => Math.sqrt(2 / inputs) },
  xavier: {
    label: 'Xavier: normal \u00b7 \u221a(2/(inputs + units))',
    factor: (inputs, units) => Math.sqrt(2 / (inputs + units)),
  },
  zeros: { label: 'Zeros', factor: () => 0 },
} as const satisfies Record<string, Initialiser>;

export type InitialiserKind = keyof typeof initialisers;

/**
 * Sets `parameters` to a model's first values: weights drawn layer by layer, row-major with the inputs first, biases
 * zero; then those that are given by hand.
 * @param random may be left out only for zeros, which draw nothing
 * @throws Problem when a value given by hand names no parameter
 */
export function firstValues(
  { init, set = {} }: Pick<Recipe['model'], 'init' | 'set'>,
  shape: Shape,
  random: RandomState | undefined,
  parameters: Float64Array,
): void {
  parameters.fill(0);
  if (init.kind !== 'zeros') {
    for (const { inputs, units, weightsAt, biasesAt } of shape.layers) {
      const factor = initialisers[init.kind].factor(inputs, units);
      for (let i = weightsAt; i < biasesAt; i++) parameters[i] = random!.normal() * factor;
    }
  }
  for (const [name, value] of Object.entries(set)) {
    parameters[parameterIndex(name, shape, 'model.set')] = value;
  }
}
