import { splitOrders } from '../../../core/format/recipe-schema.ts';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import { partColumnOf, targetsOf } from './columns.ts';
import { effectiveValue, isObject } from './draft-path.ts';
import { choicesOf } from './field.ts';
import { withoutPartColumn, withPartColumn } from './part-column.ts';

export const orderChoices = choicesOf(splitOrders);

/** What is written about a split by a column is not about shares, and the other way round. */
export function withOrder(draft: Draft, order: string, { columns }: Pick<DatasetSummary, 'columns'>): Draft {
  if (order === 'column') {
    const targets = targetsOf(draft);
    const likely = columns.find(({ name }) => LIKELY_NAME.test(name) && !targets.includes(name));
    return withPartColumn(draft, partColumnOf(draft) ?? likely?.name, columns);
  }
  const free = withoutPartColumn(draft, columns);
  const { seed, column: _, ...split } = isObject(free.split) ? free.split : {};
  const drawn = order !== 'file' && { seed: seed ?? 0 };
  return { ...free, split: { ...split, order, ...drawn } };
}

/** How people call the column that says train, validation or test. */
const LIKELY_NAME = /^(split|part|partition|subset|set|usage)$/i;

/** Why an order does not go with the draft's output; undefined where it does. */
export function againstOrder(order: string, draft: Draft): string | undefined {
  const numbers = effectiveValue(draft, ['model', 'output']) === 'identity';
  return order === 'stratified' && numbers ? 'for classes' : undefined;
}

/** Whether the rows are split by shares. */
export function hasShares(draft: Draft): boolean {
  return effectiveValue(draft, ['split', 'order']) !== 'column';
}

/** Whether they are drawn by a seed. */
export function drawsRows(draft: Draft): boolean {
  const order = effectiveValue(draft, ['split', 'order']);
  return order === 'shuffled' || order === 'stratified';
}
