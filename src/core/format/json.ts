import { Problem, type ProblemCode, quote } from '../problem.ts';

const DEEPEST = 64;

/** Lists and objects in one file: a model of a hundred thousand weights has as many. */
const MOST_NESTED = 2_000_000;
/** A feature has some ten. */
const MOST_KEYS = 1_000_000;
/** Ten million losses and as many of validation rows, and some. */
const MOST_ITEMS = 40_000_000;

/**
 * Parses JSON that may come from anywhere.
 * @param name of the file, for messages
 * @throws Problem naming line and column when it is no JSON, and for keys that would reach a prototype
 */
export function parseJson(text: string, name: string, code: ProblemCode): unknown {
  refuseMonsters(text, name, code);
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new Problem(
      code,
      `${name}${whereOf(error, text)}`,
      'Open a whole copy of the file, or mend that place in a text editor.',
    );
  }
  refuseUnsafe(value, '', (path, what) => {
    throw new Problem(
      code,
      `${name}: ${path} ${what}`,
      'Only open files that Descent has written, or remove that part.',
    );
  });
  return value;
}

/**
 * Counts before anything is built: what is nested without end, or made of millions of keys, would take gigabytes
 * to parse.
 */
function refuseMonsters(text: string, name: string, code: ProblemCode): void {
  let depth = 0;
  let lists = 0;
  let keys = 0;
  let items = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
      continue;
    }
    if (c === 0x22) inString = true;
    else if (c === 0x5d || c === 0x7d) depth--;
    else if (c === 0x3a) keys++;
    else if (c === 0x2c) items++;
    else if (c === 0x5b || c === 0x7b) {
      lists++;
      depth++;
      if (depth > DEEPEST) break;
    }
  }
  const excess =
    (depth > DEEPEST && `is nested more than ${DEEPEST} deep`) ||
    (lists > MOST_NESTED && `holds more than ${MOST_NESTED} lists`) ||
    (keys > MOST_KEYS && `holds more than ${MOST_KEYS} keys`) ||
    (items > MOST_ITEMS && `holds more than ${MOST_ITEMS} items`);
  if (excess) throw new Problem(code, `${name} ${excess}`, 'Only open files that Descent has written.');
}

/** JSON.parse tells a position in some messages only; what it tells is turned into line and column. */
function whereOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(message)?.[1];
  const told = position === undefined ? findToken(message, text) : Number(position);
  const cut = /end of JSON input|Unterminated/.test(message) || told >= text.trimEnd().length;
  const at = cut ? text.length : told;
  if (cut) return ` ends in the middle, at line ${lineOf(text, at)}: it was cut short`;
  if (at < 0) return ` is not valid JSON: ${quote(message, 80)}`;
  // What stands there matters more than what the parser thinks of it: NaN and Infinity are the usual cause.
  const found = /^[^\s,\]}]{1,30}/.exec(text.slice(at))?.[0] ?? text.slice(at, at + 1);
  const column = at - text.lastIndexOf('\n', at - 1);
  return ` line ${lineOf(text, at)} column ${column}: ${quote(found)} is not valid JSON`;
}

function findToken(message: string, text: string): number {
  // `Unexpected token 'N', ..."ghts": [NaN, 1.5"... is not valid JSON`
  const match = /Unexpected token '(.)', (?:\.\.\.)?"([\s\S]*?)"(?:\.\.\.)? is not valid JSON/.exec(message);
  if (!match) return -1;
  const around = text.indexOf(match[2]!);
  if (around < 0) return -1;
  // The parser shows ten characters before the token, or all there are.
  const before = message.includes('..."') ? 10 : 0;
  return text.indexOf(match[1]!, around + before);
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

function refuseUnsafe(value: unknown, path: string, fail: (path: string, what: string) => never): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (typeof value[i] === 'object') refuseUnsafe(value[i], `${path}[${i}]`, fail);
    }
    return;
  }
  for (const key of Object.keys(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (key === '__proto__') fail(here, 'is not a key that a file may hold');
    refuseUnsafe((value as Record<string, unknown>)[key], here, fail);
  }
}

/**
 * The value as JSON that a person can read: two spaces a level, lists of plain values on one line.
 * Numbers come back to the bit, -0 too. @throws RangeError for numbers that JSON cannot hold.
 */
export function readableJson(value: unknown): string {
  return `${write(value, '')}\n`;
}

function write(value: unknown, indent: string): string {
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) {
      return `[${value.map((item) => write(item, inner)).join(', ')}]`;
    }
    return `[\n${value.map((item) => inner + write(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as JSON`);
  return Object.is(value, -0) ? '-0' : String(value);
}
