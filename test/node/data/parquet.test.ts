import { expect, test } from 'vitest';
import { fixture, opened, refusal } from './open-file.ts';

const beyond = (name: string) =>
  `${name} holds whole numbers beyond 9,007,199,254,740,992: they are kept exactly, but training rounds them.`;

test('every type: exact values, missing cells, and what was changed is said', async () => {
  const { rows, columns, warnings, receipt } = await opened(fixture('types.parquet'));
  expect(receipt.format).toBe('parquet');
  const cells = Object.fromEntries(Object.keys(columns).map((name, j) => [name, rows.map((row) => row[j])]));
  expect(columns).toEqual({
    i8: 'integer',
    u64: 'integer',
    i64: 'integer',
    decimal: 'number',
    whole: 'integer',
    f32: 'number',
    f64: 'number',
    bool: 'boolean',
    day: 'date',
    time: 'date',
    nano: 'date',
    zoned: 'date',
    clock: 'text',
    'utf8 bytes': 'text',
    'nested.x': 'integer',
    'nested.y.z': 'text',
    list: 'text',
    map: 'text',
    category: 'text',
    nothing: 'integer',
  });
  expect(cells).toEqual({
    i8: ['1', null, '-128'],
    u64: ['18446744073709551615', '0', null],
    i64: ['9223372036854775807', '-9223372036854775808', '5'],
    decimal: ['1.1', '12345678901234568', null],
    whole: ['1000000000000000000000000000000', '5', null],
    f32: [String(Math.fround(0.1)), null, null],
    f64: ['Infinity', '-0', '5e-324'],
    bool: ['true', null, 'false'],
    day: ['2020-01-02', null, '1899-12-31'],
    time: ['2020-01-02 03:04:05.678901', null, null],
    nano: ['2020-01-02 03:04:05.678901', null, null],
    zoned: ['2020-01-02 03:04:05', null, null],
    clock: ['01:02:03', null, null],
    'utf8 bytes': ['abc', 'é', null],
    'nested.x': ['1', null, null],
    'nested.y.z': ['q', null, null],
    list: ['[1,2]', null, '[]'],
    map: ['{"k":1}', null, '{}'],
    category: ['u', 'v', null],
    nothing: [null, null, null],
  });
  expect(warnings).toEqual([
    'bytes holds bytes that are no text: it is left out.',
    'zoned holds times with a time zone: they are shown as UTC.',
    'list holds lists: they are kept as texts of JSON.',
    'map holds lists: they are kept as texts of JSON.',
    'decimal holds decimals with more digits than a double: 1 cell was rounded to the nearest one.',
    'f32 holds 1 cell that is NaN: taken as missing.',
    'nano holds 1 time with nanoseconds: they are kept to the microsecond.',
    ...['u64', 'i64', 'whole'].map(beyond),
    "'Infinity' in f64 (row 1) is infinite; because of 1 such cell the column can be neither feature nor target.",
  ]);
});

test('names that differ only in case stay, repeated and empty ones get names of their own', async () => {
  const { rows, columns } = await opened(fixture('names.parquet'));
  expect(Object.keys(columns)).toEqual(['a', 'A', 'a_2', 'column_4']);
  expect(rows).toEqual([['1', '2', '3', '4']]);
});

test('rows of many row groups keep their order', async () => {
  const { rows } = await opened(fixture('groups.parquet'));
  expect(rows.map(([n]) => Number(n))).toEqual(Array.from({ length: 5000 }, (_, i) => i));
});

test('types and missing marks that the user chose', async () => {
  const { rows, columns } = await opened(fixture('types.parquet'), {
    columns: { i8: { type: 'text' }, bool: { type: 'number' }, category: { missing: ['u'] } },
  });
  const at = (name: string) => rows.map((row) => row[Object.keys(columns).indexOf(name)]);
  expect([columns.i8, columns.bool, columns.category]).toEqual(['text', 'number', 'text']);
  expect([at('i8'), at('bool'), at('category')]).toEqual([
    ['1', null, '-128'],
    ['1', null, '0'],
    [null, 'v', null],
  ]);
});

test.each([
  [
    'types.parquet',
    { columns: { category: { type: 'number' } } },
    "types.parquet, row 1, column category: 'u' is no number",
    "Choose another type for category, or say that 'u' means missing.",
  ],
  [
    'names.parquet',
    { columns: { b: { type: 'text' } } },
    "names.parquet has no column 'b', for which a type or missing marks were chosen",
    'Its columns: a, A, a_2, column_4.',
  ],
  [
    'no-rows.parquet',
    {},
    'no-rows.parquet has columns but no rows',
    'Choose a file that holds at least one row.',
  ],
  [
    'no-columns.parquet',
    {},
    'no-columns.parquet has no columns',
    'Choose a file with at least one column and one row.',
  ],
  [
    'huge-decimal.parquet',
    {},
    'huge-decimal.parquet: a holds decimals of 50 digits, more than can be read (38)',
    'Write that column as doubles or as texts.',
  ],
] as const)('%s with %o is refused', async (name, choices, message, hint) => {
  expect(await refusal(fixture(name), choices)).toEqual([message, hint]);
});
