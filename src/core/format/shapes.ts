import { z } from 'zod';
import { Problem, type ProblemCode, quote } from '../problem.ts';

// Without this zod tries `new Function`, which the window's content security policy rightly refuses.
z.config({ jitless: true });

export interface Finding {
  readonly path: string;
  readonly message: string;
}

/**
 * Checks a value against a zod schema.
 * @param name of the thing that is checked, put before every message
 * @throws Problem whose fields name each wrong key by path, the value found and what is allowed
 */
export function decodeShape<T extends z.ZodType>(
  schema: T,
  value: unknown,
  name: string,
  code: ProblemCode,
  hint: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const findings = result.error.issues
    .slice(0, MOST_FINDINGS)
    .flatMap((issue) => findingsOf(issue, value, schema))
    .slice(0, MOST_FINDINGS);
  throw findingsProblem(findings, name, code, hint);
}

/** Nobody reads more. */
const MOST_FINDINGS = 20;

export function findingsProblem(
  findings: readonly Finding[],
  name: string,
  code: ProblemCode,
  hint: string,
): Problem {
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const message = `${name}: ${findings[0]!.path}: ${findings[0]!.message}${more}`;
  return new Problem(code, message, hint, findings.slice(0, MOST_FINDINGS));
}

/** Names as a message lists them: the first five, each cut where it is long. */
export function namesText(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => quote(name));
  return names.length > shown.length
    ? `${shown.join(', ')} and ${names.length - shown.length} more`
    : shown.join(', ');
}

type Issue = z.core.$ZodIssue;

function findingsOf(issue: Issue, root: unknown, schema: z.ZodType): Finding[] {
  const path = pathText(issue.path);
  const found = valueAt(root, issue.path);
  const was = found === undefined ? 'is missing' : `${quote(found)} is not allowed`;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path, root);
      const allowed = known.length > 0 ? `; known here: ${known.join(', ')}` : '';
      return issue.keys.slice(0, MOST_FINDINGS).map((key) => ({
        path: pathText([...issue.path, key]),
        message: `not a known key${allowed}`,
      }));
    }
    case 'invalid_value':
      return [{ path, message: `${was}; allowed: ${issue.values.map((v) => quote(v)).join(', ')}` }];
    case 'invalid_type':
      return [{ path, message: `${was}; allowed: ${ARTICLES[issue.expected] ?? issue.expected}` }];
    case 'too_small':
      return [
        {
          path,
          message: `${was}; allowed: ${bound(issue.origin, issue.inclusive ? 'at least' : 'more than', issue.minimum)}`,
        },
      ];
    case 'too_big':
      return [
        {
          path,
          message: `${was}; allowed: ${bound(issue.origin, issue.inclusive ? 'at most' : 'less than', issue.maximum)}`,
        },
      ];
    case 'custom':
      return [{ path, message: issue.message }];
    case 'invalid_union':
      return [{ path, message: `${was}; allowed: ${unionText(issue) || kindsAt(schema, issue.path)}` }];
    default:
      return [{ path, message: `${was}: ${issue.message}` }];
  }
}

const THE_WHOLE = 'the file';

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a finite number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function bound(origin: string, words: string, limit: number | bigint): string {
  if (origin === 'string') return `a text of ${words} ${limit} characters`;
  if (origin === 'array') return `a list of ${words} ${limit} items`;
  return `${words} ${limit}`;
}

function unionText(issue: Issue & { code: 'invalid_union' }): string {
  const ways = issue.errors.flatMap((option) =>
    option.slice(0, 1).map((inner) => {
      if (inner.code === 'invalid_value') return inner.values.map((v) => quote(v)).join(', ');
      if (inner.code === 'invalid_type') return ARTICLES[inner.expected] ?? inner.expected;
      if (inner.code === 'too_small')
        return bound(inner.origin, inner.inclusive ? 'at least' : 'more than', inner.minimum);
      return inner.message;
    }),
  );
  return [...new Set(ways)].join(' or ');
}

/** The kinds that a union told apart by the key at this path knows. */
function kindsAt(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let union = schemaAt(schema, path.slice(0, -1));
  while (union && 'innerType' in union.def) union = inside(union);
  if (!(union instanceof z.ZodDiscriminatedUnion)) return 'another value';
  const kinds = union.options.flatMap((option) => {
    const kind = option instanceof z.ZodObject ? option.shape[String(path.at(-1))] : undefined;
    return kind instanceof z.ZodLiteral ? [...kind.values] : [];
  });
  return kinds.map((kind) => quote(kind)).join(', ');
}

