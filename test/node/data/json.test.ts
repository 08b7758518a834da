import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openData } from '../../../src/node/data/open.ts';
import { opened, refusal } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-json-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function made(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

describe('the forms of a table', () => {
  const rows = [
    ['1', 'x'],
    ['2', null],
  ];
  test.each([
    ['objects.json', '[{"a":1,"b":"x"},{"b":null,"a":2}]'],
    ['lines.ndjson', '{"a":1,"b":"x"}\n\n{"a":2}\r\n'],
    ['lines-of-another-name.json', '{"a":1,"b":"x"}\n{"a":2}'],
    ['columns.json', '{"a":[1,2],"b":["x",null]}'],
    ['lists.json', '[["a","b"],[1,"x"],[2,null]]'],
    ['inside.json', '{"meta":{"of":7},"data":[{"a":1,"b":"x"},{"a":2}]}'],
    ['pandas.json', '{"a":{"0":1,"1":2},"b":{"0":"x","1":null}}'],
    ['pandas-split.json', '{"columns":["a","b"],"index":[0,1],"data":[[1,"x"],[2,null]]}'],
    ['marked.json', Buffer.from('\ufeff[{"a":1,"b":"x"},{"a":2}]')],
    ['utf16.json', Buffer.from('\ufeff[{"a":1,"b":"x"},{"a":2}]', 'utf16le')],
  ])('%s', async (name, contents) => {
    const { columns, rows: found } = await opened(made(name, contents));
    expect([columns, found]).toEqual([{ a: 'integer', b: 'text' }, rows]);
  });

  test('lists without names', async () => {
    const { columns, receipt } = await opened(made('bare.json', '[[1,2],[3,4.5]]'));
    expect([columns, receipt.header]).toEqual([{ x1: 'integer', x2: 'number' }, false]);
  });

  test('which table was taken is said', async () => {
    const { warnings } = await opened(made('taken.json', '{"meta":1,"data":[{"a":1},{"a":2}]}'));
    expect(warnings).toEqual(["The table was taken from 'data' (2 rows); left out: 'meta'."]);
  });

  test('the values of 50,000 rows keep their order in the form of pandas', async () => {
    const column = (value: (i: number) => unknown) =>
      Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [i, value(i)]));
    const text = JSON.stringify({ a: column((i) => i), b: column((i) => `t${i}`) });
    const { rows: found } = await opened(made('pandas-long.json', text));
    expect(found.findIndex(([a, b], i) => a !== String(i) || b !== `t${i}`)).toBe(-1);
    expect(found).toHaveLength(50_000);
  });

  test('rows of NDJSON have lines', async () => {
    const data = await openData(made('lined.ndjson', '{"a":1}\n\n{"a":2}\n'));
    expect([await data.lineOf(0), await data.lineOf(1)]).toEqual([1, 3]);
    data.close();
  });
});

const BEYOND =
  'a holds whole numbers beyond 9,007,199,254,740,992: they are kept exactly, but training rounds them.';

