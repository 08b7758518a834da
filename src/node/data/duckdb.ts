import type * as DuckDB from '@duckdb/node-api';

let loading: Promise<typeof DuckDB> | undefined;

/** The engine's library; loaded when it is first needed, since that takes a fifth of a second. */
export function duckdb(): Promise<typeof DuckDB> {
  loading ??= import('@duckdb/node-api');
  return loading;
}
