import { basename } from 'node:path';
import { compareRecipes, matchParameters } from '../core/evaluate/compare.ts';
import { flatParameters } from '../core/format/model.ts';
import type { Arguments } from './arguments.ts';
import { metricsTable } from './metrics-table.ts';
import { openModel } from './model-file.ts';
import { type Output, short, textTable } from './output.ts';

/** More weights than this are for `--json`. */
const LISTED = 200;

/** `descent compare MODEL.json MODEL.json …`: what differs between their recipes, metrics and weights. */
export async function compare({ files, json }: Arguments, { out }: Output): Promise<void> {
  const models = await Promise.all(files.map(openModel));
  const names = files.map((file) => basename(file));
  const differences = compareRecipes(models.map(({ recipe }) => recipe));
  const matched = matchParameters(models);
  const flat = models.map(({ layers }) => flatParameters(layers));
  const weights = ('matches' in matched ? matched.matches : []).map(({ name, places }) => ({
    name,
    values: places.map((at, i) => flat[i]![at] ?? null),
  }));
  if (json) {
    const described = models.map(({ title, data, training, metrics }, i) => ({
      file: files[i],
      title,
      data: { name: data.name, sha256: data.sha256 },
      outcome: training.outcome,
      iterations: training.iterations,
      metrics: metrics ?? {},
    }));
    out(`${JSON.stringify({ models: described, differences, weights })}\n`);
    return;
  }
  const shown = (value: unknown) => (value === undefined ? '\u2013' : JSON.stringify(value));
  out(
    differences.length === 0
      ? 'The recipes are the same.\n'
      : textTable([
          ['recipe', ...names],
          ...differences.map(({ path, values }) => [path, ...values.map(shown)]),
        ]),
  );
  out(`\n${metricsTable(models.map(({ metrics }, i) => ({ title: names[i]!, metrics })))}`);
  if ('apart' in matched) out(`\n${matched.apart}\n`);
  else if (weights.length > LISTED) out(`\n${weights.length} weights; --json shows them.\n`);
  else {
    const rows = weights.map(({ name, values }) => [name, ...values.map(short)]);
    out(`\n${textTable([['weight', ...names], ...rows])}`);
  }
}
