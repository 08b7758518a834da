import { basename } from 'node:path';
import { csv, historyRows } from '../core/format/csv.ts';
import { historyOf, modelOf } from '../core/format/model.ts';
import { writeModel } from '../core/format/model-file.ts';
import { readRecipe } from '../core/format/recipe.ts';
import { divergedProblem } from '../core/train/diverged.ts';
import { train as steps } from '../core/train/train.ts';
import { createTraining, type Training } from '../core/train/training.ts';
import { readText } from '../node/read-text.ts';
import { checkWritable, writeSafely } from '../node/write-file.ts';
import { program } from '../shared/program.ts';
import type { Arguments } from './arguments.ts';
import { metricsTable } from './metrics-table.ts';
import { type Output, short } from './output.ts';
import { openSource } from './source.ts';

const LARGEST_RECIPE = 16 * 2 ** 20;

/** `descent train RECIPE.json`: trains and writes what was asked for. */
export async function train({ files, options, json }: Arguments, { out }: Output): Promise<void> {
  const path = files[0]!;
  const recipe = readRecipe(await readText(path, 'recipe', LARGEST_RECIPE), basename(path));
  const { table, origin, doubts } = await openSource(recipe, path, options.data);
  const training = createTraining(recipe, table);

  for (const place of [options.out, options.history]) if (place) await checkWritable(place);

  const started = performance.now();
  const run = steps(training);
  while (!run.next(1e8).done);
  const seconds = (performance.now() - started) / 1000;

  const { losses, validationLosses, plan } = training;
  if (options.history) {
    await writeSafely(
      options.history,
      csv(historyRows(losses.slice(), validationLosses.slice(), plan.updatesPerEpoch)),
    );
  }
  if (json) out(`${JSON.stringify(summary(training))}\n`);
  if (training.outcome === 'diverged') throw divergedProblem(training);

  const title = (recipe.title ?? basename(path, '.json')).slice(0, 200);
  const model = modelOf(training, { program, title, data: origin, seconds }, historyOf(training))!;
  if (options.out) await writeSafely(options.out, writeModel(model));
  if (json) return;
  for (const warning of [...doubts, ...model.training.warnings]) out(`Warning: ${warning}\n`);
  out(`${training.iterations} iterations in ${short(seconds)} s, last loss ${short(losses.slice(-1)[0])}\n`);
  out(metricsTable([{ title: model.title, metrics: model.metrics }]));
  if (options.out) out(`Saved ${options.out}\n`);
}

/** What `--json` promises. */
function summary({ losses, plan, iterations, outcome, metrics }: Training) {
  return {
    losses: Array.from(losses.slice()),
    epochs: Math.floor(iterations / plan.updatesPerEpoch),
    stopped: outcome,
    metrics: metrics ?? {},
  };
}
