import { basename } from 'node:path';
import { compareReplay } from '../core/evaluate/replay.ts';
import { Problem } from '../core/problem.ts';
import { trainUntil } from '../core/train/train-until.ts';
import { createTraining } from '../core/train/training.ts';
import type { Arguments } from './arguments.ts';
import { openModel } from './model-file.ts';
import type { Output } from './output.ts';
import { openSource } from './source.ts';

/** `descent replay MODEL.json`: trains again by the recipe in the file, as far as it was trained, and compares. */
export async function replay({ files, options, json }: Arguments, { out }: Output): Promise<void> {
  const path = files[0]!;
  const model = await openModel(path);
  const { table, origin } = await openSource(model.recipe, path, options.data);
  if (origin.sha256 !== model.data.sha256) {
    throw new Problem(
      'data',
      `${origin.name} is not the data that ${basename(path)} was trained on: its SHA-256 is ${origin.sha256.slice(0, 12)}\u2026 where the model has ${model.data.sha256.slice(0, 12)}\u2026`,
      'Give the original file with --data FILE.',
    );
  }
  const training = createTraining(model.recipe, table);
  const { outcome, iterations } = model.training;
  const byItself = outcome === 'finished' || outcome === 'early';
  trainUntil(training, byItself ? training.plan.updates : iterations);
  const result = compareReplay(model, training);
  if (json) out(`${JSON.stringify(result)}\n`);
  else if (result.identical) out('identical to the last bit\n');
  else {
    const { iteration, of, was, is } = result.firstDifference;
    out(`they part at iteration ${iteration}: ${of} was ${was ?? 'not there'} and is ${is ?? 'not there'}\n`);
  }
}
