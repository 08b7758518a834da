import { setImmediate } from 'node:timers/promises';

const SLICE_MS = 5;

/**
 * Runs a generator to its end in short slices, so that windows and files are served in between.
 * @throws the signal's reason when aborted
 */
export async function inSlices<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const started = performance.now();
    while (performance.now() - started < SLICE_MS) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await setImmediate();
    signal?.throwIfAborted();
  }
}
