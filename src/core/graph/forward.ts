import { quote } from '../problem.ts';
import { computationOrder, type Graph, type GraphNode, graphProblem } from './graph.ts';
import { type Operation, operations } from './operations.ts';

/** The value of every node by its id, in the order in which they were computed. */
export type Values = ReadonlyMap<string, number>;

/** @throws Problem when the graph is not well formed, or a node has no value that a double can hold */
export function forward(graph: Graph): Values {
  const values = new Map<string, number>();
  for (const node of computationOrder(graph)) values.set(node.id, compute(node, values));
  return values;
}

function compute(node: GraphNode, values: Values): number {
  if (node.op === 'value') {
    if (Number.isFinite(node.value)) return node.value;
    throw graphProblem(`${named(node)} is ${node.value}`, 'Give it a finite number.');
  }
  const operation: Operation = operations[node.op];
  const [a, b] = [values.get(node.inputs[0])!, values.get(node.inputs[1])!];
  const refused = operation.refuse?.(a, b);
  const sum = `${a} ${operation.label} ${b}`;
  if (refused) throw graphProblem(`${named(node)} is ${sum}: ${refused}`, 'Change one of the two numbers.');
  const value = operation.forward(a, b);
  if (Number.isFinite(value)) return value;
  throw graphProblem(`${named(node)} is ${sum}: more than a double can hold`, 'Use smaller numbers.');
}

function named({ id, label }: GraphNode): string {
  return `node ${quote(id)}${label === id ? '' : ` (${quote(label)})`}`;
}
