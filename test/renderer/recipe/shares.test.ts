import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/core/train/plan.ts';
import {
  addsUp,
  inPercent,
  percentOf,
  rowsOf,
  shareOf,
  shareProblem,
  shownRows,
  withShare,
} from '../../../src/renderer/features/recipe/shares.ts';

const defaults = { train: 0.8, validation: 0 };
const split = { order: 'file', train: 0.8, validation: 0, test: 0.2 };

describe('shares in percent', () => {
  it('go there and back without the rounding of a division', () => {
    for (const percent of [7, 29, 55, 57, 58, 0.1, 33.333, 1e-5, 100]) {
      expect(percentOf(shareOf(percent))).toBe(percent);
    }
    expect(shareOf(7)).toBe(0.07);
    expect(percentOf(0.29)).toBe(29);
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e6 }), (n) => percentOf(shareOf(n / 1e4)) === n / 1e4));
  });

  it('keep what was typed and is no number', () => {
    expect(shareOf('8o')).toBe('8o');
    expect(percentOf('8o')).toBe('8o');
    expect(percentOf(undefined)).toBeUndefined();
    expect(shareProblem('8o')).toBe("'8o' is no number");
    expect(shareProblem(1.2)).toBe('120 % is not allowed; allowed: 0 to 100 %');
    expect(shareProblem(0)).toBeUndefined();
  });
});

describe('withShare', () => {
  it('gives the rest to the test part, and to training where the test part was set', () => {
    expect(withShare(split, 'train', 0.9, true, defaults)).toEqual({ ...split, train: 0.9, test: 0.1 });
    expect(withShare(split, 'validation', 0.1, true, defaults)).toMatchObject({ train: 0.8, test: 0.1 });
    expect(withShare(split, 'test', 0.35, true, defaults)).toMatchObject({ train: 0.65, test: 0.35 });
  });

  it('lets one type: a text and a share that is too large move nothing else', () => {
    expect(withShare(split, 'train', '', true, defaults)).toEqual({ ...split, train: '' });
    expect(withShare(split, 'train', 9, true, defaults)).toEqual({ ...split, train: 9 });
    const shares = [0.07, 0.7].reduce((before, share) => withShare(before, 'train', share, true, defaults), {
      ...split,
      train: '',
    } as Parameters<typeof withShare>[0]);
    expect(shares).toMatchObject({ train: 0.7, test: 0.3 });
  });

  it('leaves the others alone when the shares did not add up', () => {
    expect(withShare(split, 'train', 0.5, false, defaults)).toEqual({ ...split, train: 0.5 });
  });

  it('leaves a test part out that is left out: it is the rest anyway', () => {
    const open = { order: 'file', train: 0.8 };
    expect(withShare(open, 'train', 0.6, true, defaults)).toEqual({ order: 'file', train: 0.6 });
    expect(addsUp(open, defaults)).toBe(true);
    expect(addsUp({ train: 0.8, test: 0.1 }, defaults)).toBe(false);
    expect(addsUp({ train: 'x' }, defaults)).toBe(false);
  });
});

describe('rows of the parts', () => {
  it('are those that training will take', () => {
    expect(rowsOf(split, 506, defaults)).toEqual({ train: 404, validation: 0, test: 102, unused: 0 });
    expect(rowsOf({ train: 0.5, test: 0.1 }, 100, defaults)).toMatchObject({ unused: 40 });
    expect(rowsOf({}, 506, defaults)).toMatchObject({ train: 404, test: 102 });
  });

  it('are not told while the shares do not go together', () => {
    for (const wrong of [{ train: 'x' }, { train: 0.9, test: 0.2 }, { train: -1 }, { train: 0, test: 0 }]) {
      expect(rowsOf({ validation: 0, ...wrong }, 506, defaults)).toBeUndefined();
    }
  });
});

describe('the rows beside the shares', () => {
  const outlook = (train: number, test: number, rows: number) => ({
    plan: { rows: { train, validation: 0, test } } as Plan,
    rows,
  });

  it('are those that the check has counted', () => {
    const dropping = { split, prepare: { missing: 'dropRows' } };
    expect(shownRows(dropping, outlook(309, 78, 400), 400, defaults)).toEqual({
      parts: { train: 309, validation: 0, test: 78 },
      note: '13 rows are left out for missing cells.',
    });
    const some = { split, data: { where: 'a > 1' } };
    expect(shownRows(some, outlook(240, 60, 300), 400, defaults)).toEqual({
      parts: { train: 240, validation: 0, test: 60 },
      note: undefined,
    });
    const open = { split: { train: 0.5, test: 0.4 } };
    expect(shownRows(open, outlook(5, 4, 10), 10, defaults).note).toBe('1 row is in no part.');
  });

  it('are reckoned by the shares until then, where no condition leaves any out', () => {
    expect(shownRows({ split }, undefined, 400, defaults)).toMatchObject({ parts: { train: 320, test: 80 } });
    expect(shownRows({ split: { train: 0.5, test: 0 } }, undefined, 1e4, defaults).note).toBe(
      '5000 rows are in no part.',
    );
    const unknown = shownRows({ split, data: { where: 'a > 1' } }, undefined, 400, defaults);
    expect(unknown).toEqual({ parts: undefined, note: undefined });
  });
});

describe('what the check found', () => {
  it('is said in percent', () => {
    const over = { train: 0.9, validation: 0.1, test: 0.2 };
    expect(inPercent({ path: 'split', message: 'add up to 1.2' }, over, defaults).message).toBe(
      'The shares add up to 120 %; allowed: at most 100 %',
    );
    expect(inPercent({ path: 'split.test', message: '-0.1' }, { test: -0.1 }, defaults).message).toBe(
      'Test: -10 % is not allowed; allowed: 0 to 100 %',
    );
    const other = { path: 'split.train', message: '0 leaves no rows to train on' };
    expect(inPercent(other, { train: 0 }, defaults)).toBe(other);
  });
});
