// @ts-check

/** What no bundle can hold, since it loads machine code that lies beside it: DuckDB. */
export const NATIVE = [/^@duckdb\//];
