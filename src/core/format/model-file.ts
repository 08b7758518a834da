import { z } from 'zod';
import { Problem } from '../problem.ts';
import { parseJson, readableJson } from './json.ts';
import type { Layer, Model } from './model.ts';
import { decodeRecipe, targetOf } from './recipe.ts';
import { decodeShape, type Finding, findingsProblem, list, numbers } from './shapes.ts';

const finite = z.number();
const count = z.int().min(0);

const column = z.strictObject({
  name: z.string().min(1),
  unit: z.string().optional(),
  min: finite,
  max: finite,
  mean: finite,
  std: finite,
  shift: finite,
  divisor: finite,
});

const layers = list(z.strictObject({ weights: list(numbers()), biases: numbers() }));

const metrics = z.strictObject({
  loss: finite,
  mse: finite,
  rmse: finite,
  mae: finite,
  r2: finite.nullable(),
});

const modelSchema = z.strictObject({
  format: z.literal('descent-model'),
  version: z.literal(1),
  program: z.string(),
  title: z.string().max(200),
  recipe: z.unknown(),
  data: z.strictObject({
    name: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    rows: count,
    columns: list(z.string()),
  }),
  features: list(column),
  target: column,
  layers,
  first: layers,
  gradient: layers,
  training: z.strictObject({
    outcome: z.enum(['finished', 'stopped', 'diverged', 'interrupted']),
    iterations: count,
    updatesPerEpoch: count.min(1),
    rows: z.strictObject({ train: count, validation: count, test: count }),
    seconds: finite.min(0),
    warnings: list(z.string()),
  }),
  metrics: z
    .strictObject({ train: metrics, validation: metrics.optional(), test: metrics.optional() })
    .nullable(),
  history: z.strictObject({ loss: numbers(), validationLoss: numbers() }),
});

const NEWEST = 1;
const HINT = 'Open an undamaged copy of the model file, or train the model again.';

/** @throws Problem naming the place when the value is not a model this version can use */
export function decodeModel(value: unknown, name: string): Model {
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format !== 'descent-model') {
    throw new Problem(
      'model',
      `${name} is not a Descent model`,
      'Choose a .json file that Descent has saved.',
    );
  }
  if (typeof version === 'number' && version > NEWEST) {
    throw new Problem(
      'model',
      `${name} was written by a newer Descent: its format is version ${version}, this program reads up to ${NEWEST}`,
      'Install the newest Descent and open it there.',
    );
  }
  const shaped = decodeShape(modelSchema, value, name, 'model', HINT);
  const recipe = decodeRecipe(shaped.recipe, `${name}: recipe`);
  const model = { ...shaped, recipe } as Model;
  const findings = disagreements(model);
  if (findings.length > 0) throw findingsProblem(findings, name, 'model', HINT);
  return model;
}

/** @param name of the file, for messages. @throws Problem when it is no model */
export function readModel(text: string, name: string): Model {
  return decodeModel(parseJson(text, name, 'model'), name);
}

/** The model file: readable, and exact to the bit. @throws RangeError for a model with infinite numbers */
export function writeModel(model: Model): string {
  return readableJson(model);
}

/** Parts that are each well-formed but do not fit one another. */
function disagreements(model: Model): Finding[] {
  const findings: Finding[] = [];
  const inputs = model.features.length;
  const biases = model.recipe.model.bias ? 1 : 0;
  for (const part of ['layers', 'first', 'gradient'] as const) {
    const path = `${part}[0]`;
    if (model[part].length !== 1) {
      findings.push({ path: part, message: `holds ${model[part].length} layers where a linear model has 1` });
      continue;
    }
    const [{ weights, biases: found }] = model[part] as [Layer];
    if (weights.length !== inputs) {
      findings.push({
        path: `${path}.weights`,
        message: `holds ${weights.length} weights for ${inputs} features`,
      });
    }
    const wide = weights.findIndex((row) => row.length !== 1);
    if (wide >= 0) {
      findings.push({
        path: `${path}.weights[${wide}]`,
        message: `holds ${weights[wide]!.length} numbers for 1 unit`,
      });
    }
    if (found.length !== biases) {
      findings.push({
        path: `${path}.biases`,
        message: `holds ${found.length} biases where the recipe asks for ${biases}`,
      });
    }
  }
  const { iterations, updatesPerEpoch, rows } = model.training;
  if (model.history.loss.length !== iterations) {
    findings.push({
      path: 'history.loss',
      message: `holds ${model.history.loss.length} losses for ${iterations} iterations`,
    });
  }
  // A run that is stopped between an epoch and the look at its validation rows has one less.
  const epochs = rows.validation > 0 ? Math.floor(iterations / updatesPerEpoch) : 0;
  const looks = model.history.validationLoss.length;
  if (looks !== epochs && looks !== epochs - 1) {
    findings.push({ path: 'history.validationLoss', message: `holds ${looks} losses for ${epochs} epochs` });
  }
  if (model.target.name !== targetOf(model.recipe)) {
    findings.push({
      path: 'target.name',
      message: `is '${model.target.name}' where the recipe names '${targetOf(model.recipe)}'`,
    });
  }
  return findings;
}
