import { basename } from 'node:path';
import { compareRecipes } from '../core/evaluate/compare.ts';
import { flatParameters } from '../core/format/model.ts';
import type { Arguments } from './arguments.ts';
import { metricsTable } from './metrics-table.ts';
import { openModel } from './model-file.ts';
import { type Output, short, textTable } from './output.ts';

const BIAS = 'b';

/** `descent compare MODEL.json MODEL.json …`: what differs between their recipes, metrics and weights. */
export async function compare({ files, json }: Arguments, { out }: Output): Promise<void> {
  const models = await Promise.all(files.map(openModel));
  const names = files.map((file) => basename(file));
  const differences = compareRecipes(models.map(({ recipe }) => recipe));
  const parameters = models.map((model) => {
    // A feature may be called bias, too.
    const keys = [...model.features.map(({ name }) => `w ${name}`), BIAS];
    return new Map(flatParameters(model.layers).map((value, i) => [keys[i]!, value]));
  });
  const keys = new Set(parameters.flatMap((map) => [...map.keys()].filter((key) => key !== BIAS)));
  if (parameters.some((map) => map.has(BIAS))) keys.add(BIAS);
  const weights = [...keys].map((key) => ({
    name: key === BIAS ? 'bias' : key.slice(2),
    values: parameters.map((map) => map.get(key) ?? null),
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
  out(
    `\n${textTable([['weight', ...names], ...weights.map(({ name, values }) => [name, ...values.map(short)])])}`,
  );
}
