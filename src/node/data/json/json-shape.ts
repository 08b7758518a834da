import type { ReadChoices } from '../../../core/data/receipt.ts';
import { Problem, quote } from '../../../core/problem.ts';
import type { Store } from '../store.ts';
import { literal } from '../typing/sql.ts';
import { takeInner } from './json-inside.ts';
import { findLeaves, type JsonKind, type JsonLeaf } from './json-keys.ts';
import { listsShape } from './json-lists.ts';

/** How the records of data.raw are a table. */
export interface JsonShape {
  readonly leaves: readonly JsonLeaf[];
  /** Whether the columns' names are from the file. */
  readonly header: boolean;
  readonly warnings: readonly string[];
  /** How many records stand before the first row; null where the rows are not the file's records. */
  readonly before: number | null;
}

const FORMS =
  'Descent reads a list of objects, an object on each line, a list of lists, or an object with a list for each column.';

/**
 * Finds the table in the records, and makes it data.raw where it lies deeper.
 * @param single whether the file is one value, in which the table may lie
 * @throws Problem when there is none
 */
export async function shapeOf(
  store: Store,
  file: string,
  single: boolean,
  choices: ReadChoices,
  signal: AbortSignal | undefined,
): Promise<JsonShape> {
  const inner = single ? await takeInner(store, file, signal) : null;
  if (inner?.names) {
    return { ...(await listsShape(store, file, choices, signal, inner.names)), warnings: inner.warnings };
  }
  const shape = await rowsShape(store, file, choices, signal);
  return inner ? { ...shape, warnings: inner.warnings, before: null } : shape;
}

async function rowsShape(
  store: Store,
  file: string,
  choices: ReadChoices,
  signal: AbortSignal | undefined,
): Promise<JsonShape> {
  const [usual, other] = await countKinds(store, signal);
  if (!usual) {
    throw new Problem('data', `${file} holds an empty list`, 'Choose a file that holds at least one row.');
  }
  if (usual !== 'OBJECT' && usual !== 'ARRAY') {
    throw new Problem(
      'data',
      `${file} holds single values (${kindName(usual)}), not the rows of a table`,
      FORMS,
    );
  }
  if (other) throw await mixed(store, file, usual, signal);
  return usual === 'ARRAY' ? listsShape(store, file, choices, signal) : objectsShape(store, file, signal);
}

async function objectsShape(store: Store, file: string, signal: AbortSignal | undefined): Promise<JsonShape> {
  const leaves = await findLeaves(store, file, signal);
  if (leaves.length === 0) {
    throw new Problem(
      'data',
      `${file} holds objects with nothing in them`,
      'Choose a file with at least one column.',
    );
  }
  return { leaves, header: true, warnings: [], before: 0 };
}

/** The most frequent first. */
async function countKinds(store: Store, signal: AbortSignal | undefined): Promise<JsonKind[]> {
  const rows = await store.query(
    'SELECT json_type(json) AS kind FROM data.raw GROUP BY kind ORDER BY count(*) DESC, kind',
    signal,
  );
  return rows.map(([kind]) => kind as JsonKind);
}

const names: Readonly<Record<string, string>> = {
  OBJECT: 'an object',
  ARRAY: 'a list',
  VARCHAR: 'a text',
  BOOLEAN: 'a truth value',
  NULL: 'null',
};
const kindName = (kind: string) => names[kind] ?? 'a number';

async function mixed(
  store: Store,
  file: string,
  usual: JsonKind,
  signal: AbortSignal | undefined,
): Promise<Problem> {
  const [row] = await store.query(
    `SELECT rowid, json_type(json), json FROM data.raw WHERE json_type(json) <> ${literal(usual)} ORDER BY rowid LIMIT 1`,
    signal,
  );
  const [place, kind, text] = row as [bigint, string, string];
  return new Problem(
    'data',
    `${file}: record ${Number(place) + 1} is ${kindName(kind)} (${quote(text)}), where the others are each ${kindName(usual)}`,
    'Remove it, or write it like the others.',
  );
}