describe('values', () => {
  const cell = async (value: string) => {
    const { columns, rows, warnings } = await opened(made('cell.json', `[{"a":${value}},{}]`));
    return [columns.a, rows[0]![0], ...warnings];
  };
  test.each([
    ['-0', ['number', '-0']],
    ['-0.0', ['number', '-0']],
    ['5e-324', ['number', '5e-324']],
    ['1.7976931348623157e308', ['number', '1.7976931348623157e+308']],
    ['-9007199254740992', ['integer', '-9007199254740992']],
    ['9007199254740993', ['integer', '9007199254740993', BEYOND]],
    ['18446744073709551615', ['integer', '18446744073709551615', BEYOND]],
    ['12345678901234567890123', ['integer', '12345678901234567890123', BEYOND]],
    [
      '1e400',
      [
        'number',
        'Infinity',
        "a holds 1 number beyond what a double can hold, the first in record 1: '1e400' is infinite.",
      ],
    ],
    ['NaN', ['number', null, 'a holds 1 cell that is NaN: taken as missing.']],
    ['true', ['boolean', 'true']],
    ['"007"', ['text', '007']],
    ['"NA"', ['text', 'NA']],
    ['""', ['text', '']],
    ['"-0"', ['text', '-0']],
    ['"a\\u0000\\ud83d\\ude00\\"\\n"', ['text', 'a\u0000😀"\n']],
    ['"2020-02-30"', ['text', '2020-02-30']],
    [
      '"2020-01-31"',
      ['date', '2020-01-31', 'All texts of a are dates (YYYY-MM-DD): it is a column of dates.'],
    ],
    [
      '"2020-01-31T10:20:30Z"',
      ['date', '2020-01-31 10:20:30', 'All texts of a are times in UTC: it is a column of dates.'],
    ],
    ['[1,{"b":2}]', ['text', '[1,{"b":2}]', 'a holds lists: they are kept as texts of JSON.']],
  ])('%s', async (value, expected) => {
    expect(await cell(value)).toEqual(expected);
  });

  test('names of every kind, nested ones with a dot', async () => {
    const { columns } = await opened(
      made('names.json', '[{"a/b":1,"a~b":2,"":3,"a":4,"A":5,"q\\"\'":6,"é😀":7,"x":{"y":{"z":8}}}]'),
    );
    expect(Object.keys(columns)).toEqual(['a/b', 'a~b', 'column_3', 'a', 'A', 'q"\'', 'é😀', 'x.y.z']);
  });

  test('names with a NUL, which SQL cannot write', async () => {
    const { columns, rows } = await opened(made('nul.json', '[{"a\\u0000b":1,"a":"x","o\\u0000":{"k":2}}]'));
    expect([columns, rows]).toEqual([
      { 'a\0b': 'integer', a: 'text', 'o\0.k': 'integer' },
      [['1', 'x', '2']],
    ]);
    const inner = await opened(made('nul-inside.json', '{"d\\u0000":[{"a":1},{"a":2}]}'));
    expect(inner.rows).toEqual([['1'], ['2']]);
    const indexed = await opened(made('nul-columns.json', '{"a\\u0000":{"0":1,"1":2},"a":{"0":3,"1":4}}'));
    expect(indexed.rows).toEqual([
      ['1', '3'],
      ['2', '4'],
    ]);
  });

  test('a hundred names that stand twice are told of in a few sentences', async () => {
    const record = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, { x: 1 }]));
    const flat = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}.x`, 1]));
    const { warnings } = await opened(made('twice.json', JSON.stringify([{ ...record, ...flat }])));
    expect(warnings).toHaveLength(21);
    expect(warnings[0]).toBe("The file names 'k0.x' more than once; column 51 is called 'k0.x_2'.");
  });

  test('cells of several kinds make texts, a repeated name keeps its first value, and both are said', async () => {
    const { columns, rows, warnings } = await opened(
      made('mixed.json', '[{"a":1,"b":1,"b":2},{"a":"x","b":3}]'),
    );
    expect([columns, rows]).toEqual([
      { a: 'text', b: 'integer' },
      [
        ['1', '1'],
        ['x', '3'],
      ],
    ]);
    expect(warnings).toEqual([
      'a holds numbers (1) and texts (1): it is a column of texts.',
      'b stands more than once in 1 object: the first value was taken.',
    ]);
  });

  test('whole numbers beside fractions that lose digits are counted', async () => {
    const { warnings } = await opened(made('rounded.json', '[{"a":0.5},{"a":9007199254740993}]'));
    expect(warnings).toEqual([
      'a holds 1 whole number with more digits than a double: it was rounded to the nearest one.',
    ]);
  });

  test('a type and missing marks that the user chose', async () => {
    const path = made('chosen.json', '[{"a":1,"b":"x"},{"a":"NA","b":"2"}]');
    const { columns, rows } = await opened(path, {
      missing: ['NA', 'x'],
      columns: { b: { type: 'number' } },
    });
    expect([columns, rows]).toEqual([
      { a: 'integer', b: 'number' },
      [
        ['1', null],
        [null, '2'],
      ],
    ]);
    expect((await refusal(path, { columns: { b: { type: 'number' } } }))[0]).toBe(
      "chosen.json, record 1, column b: 'x' is no number",
    );
  });
});

test('-0 in 60,000 records, beside texts that say -0 and exponents of -0', async () => {
  const record = (i: number) => `{"a":[-0, -0],"b":-0,"t":"say \\"-0, -0 ]\\\\","e":1e-0,"i":${i}}`;
  const list = Array.from({ length: 60_000 }, (_, i) => record(i)).join(',\n');
  const { rows, columns } = await opened(made('zeros.json', `[${list}]`));
  expect(columns).toEqual({ a: 'text', b: 'number', t: 'text', e: 'number', i: 'integer' });
  const other = rows.findIndex(
    ([a, b, t, e, i], row) =>
      a !== '[-0.0,-0.0]' || b !== '-0' || t !== 'say "-0, -0 ]\\' || e !== '1' || i !== String(row),
  );
  expect([other, rows.length]).toEqual([-1, 60_000]);
}, 15_000);

