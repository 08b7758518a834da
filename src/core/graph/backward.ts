import type { Values } from './forward.ts';
import { computationOrder, type Graph, type OperationNode } from './graph.ts';
import { type Operation, operations } from './operations.ts';

/** One use of the chain rule: along one edge, from an operation back to one of its inputs. */
export interface ChainStep {
  /** The operation, whose own derivative is known by then. */
  readonly from: string;
  readonly to: string;
  /** Which of its inputs: a or b. */
  readonly input: 0 | 1;
  /** The derivative of the output by the operation's value. */
  readonly upstream: number;
  /** The derivative of the operation's value by this input alone. */
  readonly local: number;
  /** upstream × local: what comes to the input along this edge. */
  readonly product: number;
  /** What has come to the input along this edge and those before it. */
  readonly sum: number;
}

export interface Derivatives {
  /**
   * The derivative of the output by every node, by id; 0 for what the output does not depend on, NaN where there is
   * none (√x at 0), or none that a double can hold.
   */
  readonly byNode: ReadonlyMap<string, number>;
  /** How they were found, from the output back. */
  readonly steps: readonly ChainStep[];
}

/**
 * Reverse-mode differentiation: one walk from the output back finds the derivatives by all nodes.
 * @param values of the same graph, by `forward`
 */
export function backward(graph: Graph, values: Values): Derivatives {
  const order = computationOrder(graph);
  const byNode = new Map(order.map(({ id }) => [id, 0]));
  byNode.set(graph.output, 1);
  const reached = new Set([graph.output]);
  const steps: ChainStep[] = [];
  for (const node of order.reverse()) {
    if (node.op === 'value' || !reached.has(node.id)) continue;
    const upstream = byNode.get(node.id)!;
    const local = localDerivatives(node, values);
    for (const input of [0, 1] as const) {
      const to = node.inputs[input];
      const product = finite(upstream * local[input]);
      const sum = finite(byNode.get(to)! + product);
      reached.add(to);
      byNode.set(to, sum);
      steps.push({ from: node.id, to, input, upstream, local: local[input], product, sum });
    }
  }
  return { byNode, steps };
}

function localDerivatives({ id, op, inputs }: OperationNode, values: Values): readonly [number, number] {
  const operation: Operation = operations[op];
  const [a, b] = operation.backward(values.get(inputs[0])!, values.get(inputs[1])!, values.get(id)!);
  return [finite(a), finite(b)];
}

function finite(derivative: number): number {
  return Number.isFinite(derivative) ? derivative : Number.NaN;
}
