import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backward } from '../../../src/core/graph/backward.ts';
import { classicCases } from '../../../src/core/graph/classic-cases.ts';
import { forward } from '../../../src/core/graph/forward.ts';
import { computationOrder, type Graph, type GraphNode } from '../../../src/core/graph/graph.ts';
import { type OperationKind, operations } from '../../../src/core/graph/operations.ts';

const value = (id: string, number: number): GraphNode => ({ id, op: 'value', label: id, value: number });
const operation = (id: string, op: OperationKind, a: string, b: string): GraphNode => ({
  id,
  op,
  label: operations[op].label,
  inputs: [a, b],
});
/** a op b */
const single = (op: OperationKind, a: number, b: number): Graph => ({
  nodes: [value('a', a), value('b', b), operation('z', op, 'a', 'b')],
  output: 'z',
});
const derivatives = (graph: Graph) => Object.fromEntries(backward(graph, forward(graph)).byNode);

describe('the classic cases', () => {
  it('two apples, 10 % off', () => {
    const { graph } = classicCases.apples;
    const values = forward(graph);
    expect(Object.fromEntries(values)).toEqual({ apples: 2, price: 100, sum: 200, discount: 0.9, bill: 180 });
    expect(derivatives(graph)).toEqual({ bill: 1, sum: 0.9, discount: 200, apples: 90, price: 1.8 });
  });
  it('shows the chain rule edge by edge, from the output back', () => {
    const { graph } = classicCases.apples;
    expect(backward(graph, forward(graph)).steps).toEqual([
      { from: 'bill', to: 'sum', input: 0, upstream: 1, local: 0.9, product: 0.9, sum: 0.9 },
      { from: 'bill', to: 'discount', input: 1, upstream: 1, local: 200, product: 200, sum: 200 },
      { from: 'sum', to: 'apples', input: 0, upstream: 0.9, local: 100, product: 90, sum: 90 },
      { from: 'sum', to: 'price', input: 1, upstream: 0.9, local: 2, product: 1.8, sum: 1.8 },
    ]);
  });
  it('apples and oranges', () => {
    const { graph } = classicCases.applesAndOranges;
    expect(forward(graph).get('bill')).toBeCloseTo(715, 10);
    const found = derivatives(graph);
    const expected = {
      bill: 1,
      tax: 650,
      sum: 1.1,
      appleSum: 1.1,
      apples: 110,
      applePrice: 2.2,
      orangeSum: 1.1,
      oranges: 165,
      orangePrice: 3.3,
    };
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [id, derivative] of Object.entries(expected)) expect(found[id]).toBeCloseTo(derivative, 10);
  });
});

describe('forward', () => {
  it.each([
    ['add', 2, 3, 5],
    ['subtract', 2, 3, -1],
    ['multiply', 2, 3, 6],
    ['divide', 3, 2, 1.5],
    ['power', -2, 3, -8],
    ['power', 2, -2, 0.25],
    ['power', 0, 0, 1],
    ['power', 2, 0.5, Math.SQRT2],
    ['power', 4, -0.5, 0.5],
  ] as const)('%s of %d and %d is %d', (op, a, b, expected) => {
    expect(forward(single(op, a, b)).get('z')).toBe(expected);
  });
  it('knows broken powers', () => {
    expect(forward(single('power', 2, 1.5)).get('z')).toBeCloseTo(2.8284271247461903, 14);
    expect(forward(single('power', 10, -0.3)).get('z')).toBeCloseTo(0.5011872336272722, 14);
    expect(forward(single('power', 0, 1.5)).get('z')).toBe(0);
  });
  it.each([
    ['divide', 1, 0, "Computation graph: node 'z' ('\u00f7') is 1 \u00f7 0: a division by 0 has no result"],
    ['divide', 0, 0, 'a division by 0 has no result'],
    ['power', 0, -1, "node 'z' ('^') is 0 ^ -1: a negative power of 0 has no result"],
    ['power', -8, 0.5, 'is -8 ^ 0.5: a negative number has only whole powers'],
    ['multiply', 1e200, 1e200, 'more than a double can hold'],
    ['power', 10, 400, 'more than a double can hold'],
    ['add', Number.NaN, 1, "node 'a' is NaN"],
  ] as const)('refuses %s of %d and %d', (op, a, b, message) => {
    expect(() => forward(single(op, a, b))).toThrow(message);
  });
});

describe('backward', () => {
  it('adds up what comes along several edges', () => {
    const graph: Graph = {
      nodes: [value('x', 3), operation('square', 'multiply', 'x', 'x')],
      output: 'square',
    };
    const { byNode, steps } = backward(graph, forward(graph));
    expect(byNode.get('x')).toBe(6);
    expect(steps.map(({ input, product, sum }) => ({ input, product, sum }))).toEqual([
      { input: 0, product: 3, sum: 3 },
      { input: 1, product: 3, sum: 6 },
    ]);
  });
  it('is 0 where the output does not depend on a node, and makes no step there', () => {
    const graph: Graph = {
      nodes: [
        value('x', 3),
        value('y', 4),
        operation('beside', 'multiply', 'x', 'y'),
        operation('z', 'add', 'x', 'x'),
      ],
      output: 'z',
    };
    const { byNode, steps } = backward(graph, forward(graph));
    expect(Object.fromEntries(byNode)).toEqual({ x: 2, y: 0, beside: 0, z: 1 });
    expect(steps.map(({ from }) => from)).toEqual(['z', 'z']);
  });
  it('may end at any node, a given number too', () => {
    const { nodes } = classicCases.apples.graph;
    expect(derivatives({ nodes, output: 'sum' })).toEqual({
      apples: 100,
      price: 2,
      sum: 1,
      discount: 0,
      bill: 0,
    });
    expect(derivatives({ nodes, output: 'price' })).toMatchObject({ price: 1, bill: 0 });
  });
  it.each([
    ['the square root at 0', 0, 0.5, { a: Number.NaN, b: 0 }],
    ['a negative number to a whole power, by the exponent', -2, 2, { a: -4, b: Number.NaN }],
    ['0 to the 0', 0, 0, { a: 0, b: Number.NaN }],
    ['0 squared', 0, 2, { a: 0, b: 0 }],
    ['0 to the 1', 0, 1, { a: 1, b: 0 }],
  ])('tells where there is no derivative: %s', (_, a, b, expected) => {
    expect(derivatives(single('power', a, b))).toEqual({ ...expected, z: 1 });
  });
});

