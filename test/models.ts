import type {
  Feature,
  LabelFeature,
  NumberFeature,
  OneHotFeature,
  Target,
} from '../src/core/data/features.ts';
import { layersOf, type Model, shapeOf } from '../src/core/format/model.ts';
import { recipeWith } from './recipes.ts';

/** A column of numbers that training saw from 0 to 10, unscaled unless told. */
export function numberFeature(name: string, changes: Partial<NumberFeature> = {}): NumberFeature {
  return { kind: 'number', name, min: 0, max: 10, mean: 5, std: 2, shift: 0, divisor: 1, ...changes };
}

export function oneHot(name: string, categories: OneHotFeature['categories'], fill?: string): OneHotFeature {
  return { kind: 'oneHot', name, categories, ...(fill !== undefined && { fill }) };
}

export function labelled(name: string, categories: LabelFeature['categories']): LabelFeature {
  const max = categories.length - 1;
  return { kind: 'label', name, categories, min: 0, max, mean: max / 2, std: 1, shift: 0, divisor: 1 };
}

export const numbersTarget = (...columns: NumberFeature[]): Target => ({ kind: 'numbers', columns });
export const classesTarget = (name: string, ...classes: (string | number)[]): Target => ({
  kind: 'classes',
  name,
  classes,
});

interface Parts {
  readonly features: readonly Feature[];
  readonly target: Target;
  readonly model?: Readonly<Record<string, unknown>>;
  readonly loss?: string;
  /** Flat: layer by layer, weights row-major with the inputs first, then biases; 0 where left out. */
  readonly parameters?: readonly number[];
}

/** A model as it would be after training, made by hand. */
export function modelWith({ features, target, model = {}, loss = 'mse', parameters = [] }: Parts): Model {
  const numbers = target.kind === 'numbers';
  const names = numbers ? target.columns.map(({ name }) => name) : [target.name];
  const recipe = recipeWith({
    data: { file: 'table.csv', target: names },
    prepare: { scale: 'none', scaleTarget: 'none' },
    model,
    loss: { kind: loss },
  });
  const shape = shapeOf({ recipe, features, target });
  const flat = Array.from({ length: shape.parameters }, (_, i) => parameters[i] ?? 0);
  const layers = layersOf(flat, shape);
  const none = layersOf(new Float64Array(flat.length), shape);
  return {
    format: 'descent-model',
    version: 2,
    program: 'test',
    title: 'by hand',
    recipe,
    data: {
      name: 'table.csv',
      sha256: '0'.repeat(64),
      rows: 10,
      columns: [...features.map(({ name }) => name), ...names],
    },
    features,
    target,
    layers,
    first: none,
    gradient: none,
    training: {
      outcome: 'finished',
      iterations: 1,
      updatesPerEpoch: 1,
      rows: { train: 8, validation: 0, test: 2 },
      seconds: 0,
      warnings: [],
    },
    metrics: null,
    history: { loss: [], validationLoss: [] },
    resume: null,
  };
}
