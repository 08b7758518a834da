import { describe, expect, it } from 'vitest';
import { plainReceipt } from '../../../src/core/data/receipt.ts';
import { lasting } from '../../../src/main/data/lasting.ts';
import type { OpenData } from '../../../src/node/data/open-data.ts';

/** Data whose answers come when they are let go, in the order of the questions. */
function held() {
  const waiting: (() => void)[] = [];
  const log: string[] = [];
  const answer = <T>(name: string, value: T, signal?: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      waiting.push(() => resolve(value));
      signal?.addEventListener('abort', () => {
        log.push(`${name} aborted`);
        reject(signal.reason);
      });
    });
  const data = {
    name: 'a.csv',
    sha256: '',
    bytes: 0,
    rows: 1,
    columns: [],
    receipt: plainReceipt('csv', {}),
    page: () => answer('page', 'rows'),
    describe: (signal?: AbortSignal) => answer('describe', [], signal),
    table: (_where?: string, signal?: AbortSignal) => answer('table', {}, signal),
    async *texts() {
      yield [['1']];
      yield [['2']];
    },
    close: () => log.push('closed'),
  };
  return { log, letGo: () => waiting.shift()!(), data: lasting(data as unknown as OpenData) };
}

const gone = { code: 'missing', message: 'That data set is not open any more' };

describe('data that is closed', () => {
  it('lets pages come to their end, and gives its memory back after the last', async () => {
    const { data, log, letGo } = held();
    const pages = [data.page({ from: 0, count: 1 }), data.page({ from: 0, count: 1 })];
    data.close();
    data.close();
    letGo();
    expect(await pages[0]).toBe('rows');
    expect(log).toEqual([]);
    letGo();
    expect(await pages[1]).toBe('rows');
    expect(log).toEqual(['closed']);
    await expect(data.page({ from: 0, count: 1 })).rejects.toMatchObject(gone);
  });

  it('ends what takes long', async () => {
    const { data, log } = held();
    const own = new AbortController();
    const asked = [data.describe(), data.table('a > 1', own.signal)];
    data.close();
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes).toMatchObject([{ reason: gone }, { reason: gone }]);
    expect(log).toEqual(['describe aborted', 'table aborted', 'closed']);
  });

  it('is written to its end by whoever writes it, or until they stop', async () => {
    const { data, log } = held();
    const rows: unknown[] = [];
    for await (const part of data.texts()) {
      data.close();
      expect(log).toEqual([]);
      rows.push(...part);
    }
    expect(rows).toEqual([['1'], ['2']]);
    expect(log).toEqual(['closed']);
    const other = held();
    for await (const _ of other.data.texts()) break;
    other.data.close();
    expect(other.log).toEqual(['closed']);
  });

  it('gives it back at once when nobody is at it', () => {
    const { data, log } = held();
    data.close();
    expect(log).toEqual(['closed']);
  });
});
