/** Runs a generator to its end. */
export function drain<T>(steps: Generator<unknown, T, never>): T {
  for (;;) {
    const step = steps.next(undefined as never);
    if (step.done) return step.value;
  }
}
