import { type ParameterRow, parameterRows } from '../weights/parameter-rows.ts';
import type { Compared } from './compared.ts';

/** One feature's weight in every run; undefined where a run does not have it. */
export interface WeightRow {
  readonly name: string;
  readonly unit: string | undefined;
  readonly cells: readonly (ParameterRow | undefined)[];
}

/** The weights side by side by name, in the order of the runs' models, the bias last. */
export function weightRows(compared: readonly Compared[]): WeightRow[] {
  const tables = compared.map(
    ({ model }) => new Map((model ? parameterRows(model) : []).map((row) => [keyOf(row), row])),
  );
  const keys = [...new Set(tables.flatMap((table) => [...table.keys()]))];
  const ordered = [...keys.filter((key) => key !== BIAS), ...keys.filter((key) => key === BIAS)];
  return ordered.map((key) => {
    const cells = tables.map((table) => table.get(key));
    const { name, unit } = cells.find((cell) => cell !== undefined)!;
    return { name, unit, cells };
  });
}

// A feature may be called "bias" too.
const BIAS = 'b';
const keyOf = ({ key, name }: ParameterRow) => (key === BIAS ? BIAS : `feature ${name}`);

/** Whether the runs' features or targets are scaled in different ways: their weights are then in different units. */
export function scaledApart(compared: readonly Compared[]): boolean {
  const ways = compared.map(({ run: { recipe } }) =>
    JSON.stringify([recipe.prepare.scale, recipe.prepare.scaleTarget]),
  );
  return new Set(ways).size > 1;
}
