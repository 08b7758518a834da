import { describe, expect, it } from 'vitest';
import { createAnnouncer } from '../../../src/main/announcer.ts';
import { showProgress } from '../../../src/main/window/attention.ts';
import { stayAwake } from '../../../src/main/window/power.ts';
import type { RunProgress, RunState, RunSummary } from '../../../src/shared/runs.ts';

function setup(focused = false) {
  const announcer = createAnnouncer(() => true);
  const bars: [number, string?][] = [];
  const notes: [string, string][] = [];
  const awake: string[] = [];
  let time = 0;
  showProgress(announcer, {
    setProgressBar: (share, options) => void bars.push(options ? [share, options.mode] : [share]),
    isFocused: () => focused,
    notify: (...note) => void notes.push(note),
    now: () => time,
  });
  stayAwake(announcer, {
    start: (kind) => awake.push(kind),
    stop: (id) => {
      awake.push(`let go ${id}`);
      return true;
    },
  });
  const rest = { title: 'T', iterations: 1500, metrics: null, problem: null } as unknown as RunSummary;
  return {
    bars,
    notes,
    awake,
    wait: (ms: number) => {
      time += ms;
    },
    changed: (state: RunState, more: Partial<RunSummary> = {}) =>
      announcer.announce('run.changed', { ...rest, id: 'a', state, ...more }),
    progress: (iterations: number, state: RunState = 'training') =>
      announcer.announce('run.progress', { id: 'a', iterations, updates: 100, state } as RunProgress),
  };
}

describe('the task bar', () => {
  it('shows how far the run is, now and then, until it ends', () => {
    const { bars, changed, progress, wait } = setup();
    changed('preparing');
    progress(10);
    wait(30);
    progress(11);
    wait(300);
    progress(50);
    progress(50, 'paused');
    changed('paused');
    changed('finished');
    progress(100);
    expect(bars).toEqual([[0.1, 'normal'], [0.5, 'normal'], [0.5, 'paused'], [-1]]);
  });
});

describe('a notification', () => {
  const metrics = { train: { rmse: 5 }, test: { rmse: 4.92837 } } as RunSummary['metrics'];
  it('tells of the end of a long run that nobody watches', () => {
    const { notes, changed, wait } = setup();
    changed('preparing');
    wait(11_000);
    changed('finished', { metrics });
    expect(notes).toEqual([['T', 'Finished after 1,500 iterations, RMSE 4.928']]);
  });
  it('tells what went wrong', () => {
    const { notes, changed, wait } = setup();
    changed('training');
    wait(11_000);
    changed('diverged', { problem: { code: 'training', message: 'The run diverged', hint: '' } });
    expect(notes).toEqual([['T', 'The run diverged']]);
  });
  it('does not tell of a short one, of one that is watched, nor of others', () => {
    const watched = setup(true);
    watched.changed('training');
    watched.wait(11_000);
    watched.changed('finished');
    const short = setup();
    short.changed('training');
    short.changed('finished');
    short.wait(11_000);
    short.changed('finished', { id: 'renamed' });
    expect([watched.notes, short.notes]).toEqual([[], []]);
  });
});

describe('the computer', () => {
  it('stays awake while a run trains, and only then', () => {
    const { awake, changed } = setup();
    changed('preparing');
    changed('training');
    changed('finished', { id: 'another' });
    changed('paused');
    changed('training');
    changed('stopped');
    changed('stopped');
    expect(awake).toEqual(['prevent-app-suspension', 'let go 1', 'prevent-app-suspension', 'let go 3']);
  });
});
