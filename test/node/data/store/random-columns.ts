import fc from 'fast-check';
import type { HandMade } from './hand-made.ts';

const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(
    0,
    -0,
    1,
    1,
    2,
    0.1,
    1e300,
    -1e300,
    5e-324,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ),
);
const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1, 1, 2, 0.1),
);
const integer = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.maxSafeInteger());
const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'NA', '\ud83e\udd86', '\uffee', "it's", 'x,"y"\n'),
  fc.string({ unit: 'binary', maxLength: 4 }).filter((each) => !each.includes('\0')),
);
const date = fc
  .integer({ min: -200_000, max: 30_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** Columns of each type with missing cells. */
export function randomColumns({ infinite = true } = {}): fc.Arbitrary<HandMade[]> {
  return fc.integer({ min: 1, max: 40 }).chain((rows) => {
    const cells = <T>(value: fc.Arbitrary<T>) =>
      fc.array(fc.option(value, { freq: 5 }), { minLength: rows, maxLength: rows });
    return fc
      .tuple(
        cells(infinite ? number : finite),
        cells(integer),
        cells(text),
        cells(fc.boolean()),
        cells(date),
        cells(finite),
      )
      .map(([a, b, c, d, e, f]): HandMade[] => [
        { name: 'a', type: 'number', cells: a },
        { name: 'b', type: 'integer', cells: b },
        { name: 'c', type: 'text', cells: c },
        { name: 'd', type: 'boolean', cells: d },
        { name: 'e', type: 'date', cells: e },
        { name: 'f', type: 'number', cells: f },
      ]);
  });
}

/** By value, texts by code point; missing cells last. */
export function compareCells(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b) || 0;
}
