import { setImmediate } from 'node:timers/promises';

const SLICE_MS = 5;

/**
 * Runs a generator to its end in short slices, so that windows and files are served in between.
 * @throws the signal's reason when aborted
 */
export async function inSlices<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  const rest = createRest(signal);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await rest();
  }
}

/**
 * Asked between two pieces of long work: lets others go first whenever a slice of time is used up.
 * @throws the signal's reason when aborted
 */
export function createRest(signal?: AbortSignal): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < SLICE_MS) return;
    await setImmediate();
    signal?.throwIfAborted();
    started = performance.now();
  };
}
