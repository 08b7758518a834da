import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, listed } from '../../../../src/core/data/prepare/categories.ts';

describe('texts', () => {
  it('are ordered by code point, not by UTF-16 unit', () => {
    expect(['\u{1f600}', '\uff5e', 'b', 'a', 'B', '', 'ab', '\u00e9'].sort(compareTexts)).toEqual([
      '',
      'B',
      'a',
      'ab',
      'b',
      '\u00e9',
      '\uff5e',
      '\u{1f600}',
    ]);
  });
  it('are ordered as their lists of code points', () => {
    const points = (text: string) => Array.from(text, (c) => c.codePointAt(0)!);
    const before = (a: number[], b: number[]): number => {
      const at = a.findIndex((point, i) => point !== b[i]);
      return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
    };
    const text = fc.string({ unit: 'binary', maxLength: 5 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareTexts(a, b))).toBe(Math.sign(before(points(a), points(b))));
      }),
      { numRuns: 2000 },
    );
  });
  it('are listed, the first three of many', () => {
    expect(listed([1, 'b'])).toBe("1, 'b'");
    expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe("'a', 'b', 'c' and 2 more");
  });
});
