import type { Column, Table } from '../../../core/data/table.ts';
import { Problem } from '../../../core/problem.ts';
import { createRest } from '../../slices.ts';
import type { Loaded } from '../loaded.ts';
import type { CellColumn, Cells } from './cells.ts';
import { type CheckedCondition, noRowMeets, tryCondition } from './condition.ts';
import type { Dictionary } from './dictionaries.ts';
import { finishColumn, type PlaceOf } from './finish-column.ts';
import { createFirstCells } from './first-cells.ts';
import { doublesOf } from './vector-items.ts';

interface Wanted {
  /** For messages. */
  readonly name: string;
  /** Left out: all rows. */
  readonly where?: CheckedCondition | undefined;
  readonly dictionaries: ReadonlyMap<number, Dictionary>;
  readonly placeOf: PlaceOf;
  /** What missing cells say in the file; none where they say nothing. */
  readonly missingTexts: NonNullable<Loaded['missingTexts']>;
  readonly signal?: AbortSignal | undefined;
}

/** The rows of a store as numbers on shared memory. @throws Problem when no row meets the condition */
export async function makeTable(cells: Cells, wanted: Wanted): Promise<Table> {
  const { name, where, dictionaries, placeOf, missingTexts, signal } = wanted;
  const { store, columns } = cells;
  const rows = where ? await countRows(cells, where, signal) : cells.rows;
  if (where && rows === 0) throw noRowMeets(where, cells.rows);
  const width = columns.length;
  const values = allocate(rows, width, name);
  const firsts = createFirstCells(width);

  const rest = createRest(signal);
  const select = [...columns.map((column, j) => numberOf(column, dictionaries.get(j))), 'rowid::DOUBLE'];
  const sql = `SELECT ${select.join(', ')} FROM data.cells${where ? ` WHERE ${where.sql}` : ''}`;
  let filled = 0;
  await tryCondition(where, async () => {
    for await (const chunk of store.chunks(sql, signal)) {
      const count = chunk.rowCount;
      const places = doublesOf(chunk, width);
      for (let j = 0; j < width; j++) {
        const numbers = doublesOf(chunk, j);
        // Zero, unless one of them is missing or infinite.
        let odd = 0;
        for (let i = 0, at = filled * width + j; i < count; i++, at += width) {
          const value = numbers[i]!;
          values[at] = value;
          odd += value - value;
        }
        // NaN is none of them.
        if (!(odd === 0) || firsts.held[j]! < 0) firsts.look(j, numbers, places);
      }
      filled += count;
      await rest();
    }
  });
  if (filled !== rows) throw new Error(`${filled} rows came where there are ${rows}`);

  const finished: Column[] = [];
  const missing = [...columns.keys()].filter((j) => firsts.missing[j]! >= 0);
  const marks = await missingTexts(missing.map((column) => ({ row: firsts.missing[column]!, column })));
  const markOf = new Map(missing.map((j, i) => [j, marks[i] ?? '']));
  for (const j of columns.keys()) {
    const place = { values, from: j, width };
    finished.push(
      await finishColumn(columns[j]!, place, dictionaries.get(j), firsts, name, placeOf, markOf.get(j)),
    );
    await rest();
  }
  return { name, columns: finished, rows, values };
}

export async function countRows(
  { store }: Cells,
  where: CheckedCondition,
  signal: AbortSignal | undefined,
): Promise<number> {
  const sql = `SELECT count(*)::DOUBLE FROM data.cells WHERE ${where.sql}`;
  const [row] = await tryCondition(where, () => store.query(sql, signal));
  return row![0] as number;
}

/** SQL for the number that stands for a cell. */
function numberOf(column: CellColumn, dictionary: Dictionary | undefined): string {
  return dictionary && 'sql' in dictionary ? dictionary.sql : column.asDouble;
}

function allocate(rows: number, width: number, name: string): Float64Array {
  try {
    // Shared, so that the worker trains on these very bytes.
    return new Float64Array(new SharedArrayBuffer(rows * width * 8));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const gigabytes = Math.ceil((rows * width * 8) / 2 ** 30);
    throw new Problem(
      'data',
      `${name}: ${rows} rows of ${width} columns take ${gigabytes} GB as numbers, more than can be had`,
      'Choose fewer rows by data.where, or leave columns out of the file.',
    );
  }
}
