import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cellAt } from '../../src/core/data/table.ts';
import { readTable } from '../../src/node/read-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file whose texts come after numbers', () => {
  const path = join(folder, 'late.csv');
  // Longer than the chunks that it is read in.
  const text = `id,n\n${Array.from({ length: 200_000 }, (_, i) => `${i < 199_999 ? '1.50' : 'x'},${i}`).join('\n')}`;
  writeFileSync(path, text);

  it('is read twice, and keeps them as they were written', async () => {
    const steps: number[] = [];
    const { table, sha256, bytes, receipt } = await readTable(path, {
      onProgress: (read) => steps.push(read),
    });
    expect([table.rows, bytes]).toEqual([200_000, text.length]);
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(receipt.textColumns).toEqual(['id']);
    expect(table.columns[0]).toMatchObject({
      categories: ['1.50', 'x'],
      firstText: { line: 200_001, text: 'x' },
    });
    expect([cellAt(table, 0, 0), cellAt(table, 199_999, 0), cellAt(table, 7, 1)]).toEqual(['1.50', 'x', 7]);
    expect(steps.filter((read) => read === text.length)).toHaveLength(2);
  });
  it('is refused when it changes in between', async () => {
    const changing = join(folder, 'changing.csv');
    writeFileSync(changing, text);
    let passes = 0;
    const onProgress = (read: number, all: number) => {
      if (read === all && ++passes === 1) writeFileSync(changing, text.replace('1.50', '2.50'));
    };
    await expect(readTable(changing, { onProgress })).rejects.toThrow(
      'changing.csv changed while it was read',
    );
  });
});
