import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Counted,
  createRowCounter,
  PAUSE_MS,
} from '../../../../src/renderer/features/data/where/row-counter.ts';
import type { Result } from '../../../../src/shared/ipc.ts';

type Answer = Result<{ rows: number }>;

/** A counter with a hand on when answers come. */
function counterOf() {
  const asked: string[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const told: (Counted | undefined)[] = [];
  const counter = createRowCounter(
    (where) => {
      asked.push(where);
      return new Promise<Answer>((resolve) => waiting.push(resolve));
    },
    (counted) => told.push(counted),
  );
  const answer = async (result: Answer) => {
    waiting.shift()!(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { counter, asked, told, answer };
}

const rows = (count: number): Answer => ({ ok: true, value: { rows: count } });

describe('createRowCounter', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks once one has paused, and tells what it hears', async () => {
    const { counter, asked, told, answer } = counterOf();
    for (const where of ['R', 'RM', 'RM > 4']) counter.mean(where);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(asked).toEqual(['RM > 4']);
    expect(told.at(-1)).toEqual({ state: 'counting' });
    await answer(rows(412));
    expect(told.at(-1)).toEqual({ state: 'counted', rows: 412 });
  });

  it('tells what is wrong with a condition', async () => {
    const { counter, told, answer } = counterOf();
    counter.mean('RM >');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    const problem = { code: 'data', message: 'The condition ends too soon', hint: 'Write RM > 4.' } as const;
    await answer({ ok: false, error: problem });
    expect(told.at(-1)).toEqual({ state: 'wrong', problem });
  });

  it('tells of the newest condition only, without waiting for the one before', async () => {
    const { counter, asked, told, answer } = counterOf();
    counter.mean('a');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    counter.mean('b');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(asked).toEqual(['a', 'b']);
    await answer(rows(1));
    expect(told.at(-1)).toEqual({ state: 'counting' });
    await answer(rows(2));
    expect(told.at(-1)).toEqual({ state: 'counted', rows: 2 });
  });

  it('asks nothing for no condition, and forgets the answer on its way', async () => {
    const { counter, asked, told, answer } = counterOf();
    counter.mean('a');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    counter.mean('  ');
    await answer(rows(1));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(asked).toEqual(['a']);
    expect(told.at(-1)).toBeUndefined();
  });

  it('tells nobody who is gone', async () => {
    const { counter, told, answer } = counterOf();
    counter.mean('a');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    counter.end();
    const before = told.length;
    await answer(rows(1));
    expect(told).toHaveLength(before);
  });
});
