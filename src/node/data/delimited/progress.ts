import type { SourceOptions } from '../source-file.ts';
import type { Store } from '../store.ts';

/** Tells how far the engine is with what runs on the store's connection. */
export async function whileRunning<T>(
  store: Store,
  bytes: number,
  { onProgress }: SourceOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (!onProgress) return work();
  const told = setInterval(() => {
    const { percentage } = store.connection.progress;
    if (percentage >= 0) onProgress((bytes * Math.min(100, percentage)) / 100, bytes);
  }, 100);
  try {
    return await work();
  } finally {
    clearInterval(told);
  }
}