/** `layers[0].weights[3]`, with names that are not plain words quoted, and long ones cut. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    const name = shortened(String(key));
    if (typeof key === 'number') text += `[${key}]`;
    else if (/^[A-Za-z_]\w*$/.test(name)) text += text === '' ? name : `.${name}`;
    else text += `[${JSON.stringify(name)}]`;
  }
  return text === '' ? THE_WHOLE : text;
}

const LONGEST_KEY = 60;

function shortened(key: string): string {
  return key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}\u2026` : key;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** The keys that the schema's object at this path knows; of several kinds, those of the value's kind. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[], root: unknown): string[] {
  let here = schemaAt(schema, path);
  while (here && !(here instanceof z.ZodObject)) here = inside(here, valueAt(root, path));
  return here ? Object.keys(here.shape) : [];
}

function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let here: z.ZodType | undefined = schema;
  for (const key of path) {
    while (here && !(here instanceof z.ZodObject) && !items.has(here)) here = inside(here);
    if (!here) return undefined;
    here = items.get(here) ?? ((here as z.ZodObject).shape[String(key)] as z.ZodType | undefined);
  }
  return here;
}

/** The schema behind a default, or of a union the option of the value's kind, else the first. */
function inside(schema: z.ZodType, value?: unknown): z.ZodType | undefined {
  const { innerType, options } = schema.def as { innerType?: z.ZodType; options?: z.ZodType[] };
  return innerType ?? options?.find((option) => isOfKind(option, value)) ?? options?.[0];
}

function isOfKind(option: z.ZodType, value: unknown): boolean {
  const literal = option instanceof z.ZodObject ? option.shape.kind : undefined;
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  return literal instanceof z.ZodLiteral && literal.values.has(kind as string);
}

/** What lists and records made here hold, since a custom schema does not tell. */
const items = new WeakMap<z.ZodType, z.ZodType>();

/**
 * A list whose items fit a schema. Unlike `z.array` it stops at the first item that does not: a hostile file
 * with millions of wrong items would else fill the memory with complaints.
 */
export function list<T>(item: z.ZodType<T>): z.ZodType<T[]> {
  const schema = z.custom<T[]>().superRefine((value, context) => {
    if (!Array.isArray(value)) {
      context.addIssue({ code: 'custom', message: `${quote(value)} is not allowed; allowed: a list` });
      return;
    }
    for (let i = 0; i < value.length; i++) {
      if (hasIssues(item, value[i], i, context)) return;
    }
  });
  items.set(schema, item);
  return schema;
}

/**
 * Names with values that fit a schema; stops at the first that does not, as `list` does.
 * @param key what names may be like
 */
export function recordOf<T>(item: z.ZodType<T>, key?: z.ZodType<string>): z.ZodType<Record<string, T>> {
  const schema = z.custom<Record<string, T>>().superRefine((value, context) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      context.addIssue({ code: 'custom', message: `${quote(value)} is not allowed; allowed: an object` });
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      if (key && hasIssues(key, name, name, context)) return;
      if (hasIssues(item, inner, name, context)) return;
    }
  });
  items.set(schema, item);
  return schema;
}

/** Adds what is wrong with one item, at most three things. */
function hasIssues(
  item: z.ZodType,
  value: unknown,
  key: PropertyKey,
  context: z.core.$RefinementCtx<unknown>,
): boolean {
  const result = item.safeParse(value);
  if (result.success) return false;
  for (const issue of result.error.issues.slice(0, 3)) {
    context.addIssue({ ...issue, path: [key, ...issue.path] } as Parameters<typeof context.addIssue>[0]);
  }
  return true;
}

/** Names with finite numbers; stops at the first that is none, as `list` does. */
export function numbersByName(): z.ZodType<Record<string, number>> {
  return z.custom<Record<string, number>>().superRefine((value, context) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      context.addIssue({ code: 'custom', message: `${quote(value)} is not allowed; allowed: an object` });
      return;
    }
    for (const [name, number] of Object.entries(value)) {
      if (typeof number === 'number' && Number.isFinite(number)) continue;
      const message = `${quote(number)} is not allowed; allowed: a finite number`;
      context.addIssue({ code: 'custom', path: [name], message });
      return;
    }
  });
}

/** A list of finite numbers: checked in one loop, since histories hold millions. */
export function numbers(): z.ZodType<number[]> {
  return z.custom<number[]>().superRefine((value, context) => {
    if (!Array.isArray(value)) {
      context.addIssue({
        code: 'custom',
        message: `${quote(value)} is not allowed; allowed: a list of numbers`,
      });
      return;
    }
    for (let i = 0; i < value.length; i++) {
      if (typeof value[i] === 'number' && Number.isFinite(value[i])) continue;
      context.addIssue({ code: 'custom', path: [i], message: `${quote(value[i])} is not a finite number` });
      return;
    }
  });
}
