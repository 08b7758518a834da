import { describe, expect, it } from 'vitest';
import { noChoices, readingKey, sameChoices } from '../../src/shared/read-choices.ts';

describe('choices of how a file is read', () => {
  it('are the same when they say the same, in any order', () => {
    expect(sameChoices({}, undefined)).toBe(true);
    expect(sameChoices({ delimiter: undefined, columns: {} }, {})).toBe(true);
    expect(sameChoices({ header: true, decimal: ',' }, { decimal: ',', header: true })).toBe(true);
    const columns = { 2: { type: 'text' }, b: { missing: ['NA'] } } as const;
    expect(
      sameChoices({ columns }, { columns: { b: { missing: ['NA'], type: undefined }, 2: columns[2] } }),
    ).toBe(true);
    expect(sameChoices({ columns: { b: {} } }, {})).toBe(true);
  });

  it('are others when anything differs', () => {
    expect(sameChoices({ header: false }, {})).toBe(false);
    expect(sameChoices({ quote: '' }, {})).toBe(false);
    expect(sameChoices({ missing: [] }, {})).toBe(false);
    expect(sameChoices({ missing: ['a', 'b'] }, { missing: ['b', 'a'] })).toBe(false);
    expect(sameChoices({ columns: { a: { type: 'text' } } }, { columns: { b: { type: 'text' } } })).toBe(
      false,
    );
  });

  it('tell what is kept for a file from what is kept for it read otherwise', () => {
    expect(noChoices({ columns: {} })).toBe(true);
    expect(noChoices({ skipLines: 0 })).toBe(false);
    expect(readingKey('abc', {})).toBe('abc');
    expect(readingKey('abc', { header: true, decimal: ',' })).toBe(
      readingKey('abc', { decimal: ',', header: true }),
    );
    expect(readingKey('abc', { header: true })).not.toBe(readingKey('abc', { header: false }));
  });
});
