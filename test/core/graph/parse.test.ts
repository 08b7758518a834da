import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backward } from '../../../src/core/graph/backward.ts';
import { forward } from '../../../src/core/graph/forward.ts';
import { parseFormula } from '../../../src/core/graph/parse.ts';
import { Problem } from '../../../src/core/problem.ts';

function result(text: string, values?: Record<string, number>): number {
  const graph = parseFormula(text, values);
  return forward(graph).get(graph.output)!;
}

describe('a formula', () => {
  it.each([
    ['2 * 100 * 0.9', 180],
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['24 / 4 / 2', 3],
    ['2 ^ 3 ^ 2', 512],
    ['2 ** 3', 8],
    ['-2 ^ 2', -4],
    ['(-2) ^ 2', 4],
    ['2 ^ -1', 0.5],
    ['2 - -3', 5],
    ['--2', 2],
    ['-(1 + 2)', -3],
    ['7 \u00f7 2 \u2212 1.5 \u00d7 2 + 2 \u00b7 3', 6.5],
    ['.5e1+5.', 10],
    [' 1e-2\t', 0.01],
  ])('%s is %d', (text, expected) => {
    expect(result(text)).toBe(expected);
  });
  it('has one node for a name, and its derivative', () => {
    const graph = parseFormula('apples * price * (1 - discount) + 0 * apples', {
      apples: 2,
      price: 100,
      discount: 0.1,
      unused: 1,
    });
    const values = forward(graph);
    expect(values.get(graph.output)).toBe(180);
    const { byNode } = backward(graph, values);
    expect([byNode.get('apples'), byNode.get('price'), byNode.get('discount')]).toEqual([90, 1.8, -200]);
    expect(byNode.has('unused')).toBe(false);
  });
  it('labels nodes as they were written', () => {
    expect(parseFormula('-0.50 * \u00e4pfel', { \u00e4pfel: 3 })).toEqual({
      nodes: [
        { id: '#1', op: 'value', label: '\u22120.50', value: -0.5 },
        { id: '\u00e4pfel', op: 'value', label: '\u00e4pfel', value: 3 },
        { id: '#3', op: 'multiply', label: '\u00d7', inputs: ['#1', '\u00e4pfel'] },
      ],
      output: '#3',
    });
  });
  it.each([
    ['', 'does not make sense at the end'],
    ['1 +', 'does not make sense at the end'],
    ['(1 + 2', 'does not make sense at the end'],
    ['1 + 2)', "does not make sense at ')' at character 6"],
    ['2 apples', "does not make sense at 'apples' at character 3"],
    ['* 2', "does not make sense at '*' at character 1"],
    ['0,9 * 2', "has ',' at character 2"],
    ['a = 1', "has '=' at character 3"],
    ['2 * constructor', "'constructor' at character 5 has no value"],
    ['1.2.3', "does not make sense at '.3' at character 4"],
    ['1e999', 'is Infinity'],
  ])('%s is refused', (text, message) => {
    expect(() => result(text)).toThrow(message);
  });
  it('is refused when it is long, and bears the deepest nesting that fits', () => {
    expect(() => parseFormula('1'.repeat(501))).toThrow(
      'the formula has 501 characters; allowed: at most 500',
    );
    expect(result(`${'('.repeat(249)}7${')'.repeat(249)}`)).toBe(7);
    expect(result(`${'-'.repeat(498)}7`)).toBe(7);
    expect(result(`${'1^'.repeat(249)}7`)).toBe(1);
  });
  it('gives a number or a Problem for any text', () => {
    const piece = fc.constantFrom(
      '1',
      '2.5',
      'x',
      'y',
      '+',
      '-',
      '*',
      '/',
      '^',
      '(',
      ')',
      ' ',
      '\u00d7',
      '?',
      '.',
      'e',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (formula) => {
        try {
          expect(Number.isFinite(result(formula, { x: 2, y: -1 }))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
