import { describe, expect, it } from 'vitest';
import { createRest, inSlices } from '../../src/node/slices.ts';

/** Goes on for so many milliseconds. */
function* busyFor(milliseconds: number): Generator<void, string> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) yield;
  return 'done';
}

describe('inSlices', () => {
  it('gives what the generator comes to, and lets others go first meanwhile', async () => {
    let turns = 0;
    const watch = setInterval(() => turns++, 0);
    expect(await inSlices(busyFor(60))).toBe('done');
    clearInterval(watch);
    expect(turns).toBeGreaterThan(1);
  });
  it('ends when it is aborted', async () => {
    const stop = new AbortController();
    const endless = inSlices(busyFor(Number.POSITIVE_INFINITY), stop.signal);
    setImmediate(() => stop.abort(new Error('enough')));
    await expect(endless).rejects.toThrow('enough');
  });
});

describe('createRest', () => {
  it('costs nothing while a slice lasts', async () => {
    const stop = new AbortController();
    const rest = createRest(stop.signal);
    stop.abort();
    await rest();
    const end = performance.now() + 10;
    while (performance.now() < end);
    await expect(rest()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
