/**
 * Work that is done once, whoever asks first, and shared by all who ask. It is aborted when nobody waits for it any
 * more; what failed or was aborted is done anew when somebody asks again.
 */
export function sharedTask<T>(
  work: (signal: AbortSignal) => Promise<T>,
): (signal?: AbortSignal) => Promise<T> {
  let task: { readonly result: Promise<T>; readonly stop: AbortController; waiting: number } | undefined;

  function begin() {
    const stop = new AbortController();
    const begun = { result: work(stop.signal), stop, waiting: 0 };
    begun.result.catch(() => {
      if (task === begun) task = undefined;
    });
    return begun;
  }

  return async (signal) => {
    signal?.throwIfAborted();
    task ??= begin();
    const joined = task;
    joined.waiting++;
    const aborted = signal && whenAborted(signal);
    try {
      return await (aborted ? Promise.race([joined.result, aborted.promise]) : joined.result);
    } catch (error) {
      // Its own word for it, not that of the work.
      signal?.throwIfAborted();
      throw error;
    } finally {
      aborted?.forget();
      joined.waiting--;
      if (joined.waiting === 0 && signal?.aborted) {
        if (task === joined) task = undefined;
        joined.stop.abort(signal.reason);
      }
    }
  };
}

function whenAborted(signal: AbortSignal): { promise: Promise<never>; forget(): void } {
  let listener = () => {};
  const promise = new Promise<never>((_, reject) => {
    listener = () => reject(signal.reason);
    signal.addEventListener('abort', listener);
  });
  return { promise, forget: () => signal.removeEventListener('abort', listener) };
}
