import { quote } from '../problem.ts';
import { type Graph, type GraphNode, graphProblem } from './graph.ts';
import { type OperationKind, operations } from './operations.ts';

const LONGEST = 500;
const SIGNS: Readonly<Record<string, OperationKind | '(' | ')'>> = {
  '+': 'add',
  '-': 'subtract',
  '\u2212': 'subtract',
  '*': 'multiply',
  '\u00b7': 'multiply',
  '\u00d7': 'multiply',
  '/': 'divide',
  '\u00f7': 'divide',
  '^': 'power',
  '**': 'power',
  '(': '(',
  ')': ')',
};
const HINT =
  'Write it with numbers, names, + - * / ^ and parentheses, such as: apples * price * (1 - discount)';

interface Token {
  readonly text: string;
  readonly sign: OperationKind | '(' | ')' | undefined;
  /** Its first character, counted from 1. */
  readonly place: number;
}

/**
 * The graph of a formula: "2 * 100 * 0.9", "apples * price * (1 - discount)". A name is one node however often it is
 * used, with the name as its id; powers bind tightest and from the right, as in mathematics: -2^2 is -4.
 * @param values of the names
 * @throws Problem that says what is wrong at which character
 */
export function parseFormula(text: string, values: Readonly<Record<string, number>> = {}): Graph {
  if (text.length > LONGEST) {
    throw graphProblem(
      `the formula has ${text.length} characters; allowed: at most ${LONGEST}`,
      'Shorten it.',
    );
  }
  const tokens = tokensOf(text);
  const nodes: GraphNode[] = [];
  let next = 0;

  const wrong = (token: Token | undefined): never => {
    const found = token ? `${quote(token.text)} at character ${token.place}` : 'the end';
    throw graphProblem(`the formula does not make sense at ${found}`, HINT);
  };
  const take = (...signs: string[]): Token | undefined => {
    const token = tokens[next];
    return token?.sign !== undefined && signs.includes(token.sign) ? tokens[next++] : undefined;
  };
  const add = (node: GraphNode): GraphNode => {
    nodes.push(node);
    return node;
  };
  // No name begins with #.
  const newId = () => `#${nodes.length + 1}`;
  const number = (label: string, value: number) => add({ id: newId(), op: 'value', label, value });
  const operation = (op: OperationKind, a: GraphNode, b: GraphNode) =>
    add({ id: newId(), op, label: operations[op].label, inputs: [a.id, b.id] });

  function chain(part: () => GraphNode, ...signs: OperationKind[]): GraphNode {
    let left = part();
    for (let token = take(...signs); token; token = take(...signs)) {
      left = operation(token.sign as OperationKind, left, part());
    }
    return left;
  }
  const sum = (): GraphNode => chain(product, 'add', 'subtract');
  const product = (): GraphNode => chain(signed, 'multiply', 'divide');

  function signed(): GraphNode {
    if (!take('subtract')) return powered();
    const part = signed();
    if (part.op === 'value' && part === nodes.at(-1) && part.id.startsWith('#')) {
      nodes.pop();
      return number(`\u2212${part.label}`, -part.value);
    }
    return operation('subtract', number('0', 0), part);
  }

  function powered(): GraphNode {
    const base = atom();
    return take('power') ? operation('power', base, signed()) : base;
  }

  function atom(): GraphNode {
    if (take('(')) {
      const inside = sum();
      return take(')') ? inside : wrong(tokens[next]);
    }
    const token = tokens[next++];
    if (!token || token.sign) return wrong(token);
    const { text: word } = token;
    if (/^[\d.]/.test(word)) return number(word, Number(word));
    const known = nodes.find(({ id }) => id === word);
    if (known) return known;
    if (Object.hasOwn(values, word)) return add({ id: word, op: 'value', label: word, value: values[word]! });
    throw graphProblem(`${quote(word)} at character ${token.place} has no value`, `Give ${word} a number.`);
  }

  const output = sum();
  if (next < tokens.length) wrong(tokens[next]);
  return { nodes, output: output.id };
}

function tokensOf(text: string): Token[] {
  const pattern =
    /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[\p{L}_][\p{L}\p{N}_]*)|(\*\*|[-+\u2212*\u00b7\u00d7/\u00f7^()]))|\s*(\S)/uy;
  const tokens: Token[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, word, sign, other] = match;
    const found = (word ?? sign ?? other)!;
    const place = pattern.lastIndex - found.length + 1;
    if (other) throw graphProblem(`the formula has ${quote(other)} at character ${place}`, HINT);
    tokens.push({ text: found, sign: sign === undefined ? undefined : SIGNS[sign], place });
  }
  return tokens;
}
