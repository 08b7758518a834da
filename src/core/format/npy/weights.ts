import { Problem } from '../../problem.ts';
import { layersOf, type Model, shapeOf } from '../model.ts';
import { type PortableModel, portable } from '../portable.ts';
import { type NpyArray, readNpy, writeNpy } from './npy.ts';

/** A file by its name. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface NamedArray extends NpyArray {
  readonly name: string;
}

/**
 * The weights as `.npy` files. One layer with one unit: `w.npy` (inputs x 1) and `b.npy` (1); else for each layer k
 * `layer<k>_w.npy` (inputs x units) and `layer<k>_b.npy` (units). No `b` in a model without biases.
 */
export function weightFiles(model: PortableModel): NamedBytes[] {
  return weightArrays(model).map((array) => ({ name: array.name, bytes: writeNpy(array) }));
}

/** In the order of the flat list of parameters. */
function weightArrays({ layers }: PortableModel): NamedArray[] {
  const single = layers.length === 1 && layers[0]!.units === 1;
  return layers.flatMap(({ inputs, units, weights, biases }, k) => {
    const prefix = single ? '' : `layer${k}_`;
    const w = { name: `${prefix}w.npy`, shape: [inputs, units], values: weights };
    return biases ? [w, { name: `${prefix}b.npy`, shape: [units], values: biases }] : [w];
  });
}

/** The files that `withWeights` wants for a model. */
export function weightFileNames(model: Model): string[] {
  return weightArrays(portable(model)).map(({ name }) => name);
}

/**
 * The model with other weights, to the bit, as if it had been made with them: it has no metrics and no history,
 * since those were of its own weights.
 * @param files those of `weightFileNames`
 * @throws Problem naming the file that is not there, whose shape is another, or that holds NaN or infinities
 */
export function withWeights(model: Model, files: readonly NamedBytes[]): Model {
  const shape = shapeOf(model);
  const parameters = new Float64Array(shape.parameters);
  let at = 0;
  for (const expected of weightArrays(portable(model))) {
    parameters.set(readWeights(files, expected), at);
    at += expected.values.length;
  }
  const layers = layersOf(parameters, shape);
  const names = weightFileNames(model).join(', ');
  return {
    ...model,
    layers,
    first: layers,
    gradient: layersOf(new Float64Array(shape.parameters), shape),
    training: {
      ...model.training,
      outcome: 'stopped',
      iterations: 0,
      seconds: 0,
      warnings: [...model.training.warnings, `Its weights are not trained but were read from ${names}.`],
    },
    metrics: null,
    history: { loss: [], validationLoss: [] },
    resume: null,
  };
}

function readWeights(files: readonly NamedBytes[], expected: NamedArray): Float64Array {
  const { name } = expected;
  const file = files.find((one) => one.name === name);
  if (!file) {
    throw new Problem('data', `${name} is not there`, 'Give all files that the export to npy writes.');
  }
  const { shape, values } = readNpy(file.bytes, name);
  if (shape.join() !== expected.shape.join()) {
    throw new Problem(
      'data',
      `${name} has the shape (${shape.join(', ')}) where the model needs (${expected.shape.join(', ')})`,
      'Give the weights of a model with the same layers, or reshape them in NumPy.',
    );
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new Problem(
      'data',
      `${name}: number ${wrong} is ${values[wrong]}, which no model can reckon with`,
      'Replace it by a finite number.',
    );
  }
  return values;
}
