import type { ReadChoices } from '../../../core/data/receipt.ts';
import { Problem } from '../../../core/problem.ts';
import type { Store } from '../store.ts';
import { counted } from '../typing/sql.ts';
import { kindsAt } from './json-keys.ts';
import type { JsonShape } from './json-shape.ts';
import { pointerTo } from './pointers.ts';

/** Rows as lists: the first one names the columns where it holds nothing but different texts. */
export async function listsShape(
  store: Store,
  file: string,
  choices: ReadChoices,
  signal: AbortSignal | undefined,
  given?: readonly string[],
): Promise<JsonShape> {
  const [first] = await store.query('SELECT json FROM data.raw WHERE rowid = 0', signal);
  const row = JSON.parse(String(first![0])) as unknown[];
  const texts =
    row.every((cell): cell is string => typeof cell === 'string' && cell !== '') &&
    new Set(row).size === row.length;
  const header = !given && (choices.header ?? texts) && row.length > 0;
  const width = given?.length ?? row.length;
  const [ragged] = await store.query(
    `SELECT rowid, json_array_length(json) FROM data.raw WHERE json_array_length(json) <> ${width} ORDER BY rowid LIMIT 1`,
    signal,
  );
  if (ragged) {
    const [place, length] = ragged.map(Number) as [number, number];
    throw new Problem(
      'data',
      `${file}: record ${place + 1} has ${counted(length, 'value')} where ${given ? `there are ${counted(width, 'column')}` : `the first has ${width}`}`,
      'Add what is missing to it, or remove it.',
    );
  }
  if (width === 0)
    throw new Problem('data', `${file} holds empty lists`, 'Choose a file with at least one column.');
  if (header) {
    await store.run(
      'CREATE TABLE data.rows AS SELECT json FROM data.raw WHERE rowid > 0; DROP TABLE data.raw; ALTER TABLE data.rows RENAME TO raw',
      signal,
    );
  }
  const columns = given ?? row.map((cell, i) => (header ? cellName(cell) : `x${i + 1}`));
  const found = await kindsAt(
    store,
    columns.map((_, i) => pointerTo(i)),
    signal,
  );
  const leaves = columns.map((name, i) => ({
    name,
    pointer: pointerTo(i),
    kinds: found[i]!.kinds,
    repeated: 0,
  }));
  return {
    leaves,
    header: header || given !== undefined,
    warnings: [],
    before: given ? null : Number(header),
  };
}

/** What a cell says as a name. */
export const cellName = (cell: unknown) =>
  cell === null ? '' : typeof cell === 'string' ? cell : JSON.stringify(cell);