test('a value of 40 MB, and lists nested 20,000 deep', async () => {
  const long = await opened(made('long.json', `[{"a":"${'x'.repeat(4e7)}"}]`));
  expect(long.rows[0]![0]).toHaveLength(4e7);
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  expect((await opened(made('deep.json', `[{"a":${deep}}]`))).rows).toEqual([[deep]]);
});

test.each([
  [
    'cut.json',
    '[{"a":1},\n{"a":2},\n{"a":',
    'cut.json line 3, column 5 is the end of the file, where a value is expected',
  ],
  ['cut-text.json', '[{"a":"x', 'cut-text.json line 1, column 8 is the end of the file, inside a text'],
  [
    'behind.json',
    '[{"a":1}]\n more',
    "behind.json line 2, column 2 is 'more', where nothing more is expected",
  ],
  ['word.ndjson', '{"a":1}\n{"a":x}\n', "word.ndjson line 2, column 6 is 'x', which is no value of JSON"],
  [
    'comma.json',
    '[{"a":1}\n {"a":2}]',
    "comma.json line 2, column 2 is '{', where a comma or the end of the list or object is expected",
  ],
  [
    'tab.json',
    '[{"a":"x\ty"}]',
    'tab.json line 1, column 9 is a line end or control character inside a text',
  ],
  ['text.json', 'hello\n', "text.json is not JSON: line 1 begins with 'hello', where { or [ is expected"],
  ['numbers.json', '[1,2.5]', 'numbers.json holds single values (a number), not the rows of a table'],
  [
    'kinds.json',
    '[{"a":1},{"a":2},[3]]',
    "kinds.json: record 3 is a list ('[3]'), where the others are each an object",
  ],
  ['ragged.json', '[["a","b"],[1,2],[3]]', 'ragged.json: record 3 has 1 value where the first has 2'],
  ['uneven.json', '{"a":[1,2,3],"b":[1,2]}', "uneven.json: the column 'b' has 2 values where 'a' has 3"],
  ['several.json', '{"x":[{"a":1}],"y":[{"b":1}]}', "several.json holds several tables: 'x', 'y'"],
  ['nothing.json', '[]', 'nothing.json holds an empty list'],
  ['empty-objects.json', '[{},{}]', 'empty-objects.json holds objects with nothing in them'],
  ['model.json', '{"format":"descent-model","version":2}', 'model.json is a model of Descent, not data'],
])('%s is refused by its line or record', async (name, contents, message) => {
  expect((await refusal(made(name, contents)))[0]).toBe(message);
});
