/** Does one thing of a kind at a time: a newer one ends the one before. */
export function createNewest() {
  const under = new Map<string, AbortController>();
  /** @throws `reason` when a newer one has come */
  return async <T>(kind: string, reason: Error, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    under.get(kind)?.abort(reason);
    const own = new AbortController();
    under.set(kind, own);
    try {
      return await work(own.signal);
    } finally {
      if (under.get(kind) === own) under.delete(kind);
    }
  };
}
