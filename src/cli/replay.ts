import type { Table } from '../core/data/table.ts';
import { compareReplay } from '../core/evaluate/replay.ts';
import type { Model } from '../core/format/model.ts';
import { trainUntil } from '../core/train/train-until.ts';
import { checkpointFrom, createTraining, type Training } from '../core/train/training.ts';
import type { Arguments } from './arguments.ts';
import { openModel } from './model-file.ts';
import type { Output } from './output.ts';
import { openSource } from './source.ts';

/** `descent replay MODEL.json`: trains again by the recipe in the file, as far as it was trained, and compares. */
export async function replay({ files, options, json }: Arguments, { out }: Output): Promise<void> {
  const path = files[0]!;
  const model = await openModel(path);
  const { table, origin } = await openSource(model.recipe, path, options.data);
  const training = trainAgain(model, table);
  const result = compareReplay(model, training);
  if (json) {
    out(`${JSON.stringify(result)}\n`);
    return;
  }
  if (origin.sha256 !== model.data.sha256) {
    out(`${origin.name} is not the file that the model was trained on: its SHA-256 is another\n`);
  }
  if (result.identical) out('identical to the last bit\n');
  else {
    const { iteration, of, was, is } = result.firstDifference;
    out(`they part at iteration ${iteration}: ${of} was ${was ?? 'not there'} and is ${is ?? 'not there'}\n`);
  }
}

/** As far as it was trained: one that was stopped up to there, one that stopped early and went on past that too. */
function trainAgain({ recipe, training: { outcome, iterations } }: Model, table: Table): Training {
  let training = createTraining(recipe, table);
  for (;;) {
    const byItself = outcome === 'finished' || outcome === 'early';
    trainUntil(training, byItself ? training.plan.updates : iterations);
    if (training.outcome !== 'early' || training.iterations >= iterations) return training;
    training = createTraining(recipe, table, { checkpoint: checkpointFrom(training) });
  }
}
