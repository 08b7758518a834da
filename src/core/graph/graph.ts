import { Problem, quote } from '../problem.ts';
import { type OperationKind, operations } from './operations.ts';

/** A number that is given. */
export interface ValueNode {
  readonly id: string;
  readonly op: 'value';
  readonly label: string;
  readonly value: number;
}

/** What comes of two other nodes; both may be the same one. */
export interface OperationNode {
  readonly id: string;
  readonly op: OperationKind;
  readonly label: string;
  /** The ids of a and b, as the operation has them. */
  readonly inputs: readonly [string, string];
}

export type GraphNode = ValueNode | OperationNode;

/** A computation as plain data: its nodes, in any order, and the one whose value is wanted. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly output: string;
}

/**
 * The nodes in an order in which each comes after its inputs; otherwise as they are given.
 * @throws Problem when an id is used twice or leads nowhere, or a node needs itself
 */
export function computationOrder({ nodes, output }: Graph): GraphNode[] {
  const known = new Map<string, GraphNode>();
  for (const node of nodes) {
    if (known.has(node.id))
      throw graphProblem(`two nodes are called ${quote(node.id)}`, 'Give each its own id.');
    known.set(node.id, node);
  }
  const find = (id: string, who: string): GraphNode => {
    const node = known.get(id);
    if (node) return node;
    throw graphProblem(`${who} ${quote(id)}, which is not there`, 'Add that node, or name another.');
  };
  find(output, 'the output is');

  const ordered = new Set<GraphNode>();
  const begun = new Set<GraphNode>();
  // A stack of our own: a chain of nodes may be longer than calls can be nested.
  const stack: GraphNode[] = [];
  for (const first of nodes) {
    stack.push(first);
    while (stack.length > 0) {
      const node = stack.at(-1)!;
      const missing = inputsOf(node)
        .map((id) => find(id, `node ${quote(node.id)} takes`))
        .find((input) => !ordered.has(input));
      if (!missing) {
        ordered.add(node);
        stack.pop();
      } else if (begun.has(missing)) {
        const message = `node ${quote(missing.id)} needs its own value to be computed`;
        throw graphProblem(message, 'Break the circle: let one of its nodes take another input.');
      } else {
        stack.push(missing);
      }
      begun.add(node);
    }
  }
  return [...ordered];
}

/** The ids of its inputs. @throws Problem when the node is of an unknown kind */
export function inputsOf(node: GraphNode): readonly string[] {
  if (node.op === 'value') return [];
  if (Object.hasOwn(operations, node.op) && node.inputs.length === 2) return node.inputs;
  const allowed = `value, or ${Object.keys(operations).join(', ')} of 2 inputs`;
  throw graphProblem(
    `node ${quote(node.id)} is ${quote(node.op)}; allowed: ${allowed}`,
    'Choose one of these operations.',
  );
}

export function graphProblem(message: string, hint: string): Problem {
  return new Problem('refused', `Computation graph: ${message}`, hint);
}
