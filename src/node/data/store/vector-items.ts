import type { DuckDBDataChunk, DuckDBVector } from '@duckdb/node-api';

/**
 * The numbers of a vector as the engine has them, without a call for each (the library has no word for this;
 * test/node/data/store/store.test.ts notices when it goes). What stands for NULL is any number.
 */
export function itemsOf<Items extends ArrayBufferView>(vector: DuckDBVector): Items {
  return (vector as unknown as { readonly items: Items }).items;
}

/** A column of doubles of a chunk, none of them NULL. */
export function doublesOf(chunk: DuckDBDataChunk, column: number): Float64Array {
  return itemsOf<Float64Array>(chunk.getColumnVector(column));
}
