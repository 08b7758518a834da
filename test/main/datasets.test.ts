import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { mainProcess } from './parts.ts';

/** The main process with files of these texts, and a way to open them. */
async function setup(files: Record<string, string> = {}) {
  const main = await mainProcess();
  const write = (name: string, text: string) => writeFileSync(join(main.folder, name), text);
  for (const [name, text] of Object.entries(files)) write(name, text);
  const path = (name: string) => join(main.folder, name);
  return { ...main, path, write, open: async (name: string) => (await main.datasets.open(path(name)))! };
}

describe('data sets', () => {
  it('give pages of rows that can cross to the window, and a table on shared memory', async () => {
    const { datasets } = await setup();
    const { summary, data } = await datasets.openBundled('boston-housing');
    expect(summary).toMatchObject({
      name: 'housing.data',
      rows: 506,
      receipt: { knownAs: 'Boston housing' },
      synthetic: null,
      file: 'same',
    });
    const page = await data.page({ from: 504, count: 10 });
    expect([page.from, page.count, page.values.length]).toEqual([504, 2, 28]);
    expect(page.values.buffer).toBeInstanceOf(ArrayBuffer);
    const table = await data.table();
    expect(table.values.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...page.values.subarray(14)]).toEqual([...table.values.subarray(505 * 14)]);
  });

  it('are shown before their columns are described, and told again when they are', async () => {
    const { datasets, until, open, events } = await setup({
      'a.csv': `size,colour\n${'1,red\n,blue\n3,red\n'.repeat(50_000)}`,
    });
    const { summary } = await open('a.csv');
    expect(summary.columns).toMatchObject([
      { name: 'size', type: 'integer', missing: 50_000, description: null },
      { name: 'colour', type: 'text', missing: 0, description: null },
    ]);
    const { id, columns } = await until('dataset.described');
    expect(id).toBe(summary.id);
    expect(columns[0]).toMatchObject({
      count: 100_000,
      missing: 50_000,
      distinct: 2,
      min: 1,
      max: 3,
      mean: 2,
    });
    expect(columns[1]!.frequent).toEqual([
      { value: 'red', rows: 100_000 },
      { value: 'blue', rows: 50_000 },
    ]);
    expect(events.map(({ name }) => name)).toEqual([
      'dataset.opened',
      'dataset.openingEnded',
      'dataset.described',
    ]);
    // What a window that is loaded again gets.
    expect(datasets.summaries()[0]!.columns[0]).toMatchObject({ distinct: 2, description: columns[0] });
  });

  it('are described before they are shown where they are small', async () => {
    const { open, all } = await setup({ 'a.csv': 'size,colour\n1,red\n,blue\n3,red\n' });
    const { columns } = (await open('a.csv')).summary;
    expect(columns[1]).toMatchObject({ distinct: 2, description: { frequent: [{ value: 'red' }, {}] } });
    expect(all('dataset.opened')[0]!.columns).toEqual(columns);
    expect(all('dataset.described')).toEqual([]);
  });

  it('are made by a rule, the same rows every time, and once while they are open', async () => {
    const { datasets } = await setup();
    const rule = { kind: 'randn', rows: 5, inputs: 2, outputs: 2, seed: 4 } as const;
    const [first, second] = await Promise.all([datasets.make(rule), datasets.make(rule)]);
    expect(second.summary.id).toBe(first.summary.id);
    expect(first.summary).toMatchObject({ name: 'randn', bytes: 0, rows: 5, receipt: null, synthetic: rule });
    expect(first.summary.columns.map(({ name }) => name)).toEqual(['x1', 'x2', 'y1', 'y2']);
    const values = [...(await first.data.table()).values];
    const other = await datasets.make({ ...rule, seed: 5 });
    expect(other.summary.sha256).not.toBe(first.summary.sha256);
    datasets.close(first.summary.id);
    const again = await datasets.make(rule);
    expect(again.summary.sha256).toBe(first.summary.sha256);
    expect([...(await again.data.table()).values]).toEqual(values);
    // It can be made again, and so it need not be open for a run on it to go on.
    expect((await datasets.withContents(first.summary.sha256))!.summary.id).toBe(again.summary.id);
    await expect(datasets.reload(again.summary.id)).rejects.toThrow('was made, not read');
  });

  it('are closed once, and gone then; a table that was taken of one stays', async () => {
    const { datasets, all } = await setup();
    const { summary, data } = await datasets.openBundled('boston-housing');
    const table = await data.table();
    datasets.close(summary.id);
    datasets.close(summary.id);
    expect(all('dataset.closed')).toEqual([{ id: summary.id }]);
    expect(() => datasets.get(summary.id)).toThrow('not open any more');
    await expect(data.page({ from: 0, count: 1 })).rejects.toMatchObject({ code: 'missing' });
    expect(table.values[0]).toBe(0.00632);
  });

  it('tell how far a long reading is, and stop when it is cancelled', async () => {
    const { datasets, path, until, all } = await setup({
      'long.csv': `a,b,c\n${'1.25,2.5,3.75\n'.repeat(5_000_000)}`,
    });
    const reading = datasets.open(path('long.csv'));
    const { id, name, read, bytes } = await until('dataset.opening');
    expect([name, read < bytes]).toEqual(['long.csv', true]);
    datasets.cancelOpening(id);
    expect(await reading).toBeUndefined();
    expect(all('dataset.openingEnded')).toEqual([{ id }]);
    expect(all('dataset.opened')).toEqual([]);
    expect(datasets.summaries()).toEqual([]);
  });

  it('are one when their file is opened twice, at once or later', async () => {
    const { datasets, path, open, all } = await setup({ 'a.csv': '1,2,3,4\n'.repeat(100_000) });
    const [first, second] = await Promise.all([open('a.csv'), open('a.csv')]);
    expect(second.summary.id).toBe(first.summary.id);
    expect(datasets.summaries()).toHaveLength(1);
    expect((await open('a.csv')).summary.id).toBe(first.summary.id);
    expect(all('dataset.opened')).toHaveLength(3);
    // Read in another way it is another table.
    const other = (await datasets.open(path('a.csv'), { header: true }))!;
    expect(other.summary.rows).toBe(99_999);
    expect(datasets.summaries()).toHaveLength(2);
    // However it was read, when nothing is said of that.
    expect((await datasets.open(path('a.csv'), { header: true }))!.summary.id).toBe(other.summary.id);
    expect(datasets.summaries()).toHaveLength(2);
  });

  it('are found by their bytes and how they were read', async () => {
    const { datasets, path } = await setup({ 'a.csv': '1;2\n3;4\n' });
    const choices = { columns: { x1: { type: 'text' as const } }, header: false };
    const { summary } = (await datasets.open(path('a.csv'), choices))!;
    const found = await datasets.withContents(summary.sha256, {
      header: false,
      columns: { x1: { type: 'text', missing: undefined } },
    });
    expect(found!.summary.id).toBe(summary.id);
    expect(await datasets.withContents(summary.sha256)).toBeUndefined();
    expect(await datasets.withContents(summary.sha256, { header: true })).toBeUndefined();
  });
});

