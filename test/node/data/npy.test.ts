import { expect, test } from 'vitest';
import { fixture, opened, refusal } from './open-file.ts';

const thirds = [0, 1, 2].map((row) => [0, 1].map((column) => (row * 2 + column) / 3));
const asTexts = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(String));

test.each([
  ['f8.npy', 'number', asTexts(thirds)],
  ['big-endian.npy', 'number', asTexts(thirds)],
  ['f4-fortran.npy', 'number', asTexts(thirds.map((row) => row.map(Math.fround)))],
  [
    'i8.npy',
    'integer',
    [
      ['9007199254740991', '-1'],
      ['0', '5'],
    ],
  ],
  ['u1.npy', 'integer', [['0'], ['255'], ['7']]],
  [
    'bool.npy',
    'boolean',
    [
      ['true', 'false'],
      ['false', 'false'],
    ],
  ],
  [
    'nan-inf.npy',
    'number',
    [
      ['1', null],
      ['Infinity', '4'],
    ],
  ],
] as const)('%s', async (name, type, expected) => {
  const { rows, columns, receipt } = await opened(fixture(name));
  expect(rows).toEqual(expected);
  expect(Object.keys(columns)).toEqual(expected[0].map((_, i) => `x${i + 1}`));
  expect(new Set(Object.values(columns))).toEqual(new Set([type]));
  expect([receipt.format, receipt.header]).toEqual(['npy', false]);
});

test('NaN is missing, infinite numbers are none, and both are said', async () => {
  expect((await opened(fixture('nan-inf.npy'))).warnings).toEqual([
    '1 cell is NaN: taken as missing.',
    "'Infinity' in x1 (row 2) is infinite; because of 1 such cell the column can be neither feature nor target.",
  ]);
});

test.each([
  ['three-dimensions.npy', 'holds an array of shape (2, 2, 2), which is no table of rows and columns'],
  ['complex.npy', "holds values of type '<c16'"],
  ['objects.npy', 'holds Python objects, and reading those could run any program'],
  ['no-rows.npy', 'has no rows: its shape is (0, 3)'],
])('%s is refused', async (name, message) => {
  expect((await refusal(fixture(name)))[0]).toContain(`${name} ${message}`);
});

test('a whole number that no double can hold is named with all its digits', async () => {
  expect((await refusal(fixture('too-wide.npy')))[0]).toBe(
    'too-wide.npy: number 0 is 9007199254740993, a whole number beyond what doubles hold exactly',
  );
});
