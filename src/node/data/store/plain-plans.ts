import type { Store } from '../store.ts';

/** Of so many columns the engine takes longer to better its plans than to follow them. */
const WIDE = 300;

/** What looks, for each column of a statement, through all the others. */
const OPTIMIZERS = [
  'expression_rewriter',
  'filter_pullup',
  'filter_pushdown',
  'empty_result_pullup',
  'cte_filter_pusher',
  'regex_range',
  'in_clause',
  'join_order',
  'deliminator',
  'unnest_rewriter',
  'statistics_propagation',
  'common_subexpressions',
  'common_aggregate',
  'column_lifetime',
  'build_side_probe_side',
  'limit_pushdown',
  'compressed_materialization',
  'duplicate_groups',
  'reorder_filter',
  'sampling_pushdown',
  'join_filter_pushdown',
  'extension',
  'materialized_cte',
  'sum_rewriter',
  'late_materialization',
];

/** Which steps the engine leaves out of its plans: all of them for good where a table has very many columns. */
export async function disableOptimizers(
  store: Store,
  columns: number,
  some: readonly string[] = [],
): Promise<void> {
  const disabled = columns > WIDE ? OPTIMIZERS : some;
  await store.run(`SET disabled_optimizers = '${disabled.join(',')}'`);
}
