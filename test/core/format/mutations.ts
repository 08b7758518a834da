import fc from 'fast-check';

/*
 * Damage to JSON values: what a file may hold after a slip in an editor, a bug in another program, or malice.
 */

type Json = unknown;

export interface Mutation {
  /** Chooses the place, counted over all places of the value. */
  readonly place: number;
  readonly kind: 'replace' | 'remove' | 'double' | 'add' | 'rename';
  readonly key: string;
  readonly value: Json;
}

const key = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'length',
    '',
    'kind',
  ),
  fc.string({ maxLength: 12 }),
);

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, '', 'NaN', 'all', [], {}, [[]], [{}], [null], { kind: 'sgd' }),
  fc.constantFrom<Json>(0, 1, 2, 3, -1, 0.5, 1e-300, 1e21, 1e308, 2 ** 31, 2 ** 32, 2 ** 53, 1e6, 1e8, 1e9),
  fc.constantFrom<Json>('x'.repeat(100_000), Array(1000).fill(0), Array(1000).fill('x'), {
    a: { b: { c: 1 } },
  }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 3 }),
);

const kinds = ['replace', 'replace', 'replace', 'remove', 'double', 'add', 'rename'] as const;

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({ place: fc.nat(), kind: fc.constantFrom(...kinds), key, value }),
  { minLength: 1, maxLength: 3 },
);

/** A place of a value: the object or list that holds it, and its key there. */
interface Place {
  readonly holder: Record<string, Json>;
  readonly key: string;
}

/** The value with one thing changed; it is changed in place where it is an object or a list. */
export function mutated(root: Json, { place, kind, key: newKey, value: given }: Mutation): Json {
  // Later changes go into it, and must not reach what other runs are given.
  const newValue = structuredClone(given);
  const all = placesOf(root);
  if (all.length === 0) return newValue;
  const { holder, key: at } = all[place % all.length]!;
  const put = (name: string, what: Json) =>
    Object.defineProperty(holder, name, {
      value: what,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  const list = Array.isArray(holder) ? (holder as Json[]) : undefined;
  const old = structuredClone(holder[at]);
  if (kind === 'replace') put(at, newValue);
  else if (kind === 'add') {
    if (list) list.push(newValue);
    else put(newKey, newValue);
  } else if (kind === 'double') {
    if (list) list.splice(Number(at), 0, old);
    else put(newKey, old);
  } else {
    if (list) list.splice(Number(at), 1);
    else delete holder[at];
    if (kind === 'rename' && !list) put(newKey, old);
  }
  return root;
}

/** Long lists count by their first and last items, so that they do not hide the rest. */
function placesOf(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, Json>;
  const keys = Object.keys(holder);
  const looked = Array.isArray(value) && keys.length > 4 ? [...keys.slice(0, 2), ...keys.slice(-2)] : keys;
  return looked.flatMap((at) => [{ holder, key: at }, ...placesOf(holder[at])]);
}
