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
