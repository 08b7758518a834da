import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mainProcess } from './parts.ts';

describe('data sets', () => {
  it('give pages of rows, copied', async () => {
    const main = await mainProcess();
    const { summary, table } = await main.datasets.openBundled('boston-housing');
    expect(summary).toMatchObject({
      name: 'housing.data',
      rows: 506,
      receipt: { knownAs: 'Boston housing' },
    });
    const page = main.datasets.rows(summary.id, 504, 10);
    expect([page.from, page.count, page.values.length]).toEqual([504, 2, 28]);
    expect(page.values.buffer).toBeInstanceOf(ArrayBuffer);
    expect(table.values.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...page.values.subarray(14)]).toEqual([...table.values.subarray(505 * 14)]);
    expect(main.datasets.rows(summary.id, 506, 10)).toMatchObject({ count: 0 });
    expect(main.datasets.rows(summary.id, 1e9, 10)).toMatchObject({ count: 0 });
  });

  it('give the texts of a page beside its numbers, and say what a column holds', async () => {
    const main = await mainProcess();
    const path = join(main.folder, 'mixed.csv');
    writeFileSync(path, 'size,colour\n1,red\n,blue\n3,red\n');
    const { summary } = (await main.datasets.open(path))!;
    expect(summary.columns[0]).toMatchObject({ missing: 1, texts: null, min: 1, max: 3, mean: 2 });
    expect(summary.columns[1]).toMatchObject({
      missing: 0,
      min: Number.NaN,
      histogram: [],
      texts: {
        distinct: 2,
        frequent: [
          { text: 'red', rows: 2 },
          { text: 'blue', rows: 1 },
        ],
      },
    });
    const page = main.datasets.rows(summary.id, 1, 2);
    expect(page.texts).toEqual({ 1: ['blue', 'red'] });
    expect(page.values[0]).toBeNaN();
    expect(main.datasets.rows(summary.id, 3, 2).texts).toEqual({ 1: [] });
  });

  it('are made by a rule, the same rows every time, and once while they are open', async () => {
    const main = await mainProcess();
    const rule = { kind: 'randn', rows: 5, inputs: 2, outputs: 2, seed: 4 } as const;
    const [first, second] = await Promise.all([main.datasets.make(rule), main.datasets.make(rule)]);
    expect(second.summary.id).toBe(first.summary.id);
    expect(first.table.values.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(first.summary.columns.map(({ name }) => name)).toEqual(['x1', 'x2', 'y1', 'y2']);
    const other = await main.datasets.make({ ...rule, seed: 5 });
    expect(other.summary.sha256).not.toBe(first.summary.sha256);
    main.datasets.close(first.summary.id);
    const again = await main.datasets.make(rule);
    expect(again.summary.sha256).toBe(first.summary.sha256);
    expect([...again.table.values]).toEqual([...first.table.values]);
    // It can be made again, and so it need not be open for a run on it to go on.
    expect(await main.datasets.withContents(first.summary.sha256)).toBe(again);
  });

  it('are closed once, and gone then', async () => {
    const main = await mainProcess();
    const { summary } = await main.datasets.openBundled('boston-housing');
    main.datasets.close(summary.id);
    main.datasets.close(summary.id);
    expect(main.all('dataset.closed')).toEqual([{ id: summary.id }]);
    expect(() => main.datasets.rows(summary.id, 0, 1)).toThrow('not open any more');
  });

  it('tell how far a long reading is, and stop when it is cancelled', async () => {
    const main = await mainProcess();
    const path = join(main.folder, 'long.csv');
    writeFileSync(path, `a,b,c\n${'1.25,2.5,3.75\n'.repeat(5_000_000)}`);
    const reading = main.datasets.open(path);
    const { id, name, read, bytes } = await main.until('dataset.opening');
    expect([name, read < bytes]).toEqual(['long.csv', true]);
    main.datasets.cancelOpening(id);
    expect(await reading).toBeUndefined();
    expect(main.all('dataset.openingEnded')).toEqual([{ id }]);
    expect(main.all('dataset.opened')).toEqual([]);
    expect(main.datasets.summaries()).toEqual([]);
  });

  it('are one when their file is opened twice at once', async () => {
    const main = await mainProcess();
    const path = join(main.folder, 'wide.csv');
    // Large enough that the second is read while the first is still being summarised.
    writeFileSync(path, '1,2,3,4,5,6,7,8,9,0\n'.repeat(100_000));
    const [first, second] = await Promise.all([main.datasets.open(path), main.datasets.open(path)]);
    expect(second!.summary.id).toBe(first!.summary.id);
    expect(main.datasets.summaries()).toHaveLength(1);
    expect(main.all('dataset.openingEnded')).toHaveLength(2);
  });
});
