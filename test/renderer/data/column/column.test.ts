import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../../src/renderer/features/data/column/bars.ts';
import { rolesOf } from '../../../../src/renderer/features/data/column/column-role.ts';
import { barWidth } from '../../../../src/renderer/features/data/column/Histogram.tsx';
import { describeColumn } from '../../fake/describe.ts';

describe('rolesOf', () => {
  it('says what the recipe uses each column for', () => {
    const draft = { data: { target: 'c', features: ['a'] } };
    expect(rolesOf(draft, ['a', 'b', 'c'])).toEqual(['feature', 'unused', 'target']);
    expect(rolesOf({ data: { target: 'c' } }, ['a', 'b', 'c'])).toEqual(['feature', 'feature', 'target']);
    const several = { data: { target: ['b', 'c'] } };
    expect(rolesOf(several, ['a', 'b', 'c'])).toEqual(['feature', 'target', 'target']);
  });
});

describe('barsOf', () => {
  it('names the bins of numbers by their edges', () => {
    const bars = barsOf(describeColumn([0, 1, 2, 20], 'integer'));
    expect(bars).toHaveLength(20);
    expect(bars[0]).toEqual({ key: '0', title: '0 to 1', rows: 1 });
    expect(bars.at(-1)).toEqual({ key: '19', title: '19 to 20', rows: 1 });
  });

  it('makes one bar of a column with one value', () => {
    expect(barsOf(describeColumn([5, 5, null], 'integer'))).toEqual([{ key: '0', title: '5', rows: 2 }]);
  });

  it('finds edges between numbers whose distance is more than a double holds', () => {
    const [bar] = barsOf(describeColumn([-1.7e308, 1.7e308], 'number'));
    expect(bar!.title).toBe('\u22121.7e308 to \u22121.53e308');
  });

  it('has a bar for each frequent value of texts, and none of nothing', () => {
    const bars = barsOf(describeColumn(['b', 'a', 'b', null], 'text'));
    expect(bars).toEqual([
      { key: 'b', title: 'b', rows: 2 },
      { key: 'a', title: 'a', rows: 1 },
    ]);
    expect(barsOf(describeColumn([null], 'number'))).toEqual([]);
  });

  it('does not make a few bars wider than they need to be', () => {
    expect(barWidth(2, 300)).toBe(24);
    expect(barWidth(20, 300)).toBe(15);
    expect(barWidth(0, 300)).toBe(24);
  });
});
