import { describe, expect, test } from 'vitest';
import { readChoicesSchema } from '../../../src/core/format/read-schema.ts';

const told = (choices: unknown) => {
  const { success, error } = readChoicesSchema.safeParse(choices);
  return success ? [] : error!.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

const ONE =
  "allowed: 'whitespace', or one character that is no letter, digit, point, plus, minus, line end or NUL";

describe('what parts cells', () => {
  test.each([',', ';', '\t', '|', ' ', ':', '/', '~', '\u0001', '¦', 'whitespace'])(
    'may be %j',
    (delimiter) => {
      expect(told({ delimiter })).toEqual([]);
    },
  );
  test.each([
    ['a', "'a'"],
    ['é', "'é'"],
    ['漢', "'漢'"],
    ['7', "'7'"],
    ['٣', "'٣'"],
    ['.', "'.'"],
    ['-', "'-'"],
    ['+', "'+'"],
    ['\r', "'·'"],
    ['\n', "'·'"],
    ['\0', "'·'"],
    ['', "''"],
    [',,', "',,'"],
  ])('may not be %j', (delimiter, said) => {
    expect(told({ delimiter })).toEqual([`delimiter: ${said} is not allowed; ${ONE}`]);
  });
  test('may not be what cells are put into', () => {
    const message = (mark: string) =>
      `delimiter: '${mark}' is not allowed; allowed: another character than the one that cells are put into (quote)`;
    expect(told({ delimiter: '"' })).toEqual([message('"')]);
    expect(told({ delimiter: "'", quote: "'" })).toEqual([message("'")]);
    expect(told({ delimiter: '"', quote: '' })).toEqual([]);
    expect(told({ delimiter: "'" })).toEqual([]);
  });
});

test.each([
  ['encoding', { encoding: 'utf-8\0' }],
  ['missing.1', { missing: ['?', '\0'] }],
  ['sheet', { sheet: 'a\0b' }],
  ['columns.a\0b', { columns: { 'a\0b': { type: 'text' } } }],
  ['columns.a.missing.0', { columns: { a: { missing: ['\0'] } } }],
])('a NUL in %j is refused', (path, choices) => {
  expect(told(choices)).toEqual([
    expect.stringMatching(/ is not allowed; allowed: a text without a NUL character$/),
  ]);
  expect(told(choices)[0]).toContain(`${path}: `);
});