describe('reading anew', () => {
  it('keeps the id, says what was chosen, and gives back what was before', async () => {
    const { datasets, open, all } = await setup({ 'a.csv': 'a;b\n1,5;2\n2,5;3\n' });
    const { summary, data } = await open('a.csv');
    const before = await data.table();
    const anew = await datasets.read(summary.id, { columns: { b: { type: 'text' } } });
    expect(anew.summary).toMatchObject({ id: summary.id, rows: 2, file: 'same' });
    expect(anew.summary.columns.map(({ type }) => type)).toEqual(['number', 'text']);
    expect(anew.summary.receipt!.choices).toEqual({ columns: { b: { type: 'text' } } });
    expect(datasets.get(summary.id)).toMatchObject({ path: expect.stringContaining('a.csv') });
    expect(all('dataset.opened').map(({ id }) => id)).toEqual([summary.id, summary.id]);
    // A run that trains on the rows from before keeps them.
    expect([...before.values]).toEqual([1.5, 2, 2.5, 3]);
    await expect(data.page({ from: 0, count: 1 })).rejects.toMatchObject({ code: 'missing' });
    expect((await anew.data.page({ from: 0, count: 2 })).texts[1]).toEqual(['2', '3']);
  });

  it('leaves everything as it is when it fails', async () => {
    const { datasets, open, all } = await setup({ 'a.csv': 'a,b\n1,x\n2,3\n' });
    const { summary } = await open('a.csv');
    const reading = datasets.read(summary.id, { columns: { b: { type: 'number' } } });
    const problem = await reading.catch((error) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem.message).toMatch(/a\.csv line 2/);
    expect(datasets.get(summary.id).summary.columns[1]!.type).toBe('text');
    expect((await datasets.get(summary.id).data.page({ from: 0, count: 1 })).texts[1]).toEqual(['x']);
    expect(all('dataset.opened')).toHaveLength(1);
  });

  it('comes to what was asked last', async () => {
    const { datasets, open } = await setup({ 'a.csv': `${'1;2\n'.repeat(200_000)}` });
    const { id } = (await open('a.csv')).summary;
    const [first, second] = await Promise.all([
      datasets.read(id, { delimiter: ',' }),
      datasets.read(id, { columns: { x1: { type: 'text' } } }),
    ]);
    expect(datasets.get(id).summary.columns.map(({ type }) => type)).toEqual(['text', 'integer']);
    expect(second.summary.columns).toHaveLength(2);
    expect(first.summary.id).toBe(id);
    expect(datasets.summaries()).toHaveLength(1);
  });
});

describe('the file of a data set', () => {
  it('is noticed when it changes, is gone and comes back; reloading reads it as before', async () => {
    const { datasets, open, write, path, until, all } = await setup({ 'a.csv': 'a\n1\n2\n' });
    const { id } = (await open('a.csv')).summary;
    await datasets.read(id, { columns: { a: { type: 'text' } } });
    write('a.csv', 'a\n1\n3\n');
    datasets.lookAtFiles();
    await until('dataset.file', ({ state }) => state === 'changed');
    expect(datasets.summaries()).toMatchObject([{ id, file: 'changed' }]);
    const { summary } = await datasets.reload(id);
    expect(summary).toMatchObject({ id, file: 'same', columns: [{ type: 'text' }] });
    rmSync(path('a.csv'));
    datasets.lookAtFiles();
    await until('dataset.file', ({ state }) => state === 'gone');
    await expect(datasets.reload(id)).rejects.toThrow('a.csv is not there');
    write('a.csv', 'a\n1\n3\n');
    datasets.lookAtFiles();
    await until('dataset.file', ({ state }) => state === 'same');
    expect(all('dataset.file').map(({ state }) => state)).toEqual(['changed', 'gone', 'same']);
  });

  it('that has changed is another data set when it is opened again', async () => {
    const { datasets, open, write } = await setup({ 'a.csv': 'a\n1\n2\n' });
    const { id } = (await open('a.csv')).summary;
    write('a.csv', 'a\n1\n3\n');
    expect((await open('a.csv')).summary.id).not.toBe(id);
    expect(datasets.summaries()).toHaveLength(2);
  });
});
