import { describe, expect, it } from 'vitest';
import {
  cellOf,
  createRowPages,
  pageRowsFor,
} from '../../../../src/renderer/features/data/grid/row-pages.ts';

const COLUMNS = 3;

/** Pages over rows that hold 10 · row + column, with a hand on when the answers come. */
function pagesOf(rows: number, { pageRows = 10, capacity = 3 } = {}) {
  const asked: [number, number][] = [];
  const waiting: { answer: (well?: boolean) => Promise<void> }[] = [];
  let ends = 0;
  const pages = createRowPages({
    rows,
    columns: COLUMNS,
    pageRows,
    capacity,
    fetch: (from, count) => {
      asked.push([from, count]);
      const values = Float64Array.from(
        { length: count * COLUMNS },
        (_, i) => 10 * (from + Math.floor(i / COLUMNS)) + (i % COLUMNS),
      );
      return new Promise((resolve) => {
        waiting.push({
          answer: async (well = true) => {
            resolve(
              well
                ? { values, texts: {}, places: Float64Array.from({ length: count }, (_, i) => 99 - from - i) }
                : undefined,
            );
            await new Promise((later) => setTimeout(later));
          },
        });
      });
    },
    ended: () => ends++,
  });
  const answer = (well?: boolean) => waiting.shift()!.answer(well);
  return { pages, asked, answer, waiting, ends: () => ends };
}

describe('createRowPages', () => {
  it('fetches the pages that hold the wanted rows, once', async () => {
    const { pages, asked, answer, ends } = pagesOf(100);
    pages.want(5, 15);
    pages.want(5, 15);
    expect(asked).toEqual([
      [0, 10],
      [10, 10],
    ]);
    expect(pages.row(5)).toBeUndefined();
    await answer();
    await answer();
    expect(Array.from(pages.row(5)!.values)).toEqual([50, 51, 52]);
    expect(Array.from(pages.row(14)!.values)).toEqual([140, 141, 142]);
    expect([5, 14].map((row) => pages.row(row)!.place)).toEqual([94, 85]);
    expect(ends()).toBe(2);
    pages.want(0, 20);
    expect(asked).toHaveLength(2);
  });

  it('asks for no row beyond the end', async () => {
    const { pages, asked, answer } = pagesOf(25);
    pages.want(18, 40);
    expect(asked).toEqual([
      [10, 10],
      [20, 5],
    ]);
    await answer();
    await answer();
    expect(Array.from(pages.row(24)!.values)).toEqual([240, 241, 242]);
    expect(pages.row(25)).toBeUndefined();
  });

  it('never fetches what was scrolled past', async () => {
    const { pages, asked, answer, waiting } = pagesOf(1000);
    for (let row = 0; row < 900; row += 20) pages.want(row, row + 20);
    expect(asked).toHaveLength(2);
    await answer();
    await answer();
    expect(asked.slice(2)).toEqual([
      [880, 10],
      [890, 10],
    ]);
    await answer();
    await answer();
    expect(waiting).toHaveLength(0);
  });

  it('forgets the page that was looked at longest ago', async () => {
    const { pages, asked, answer } = pagesOf(1000, { capacity: 2 });
    for (const row of [0, 10]) {
      pages.want(row, row + 1);
      await answer();
    }
    pages.row(0);
    pages.want(20, 21);
    await answer();
    expect(pages.held).toBe(20);
    expect(pages.row(0)).toBeDefined();
    expect(pages.row(10)).toBeUndefined();
    pages.want(10, 11);
    expect(asked.at(-1)).toEqual([10, 10]);
  });

  it('tries a page that failed again only when other rows have been looked at', async () => {
    const { pages, asked, answer, ends } = pagesOf(100);
    pages.want(0, 5);
    await answer(false);
    expect(pages.row(0)).toBeUndefined();
    expect([pages.failed(0), pages.failed(50)]).toEqual([true, false]);
    expect(ends()).toBe(1);
    pages.want(0, 6);
    expect(asked).toHaveLength(1);
    pages.want(50, 55);
    await answer();
    expect(pages.failed(0)).toBe(false);
    pages.want(0, 5);
    expect(asked).toHaveLength(3);
  });

  it('survives a fetch that throws, and no rows at all', async () => {
    const pages = createRowPages({
      rows: 10,
      columns: 1,
      pageRows: 5,
      capacity: 2,
      fetch: () => Promise.reject(new Error('gone')),
      ended: () => {},
    });
    pages.want(0, 10);
    await new Promise((later) => setTimeout(later));
    expect(pages.row(0)).toBeUndefined();
    const none = pagesOf(0);
    none.pages.want(0, 30);
    expect(none.asked).toEqual([]);
  });
});

describe('cellOf', () => {
  it('says what a cell holds: a number, a text, or nothing', async () => {
    const pages = createRowPages({
      rows: 4,
      columns: 2,
      pageRows: 2,
      capacity: 2,
      fetch: async (from) => ({
        values: Float64Array.of(from, 0, Number.NaN, 1),
        texts: { 1: [`text ${from}`, null] },
        places: Float64Array.of(from, from + 1),
      }),
      ended: () => {},
    });
    pages.want(0, 4);
    await new Promise((later) => setTimeout(later));
    const cells = [0, 1, 2, 3].map((row) => [0, 1].map((column) => cellOf(pages.row(row)!, column)));
    expect(cells).toEqual([
      [0, 'text 0'],
      [null, null],
      [2, 'text 2'],
      [null, null],
    ]);
  });
});

describe('pageRowsFor', () => {
  it('keeps pages small in bytes and within what one request may ask for', () => {
    expect(pageRowsFor(1)).toBe(1000);
    expect(pageRowsFor(14)).toBe(1000);
    expect(pageRowsFor(100)).toBe(163);
    expect(pageRowsFor(10_000)).toBe(20);
  });
});
