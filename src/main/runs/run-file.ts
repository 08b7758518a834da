import { z } from 'zod';
import { parseJson, readableJson } from '../../core/format/json.ts';
import type { Model } from '../../core/format/model.ts';
import { decodeModel } from '../../core/format/model-file.ts';
import { decodeRecipe } from '../../core/format/recipe.ts';
import { decodeShape } from '../../core/format/shapes.ts';
import { Problem, quote } from '../../core/problem.ts';
import type { NumberList } from '../../core/train/number-list.ts';
import { cutToModel, isActive, type Run } from './run.ts';

/*
 * How a run is kept on disk, for this program alone: what users save are model files. The run itself is JSON; its
 * losses lie beside it (history-file.ts), and here stands how many of them count.
 */

const count = z.int().min(0);

const schema = z.strictObject({
  format: z.literal('descent-run'),
  version: z.literal(1),
  id: z.uuid(),
  origin: z.literal('trained'),
  title: z.string(),
  created: z.iso.datetime(),
  state: z.enum([
    'preparing',
    'training',
    'paused',
    'finished',
    'early',
    'stopped',
    'diverged',
    'failed',
    'interrupted',
  ]),
  recipe: z.unknown(),
  data: z.strictObject({
    name: z.string(),
    sha256: z.string(),
    rows: count,
    columns: z.array(z.string()),
  }),
  updatesPerEpoch: z.int().min(1),
  model: z.record(z.string(), z.unknown()).nullable(),
  losses: count,
  validationLosses: count,
  problem: z
    .strictObject({
      code: z.enum(['data', 'recipe', 'model', 'file', 'busy', 'missing', 'refused', 'training', 'internal']),
      message: z.string(),
      hint: z.string(),
      fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).exactOptional(),
    })
    .nullable(),
  file: z.strictObject({ path: z.string(), sha256: z.string() }).nullable(),
  unsaved: z.boolean(),
});

/** @throws RangeError for a run with infinite numbers */
export function writeRun(run: Run): string {
  return readableJson({
    format: 'descent-run',
    version: 1,
    ...run,
    losses: run.losses.length,
    validationLosses: run.validationLosses.length,
  });
}

export type HistoryName = 'losses' | 'validationLosses';

/**
 * A run as it was when the program ended: one that was training is `interrupted`, with what it had learned.
 * @param name of the file, for messages
 * @param readHistory reads so many of its losses
 * @throws Problem when it is damaged
 */
export async function readRun(
  text: string,
  name: string,
  readHistory: (list: HistoryName, count: number) => Promise<NumberList>,
): Promise<Run> {
  const value = decodeShape(schema, parseJson(text, name, 'file'), name, 'file', HINT);
  if (name !== `${value.id}.json`) throw new Problem('file', `${name} holds the run ${value.id}`, HINT);
  const { format: _, version: __, ...kept } = value;
  const run: Run = {
    ...kept,
    recipe: decodeRecipe(value.recipe, name),
    losses: await readHistory('losses', value.losses),
    validationLosses: await readHistory('validationLosses', value.validationLosses),
    model: value.model && checkedModel(value.model, value, name),
  };
  if (isActive(run)) run.state = 'interrupted';
  // Ended while it trained, it knows losses of later iterations than its weights.
  cutToModel(run);
  return run;
}

const HINT = 'The file is left as it is; move it away to hear no more of it.';

/** The model, whose history is elsewhere: as long as the lists of losses, or shorter. */
function checkedModel(
  value: Record<string, unknown>,
  kept: { readonly losses: number; readonly validationLosses: number },
  name: string,
): Model {
  const { iterations, updatesPerEpoch } = (value.training ?? {}) as Partial<Model['training']>;
  if (!(Number.isInteger(iterations) && iterations! >= 0 && iterations! <= kept.losses)) {
    const message = `${name}: model.training.iterations is ${quote(iterations)} of ${kept.losses} losses`;
    throw new Problem('file', message, HINT);
  }
  const { numbers } = (value.resume ?? {}) as Partial<NonNullable<Model['resume']>>;
  const looks = numbers?.looks ?? Math.floor(iterations! / updatesPerEpoch!);
  return decodeModel(value, name, {
    loss: iterations!,
    validationLoss: Math.min(kept.validationLosses, looks),
  });
}
