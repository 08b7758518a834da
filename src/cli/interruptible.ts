const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Ctrl-C, or the system's wish that the program ends. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Lets work come to an orderly end when it is interrupted, so that nothing half written stays behind. Only for work
 * that lets others go first now and then: until it does, nobody hears the signal.
 * @throws Interrupted
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const interrupt = () => abort.abort(new Interrupted('interrupted'));
  for (const name of SIGNALS) process.once(name, interrupt);
  try {
    return await work(abort.signal);
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    for (const name of SIGNALS) process.off(name, interrupt);
  }
}
