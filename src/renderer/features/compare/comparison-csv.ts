import { csv } from '../../../core/format/csv.ts';
import { comparability } from './comparability.ts';
import type { Compared } from './compared.ts';
import { metricRows } from './metric-rows.ts';
import { recipeRows } from './recipe-rows.ts';
import { weightRows } from './weight-rows.ts';

/** The comparison as CSV: a column a run, a row a key, numbers in full. */
export function comparisonCsv(compared: readonly Compared[], allKeys = false): string {
  const recipes = recipeRows(
    compared.map(({ run }) => run.recipe),
    allKeys,
  );
  const weights = weightRows(compared).rows;
  // What a weight of a network joins says little without its place.
  const label = (key: string, name: string) => (key.startsWith('layer') ? `${key} ${name}` : name);
  const metrics = metricRows(compared, comparability(compared));
  const row = (section: string, key: string, cell: (one: Compared) => string | number | null | undefined) => [
    section,
    key,
    ...compared.map(cell),
  ];
  return csv([
    row('section', 'key', ({ run }) => run.title),
    row('data', 'file', ({ run }) => run.data.name),
    row('data', 'sha256', ({ run }) => run.data.sha256),
    ...recipes.map(({ path, texts }) => [
      'recipe',
      path,
      ...texts.map((text) => (text === '\u2013' ? '' : text)),
    ]),
    ...metrics.map(({ part, metric, values }) => [part, metric, ...values]),
    row('training', 'outcome', ({ run }) => run.state),
    row('training', 'iterations', ({ run }) => run.iterations),
    row('training', 'seconds', ({ model }) => model?.training.seconds),
    row('training', 'lastLoss', ({ run }) => run.lastLoss),
    ...weights.map(({ key, name, cells }) => [
      'weight',
      label(key, name),
      ...cells.map((cell) => cell?.value),
    ]),
    ...weights
      .filter(({ cells }) => cells.some((cell) => cell?.perUnit !== undefined))
      .map(({ key, name, cells }) => [
        'weightPerUnit',
        label(key, name),
        ...cells.map((cell) => cell?.perUnit),
      ]),
  ]);
}
