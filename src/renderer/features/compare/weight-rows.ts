import { matchParameters } from '../../../core/evaluate/compare.ts';
import type { Model } from '../../../core/format/model.ts';
import { type ParameterRow, parameterRow, parameterTable } from '../weights/parameter-table.ts';
import type { Compared } from './compared.ts';

/** One parameter in every run; undefined where a run does not have it. */
export interface WeightRow {
  /** As a recipe of the first run that has it names it. */
  readonly key: string;
  readonly name: string;
  readonly unit: string | undefined;
  readonly cells: readonly (ParameterRow | undefined)[];
}

/** The weights side by side, or a sentence on why they cannot be. */
export interface WeightComparison {
  readonly rows: readonly WeightRow[];
  readonly apart: string | undefined;
}

/** The weights of linear models by feature, those of networks of one shape by place; biases of the former last. */
export function weightRows(compared: readonly Compared[]): WeightComparison {
  const models = compared.flatMap(({ model }) => (model ? [model] : []));
  if (models.length === 0) return { rows: [], apart: undefined };
  const found = matchParameters(models);
  if ('apart' in found) return { rows: [], apart: found.apart };
  const tables = models.map((model) => parameterTable(model));
  // A run whose model is not here has an empty column.
  const columns = compared.map(({ model }) => (model ? models.indexOf(model) : -1));
  const rows = found.matches.map(({ key, name, places }): WeightRow => {
    const cells = columns.map((column) => {
      const at = column < 0 ? -1 : places[column]!;
      return at < 0 ? undefined : parameterRow(tables[column]!, at);
    });
    return { key, name, unit: cells.find((cell) => cell !== undefined)?.unit, cells };
  });
  return { rows, apart: undefined };
}

/** The rows whose values are farthest apart, the farthest first. */
export function mostDifferent(rows: readonly WeightRow[], most: number): readonly WeightRow[] {
  const spread = rows.map(({ cells }) => {
    const values = cells.flatMap((cell) => (cell ? [cell.value] : []));
    return Math.max(...values) - Math.min(...values);
  });
  const order = rows.map((_, i) => i).sort((a, b) => spread[b]! - spread[a]! || a - b);
  return order.slice(0, most).map((i) => rows[i]!);
}

/** Whether the models' features or targets are scaled in different ways: their weights are then in different units. */
export function scaledApart(compared: readonly Compared[]): boolean {
  const ways = compared.map(({ run: { recipe } }) =>
    JSON.stringify([recipe.prepare.scale, recipe.prepare.scaleTarget]),
  );
  return new Set(ways).size > 1;
}

/** Whether every model that is here has weights in the units of the data. */
export function allInUnits(compared: readonly Compared[]): boolean {
  const models = compared.flatMap(({ model }): Model[] => (model ? [model] : []));
  return models.every((model) => parameterTable(model).perUnit !== undefined);
}
