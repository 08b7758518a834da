import { Problem, quote } from '../../../core/problem.ts';
import type { CellColumn, Cells } from './cells.ts';
import { ALLOWED } from './condition/allowed.ts';
import { checkTree, Refusal } from './condition/check-tree.ts';
import { columnFinder } from './condition/column-names.ts';
import { engineWords, isOfCondition } from './condition/engine-words.ts';
import { parseTree, printTree, type Tree } from './condition/sql-tree.ts';

/** A condition on rows of which is known that it looks at nothing else. */
export interface CheckedCondition {
  /** As it was written. */
  readonly text: string;
  /** For the engine: an expression in parentheses, true for the rows that meet it. */
  readonly sql: string;
  readonly columns: readonly CellColumn[];
}

const LONGEST = 10_000;
const BEFORE = 'SELECT (\n';
/** Whatever closes the one is no end of the other: so a condition is whole in itself. */
const wrappings = [
  [BEFORE, '\n)'],
  ['SELECT [\n', '\n]'],
] as const;

/**
 * Checks that a text is one expression on the columns of a data set, made of what can do no harm.
 * @throws Problem (path data.where)
 */
export async function checkCondition(
  cells: Cells,
  text: string,
  signal?: AbortSignal,
): Promise<CheckedCondition> {
  const { store, columns } = cells;
  try {
    refuseLength(text);
    const trees: Tree[] = [];
    for (const [before, after] of wrappings) trees.push(await parse(before + text + after));
    const [expression] = trees.map((tree) => expressionOf(tree, BEFORE + text));
    checkTree(expression, columnFinder(columns));
    const [row] = await store.query('SELECT json_deserialize_sql($1::VARCHAR)', signal, [
      printTree(trees[0]!),
    ]);
    const sql = `(${String(row![0]).replace(/^SELECT /, '')})`;
    const condition = { text, sql, columns };
    await refuseOtherTypes(cells, condition, signal);
    return condition;
  } catch (error) {
    throw error instanceof Refusal ? conditionProblem(text, error) : error;
  }

  async function parse(sql: string): Promise<Tree> {
    const [row] = await store.query('SELECT json_serialize_sql($1::VARCHAR)', signal, [sql]);
    return parseTree(String(row![0]));
  }
}

/** Does work with a condition in it; what the engine has against the condition becomes a Problem. */
export async function tryCondition<T>(
  where: CheckedCondition | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!where || error instanceof Problem || !(error instanceof Error) || !isOfCondition(error.message))
      throw error;
    throw conditionProblem(
      where.text,
      new Refusal(engineWords(error.message, where.columns), undefined, WAY_OUT),
    );
  }
}

const WAY_OUT = 'Correct the condition; TRY_CAST gives NULL where a cell cannot be cast.';

export function noRowMeets({ text }: CheckedCondition, rows: number): Problem {
  const all = rows === 1 ? 'the only row' : `any of the ${rows.toLocaleString('en')} rows`;
  return problemOf(`${quote(text, 80)} is not met by ${all}`, 'Choose a condition that some rows meet.');
}

function refuseLength(text: string): void {
  if (text.trim() === '')
    throw new Refusal('it is empty', undefined, 'Write a condition, or remove data.where.');
  if (text.length > LONGEST) {
    throw new Refusal(
      `it is ${text.length.toLocaleString('en')} characters long; allowed are ${LONGEST.toLocaleString('en')}`,
      undefined,
      'Write a shorter condition.',
    );
  }
  if (text.includes('\0')) throw new Refusal('it holds a NUL character', undefined, 'Remove that character.');
}

/** The one expression of what the engine has read. @param sql that it has read */
function expressionOf(tree: Tree, sql: string): Tree {
  const { error, error_message, position, statements } = tree as { [key: string]: Tree };
  if (error === true) {
    // What is behind the text is not the user's.
    const words = String(error_message).replace(/ at or near "(?:[^"]*\n.*|[)\]])"$/s, '');
    // Here the engine counts characters, elsewhere bytes.
    const before = typeof position === 'string' ? [...sql].slice(0, Number(position)).join('') : undefined;
    throw new Refusal(words, before === undefined ? undefined : Buffer.byteLength(before), SYNTAX);
  }
  const [statement, ...others] = statements as { [key: string]: Tree }[];
  const node = statement?.node as { [key: string]: Tree } | undefined;
  const items = node?.select_list as Tree[] | undefined;
  const onlySelects =
    node?.type === 'SELECT_NODE' &&
    (node.from_table as { [key: string]: Tree } | null)?.type === 'EMPTY' &&
    unused.every((key) => isNothing(node[key]));
  if (others.length > 0 || !onlySelects || items?.length !== 1)
    throw new Refusal('it is more than one expression', undefined, SYNTAX);
  return items[0]!;
}

/** Parts of a SELECT that a condition does not have. */
const unused = [
  'modifiers',
  'cte_map',
  'where_clause',
  'group_expressions',
  'group_sets',
  'having',
  'sample',
  'qualify',
] as const;

function isNothing(tree: Tree | undefined): boolean {
  if (tree === null || tree === undefined) return true;
  return typeof tree === 'object' && Object.values(tree).every(isNothing);
}

async function refuseOtherTypes(
  { store }: Cells,
  condition: CheckedCondition,
  signal: AbortSignal | undefined,
): Promise<void> {
  const sql = `SELECT column_type FROM (DESCRIBE SELECT ${condition.sql} FROM data.cells)`;
  const [row] = await tryCondition(condition, () => store.query(sql, signal));
  const type = String(row![0]);
  if (type === 'BOOLEAN') return;
  const given = type === '"NULL"' ? 'nothing' : `a ${engineWords(type, condition.columns)}`;
  throw new Refusal(
    `it gives ${given} where it has to be true or false`,
    undefined,
    'Compare it with something: RM > 4.',
  );
}

const SYNTAX = `Write one condition, as behind WHERE in SQL: RM > 4 AND CHAS = 1. ${ALLOWED}`;

function conditionProblem(text: string, { message, position, hint }: Refusal): Problem {
  return problemOf(`${quote(text, 80)}: ${message}${placeIn(text, position)}`, hint ?? ALLOWED);
}

/** Where in the text, from a place in what was parsed. */
function placeIn(text: string, position: number | undefined): string {
  if (position === undefined || !(position >= BEFORE.length)) return '';
  // As a reader counts them, not as they are stored.
  const before =
    [
      ...Buffer.from(BEFORE + text)
        .subarray(0, position)
        .toString(),
    ].length - BEFORE.length;
  return before >= [...text].length ? ', at its end' : `, at character ${before + 1}`;
}

function problemOf(message: string, hint: string): Problem {
  return new Problem('recipe', `data.where: ${message}`, hint, [{ path: 'data.where', message }]);
}
