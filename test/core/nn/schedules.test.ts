import { describe, expect, it } from 'vitest';
import { createSchedule, type ScheduleKind, schedules } from '../../../src/core/nn/schedules.ts';
import reference from '../../fixtures/training.json' with { type: 'json' };
import { worstRelative } from '../../worst-relative.ts';

const { first_rate, losses } = reference;

/** The rate of each epoch, its loss told after it. */
function ratesOf(schedule: ReturnType<typeof createSchedule>, from = 0, to = losses.length): number[] {
  return losses.slice(from, to).map((loss, i) => {
    const rate = schedule.rate(from + i);
    schedule.observe?.(loss);
    return rate;
  });
}

describe('the schedules of PyTorch', () => {
  const cases = reference.schedules.map(({ kind, options, rates }) => ({
    kind,
    choice: { kind: kind as ScheduleKind, ...options },
    rates,
  }));
  it.each(cases)('$kind: $choice', ({ choice, rates }) => {
    const found = ratesOf(createSchedule(choice, first_rate, 99));
    expect(worstRelative(found, rates)).toBeLessThan(1e-12);
  });
  it.each(cases)('$kind goes on from its state', ({ choice }) => {
    const whole = ratesOf(createSchedule(choice, first_rate, 99));
    const before = createSchedule(choice, first_rate, 99);
    ratesOf(before, 0, 9);
    const after = createSchedule(choice, first_rate, 99);
    if (before.state) after.state!.set(before.state);
    expect(ratesOf(after, 9)).toEqual(whole.slice(9));
  });
  it('are all here', () => {
    const known = new Set([...cases.map(({ kind }) => kind), 'constant']);
    expect([...known].sort()).toEqual(Object.keys(schedules).sort());
  });
});

describe('a schedule', () => {
  it('is constant where there is none', () => {
    expect(createSchedule(undefined, 0.3, 10).rate(7)).toBe(0.3);
    expect(createSchedule({ kind: 'constant' }, 0.3, 10).rate(7)).toBe(0.3);
  });
  it('of a cosine without tMax reaches its least with the run', () => {
    const choice = { kind: 'cosine' as const, etaMin: 0.25 };
    const { rate } = createSchedule(choice, 0.5, 10);
    expect([rate(0), rate(5), rate(10)]).toEqual([0.5, 0.375, 0.25]);
  });
  it('of a plateau keeps finite numbers from the start', () => {
    const choice = { kind: 'plateau' as const, factor: 0.5, patience: 0, threshold: 0 };
    expect([...createSchedule(choice, 0.5, 10).state!].every(Number.isFinite)).toBe(true);
  });
});