/** Graphs of up to 12 operations on 4 numbers, whose values stay in a range where differences tell something. */
const graphs = fc
  .record({
    numbers: fc.array(fc.double({ min: 0.5, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
    steps: fc.array(
      fc.tuple(fc.constantFrom(...(Object.keys(operations) as OperationKind[])), fc.nat(), fc.nat()),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ numbers, steps }): Graph => {
    const nodes = numbers.map((number, i) => value(`x${i}`, number));
    for (const [i, [op, a, b]] of steps.entries()) {
      const pick = (place: number) => nodes[place % nodes.length]!.id;
      nodes.push(operation(`y${i}`, op, pick(a), pick(b)));
    }
    return { nodes, output: nodes.at(-1)!.id };
  });

it('has the derivatives that differences have', () => {
  let compared = 0;
  fc.assert(
    fc.property(graphs, (graph) => {
      const outputWith = (id: string, change: number) => {
        const nodes = graph.nodes.map((node) =>
          node.id === id && node.op === 'value' ? { ...node, value: node.value + change } : node,
        );
        return forward({ ...graph, nodes }).get(graph.output)!;
      };
      let found: Record<string, number>;
      try {
        const values = forward(graph);
        // Where numbers cancel or explode, differences tell nothing.
        fc.pre([...values.values()].every((number) => Math.abs(number) > 0.05 && Math.abs(number) < 20));
        found = Object.fromEntries(backward(graph, values).byNode);
      } catch (error) {
        fc.pre(!/more than a double|has no result|whole powers/.test(String(error)));
        throw error;
      }
      for (const id of ['x0', 'x1', 'x2', 'x3']) {
        const exact = found[id]!;
        if (Number.isNaN(exact)) continue;
        const h = 1e-5;
        const difference = (outputWith(id, h) - outputWith(id, -h)) / (2 * h);
        expect(Math.abs(difference - exact)).toBeLessThan(1e-4 * Math.max(1, Math.abs(exact)));
        compared++;
      }
    }),
    { numRuns: 500, seed: 20261121 },
  );
  expect(compared).toBeGreaterThan(1000);
});

describe('the order of a computation', () => {
  it('puts every node after its inputs, whatever order they are given in', () => {
    fc.assert(
      fc.property(graphs, fc.infiniteStream(fc.nat()), (graph, places) => {
        const shuffled = [...graph.nodes];
        for (let i = shuffled.length - 1; i > 0; i--) {
          const other = places.next().value! % (i + 1);
          [shuffled[i], shuffled[other]] = [shuffled[other]!, shuffled[i]!];
        }
        const order = computationOrder({ ...graph, nodes: shuffled });
        expect(order).toHaveLength(graph.nodes.length);
        for (const [place, node] of order.entries()) {
          const before = order.slice(0, place).map(({ id }) => id);
          if (node.op !== 'value') for (const id of node.inputs) expect(before).toContain(id);
        }
      }),
    );
  });
  it('bears a chain that is longer than calls can be nested', () => {
    const nodes = [value('x0', 1)];
    for (let i = 1; i <= 50_000; i++) nodes.push(operation(`x${i}`, 'add', `x${i - 1}`, `x${i - 1}`));
    nodes.reverse();
    expect(computationOrder({ nodes, output: 'x50000' })[0]!.id).toBe('x0');
  });
  it.each([
    ['a circle', [operation('a', 'add', 'b', 'b'), operation('b', 'add', 'a', 'a')], 'needs its own value'],
    ['a node of itself', [operation('a', 'add', 'a', 'a')], "node 'a' needs its own value"],
    ['an unknown input', [operation('a', 'add', 'x', 'x')], "node 'a' takes 'x', which is not there"],
    ['an id twice', [value('a', 1), value('a', 2)], "two nodes are called 'a'"],
    ['an unknown output', [value('b', 1)], "the output is 'a', which is not there"],
    ['no nodes', [], "the output is 'a', which is not there"],
    [
      'an unknown operation',
      [value('b', 1), { ...operation('a', 'add', 'b', 'b'), op: 'toString' as OperationKind } as GraphNode],
      "node 'a' is 'toString'; allowed: value, or add, subtract, multiply, divide, power of 2 inputs",
    ],
    [
      'one input',
      [value('b', 1), { ...operation('a', 'add', 'b', 'b'), inputs: ['b'] as unknown as [string, string] }],
      "node 'a' is 'add'; allowed:",
    ],
  ])('refuses %s', (_, nodes, message) => {
    expect(() => computationOrder({ nodes, output: 'a' })).toThrow(message);
  });
});
