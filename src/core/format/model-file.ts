import { Problem } from '../problem.ts';
import { parseJson, readableJson } from './json.ts';
import type { Model } from './model.ts';
import { disagreements, type HistoryLengths } from './model-disagreements.ts';
import { modelSchema } from './model-schema.ts';
import { NEWEST, upgradeModel } from './model-upgrade.ts';
import { decodeRecipe } from './recipe.ts';
import { decodeShape, findingsProblem } from './shapes.ts';

const HINT = 'Open an undamaged copy of the model file, or train the model again.';

/**
 * @param lengths of its history, where that is kept elsewhere
 * @throws Problem naming the place when the value is not a model this version can use
 */
export function decodeModel(value: unknown, name: string, lengths?: HistoryLengths): Model {
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
  const upgraded = upgradeModel(value as Record<string, unknown>);
  const shaped = decodeShape(modelSchema, upgraded, name, 'model', HINT);
  const recipe = decodeRecipe(shaped.recipe, `${name}: recipe`);
  const model = { ...shaped, recipe } as Model;
  const findings = disagreements(model, lengths);
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
