import { quote } from '../../../../core/problem.ts';
import { allowedFunctions, allowedTypes } from './allowed.ts';
import { numberIn, type Tree } from './sql-tree.ts';

type Node = { [key: string]: Tree };

/** Why a condition is refused. */
export class Refusal extends Error {
  /** In UTF-8 bytes from the beginning of the text that was parsed. */
  readonly position: number | undefined;
  readonly hint: string | undefined;

  constructor(message: string, position?: number, hint?: string) {
    super(message);
    this.position = position;
    this.hint = hint;
  }
}

/** As deep as an expression may be: the engine takes long over deeper ones. */
const DEEPEST = 100;

/** What a column is called in the engine. @throws Refusal for a name that is no column's */
type Rename = (name: readonly string[], position: number | undefined) => string;

/**
 * Goes through an expression, lets only what is known to be harmless pass, and renames its columns.
 * @throws Refusal
 */
export function checkTree(tree: Tree | undefined, rename: Rename, depth = 0): void {
  if (!isNode(tree)) throw new Refusal('it has a part that is not known');
  const position = numberIn(tree.query_location);
  if (depth > DEEPEST) throw new Refusal(`it is nested deeper than ${DEEPEST} levels`, position);
  const kind = String(tree.class);
  const check = Object.hasOwn(classes, kind) ? classes[kind] : undefined;
  if (!check) throw new Refusal(`${nameOf(tree)} cannot be used`, position);
  for (const child of check(tree, position, rename)) checkTree(child, rename, depth + 1);
}

/** Each checks the node itself and gives its children. */
const classes: Readonly<
  Record<string, (node: Node, position: number | undefined, rename: Rename) => (Tree | undefined)[]>
> = {
  CONSTANT: () => [],
  COLUMN_REF: columnRef,
  COMPARISON: ({ left, right }) => [left, right],
  CONJUNCTION: ({ children }) => list(children),
  BETWEEN: ({ input, lower, upper }) => [input, lower, upper],
  OPERATOR: operator,
  CASE: ({ case_checks, else_expr }) => [
    ...list(case_checks).flatMap((each) => (isNode(each) ? [each.when_expr, each.then_expr] : [undefined])),
    else_expr,
  ],
  CAST: cast,
  FUNCTION: call,
};

function columnRef(node: Node, position: number | undefined, rename: Rename): Tree[] {
  node.column_names = [rename(list(node.column_names).map(String), position)];
  return [];
}

const operators: ReadonlySet<string> = new Set([
  'OPERATOR_NOT',
  'OPERATOR_IS_NULL',
  'OPERATOR_IS_NOT_NULL',
  'OPERATOR_COALESCE',
  'COMPARE_IN',
  'COMPARE_NOT_IN',
]);

function operator(node: Node, position: number | undefined): Tree[] {
  if (!operators.has(String(node.type))) throw new Refusal(`${nameOf(node)} cannot be used`, position);
  return list(node.children);
}

function cast(node: Node, position: number | undefined): (Tree | undefined)[] {
  const type = isNode(node.cast_type) ? node.cast_type : {};
  if (allowedTypes.has(String(type.id))) return [node.child];
  const info = isNode(type.type_info) ? type.type_info : {};
  const name = typeof info.name === 'string' ? info.name : String(type.id);
  const types = 'BOOLEAN, INTEGER, BIGINT, DOUBLE, DECIMAL, VARCHAR, DATE and TIMESTAMP';
  throw new Refusal(`a value cannot be cast to ${quote(name)}`, position, `Cast it to one of ${types}.`);
}

function call(node: Node, position: number | undefined): Tree[] {
  const name = String(node.function_name);
  const schema = String(node.schema ?? '');
  const plain =
    (schema === '' || schema === 'main') &&
    (node.catalog ?? '') === '' &&
    (node.filter ?? null) === null &&
    !node.distinct &&
    !node.export_state &&
    (!isNode(node.order_bys) || list(node.order_bys.orders).length === 0);
  if (!plain || !allowedFunctions.has(name)) {
    throw new Refusal(`the function ${quote(name)} cannot be used`, position);
  }
  return list(node.children);
}

function isNode(tree: Tree | undefined): tree is Node {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

function list(tree: Tree | undefined): Tree[] {
  return Array.isArray(tree) ? tree : [];
}

const names: Readonly<Record<string, string>> = {
  SUBQUERY: 'a query within it',
  WINDOW: 'a window function (OVER)',
  LAMBDA: 'a lambda (->)',
  STAR: 'the star *',
  PARAMETER: 'a parameter (? or $)',
  POSITIONAL_REFERENCE: 'a column by its place (#)',
  COLLATE: 'COLLATE',
  DEFAULT: 'DEFAULT',
};

function nameOf({ class: kind, type }: Node): string {
  return names[String(kind)] ?? String(type).toLowerCase().replaceAll('_', ' ');
}
