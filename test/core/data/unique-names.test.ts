import { expect, test } from 'vitest';
import { uniqueNames } from '../../../src/core/data/unique-names.ts';

test('every column gets a name of its own, and what was done is said', () => {
  expect(uniqueNames(['a', '', 'a', 'a_2', ''], 'Line 1')).toEqual({
    names: ['a', 'column_2', 'a_3', 'a_2', 'column_5'],
    warnings: [
      "Line 1 leaves column 2 without a name; it is called 'column_2'.",
      "Line 1 names 'a' more than once; column 3 is called 'a_3'.",
      "Line 1 leaves column 5 without a name; it is called 'column_5'.",
    ],
  });
});

test('100,000 columns of one name', () => {
  const { names, warnings } = uniqueNames(Array(100_000).fill('a'), 'The file');
  expect(new Set(names).size).toBe(100_000);
  expect(names[99_999]).toBe('a_100000');
  expect(warnings).toHaveLength(21);
  expect(warnings[20]).toBe('99979 more columns have no name of their own in the file and were named alike.');
});
