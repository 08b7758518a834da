import type { RowOrder } from '../../../core/data/rows.ts';
import type { Cells } from './cells.ts';
import { itemsOf } from './vector-items.ts';

/** As many as are kept: 4 bytes a row each. */
const KEPT = 3;

/** Orders of rows, each worked out once: the place of the first row, of the second, … */
export function createSortOrders(cells: () => Promise<Cells>): (order: RowOrder) => Promise<Uint32Array> {
  const orders = new Map<string, Promise<Uint32Array>>();
  return (order) => {
    const key = `${order.column} ${order.descending}`;
    const known = orders.get(key);
    const found = known ?? cells().then((all) => sortRows(all, order));
    // The one asked for last is the last to be given up.
    orders.delete(key);
    orders.set(key, found);
    if (!known) found.catch(() => orders.delete(key));
    for (const old of [...orders.keys()].slice(0, -KEPT)) orders.delete(old);
    return found;
  };
}

async function sortRows(
  { store, rows, columns }: Cells,
  { column, descending }: RowOrder,
): Promise<Uint32Array> {
  const { id } = columns[column]!;
  const order = new Uint32Array(rows);
  const direction = descending ? 'DESC' : 'ASC';
  const sql = `SELECT rowid::UINTEGER FROM data.cells ORDER BY ${id} ${direction} NULLS LAST, rowid`;
  let filled = 0;
  for await (const chunk of store.chunks(sql)) {
    order.set(itemsOf<Uint32Array>(chunk.getColumnVector(0)), filled);
    filled += chunk.rowCount;
  }
  return order;
}
