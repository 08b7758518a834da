import type { OpenOptions } from '../../node/data/open-data.ts';
import type { Announce } from '../announcer.ts';

/** Files that are being read: how far each is, and an end to it. */
export interface Readings {
  /**
   * Reads a file under an id, of which nobody else may be read; an earlier reading under it is cancelled.
   * @returns undefined when it was cancelled
   */
  read<T>(id: string, name: string, work: (options: Progress) => Promise<T>): Promise<T | undefined>;
  cancel(id: string): void;
  cancelAll(): void;
}

type Progress = Required<Pick<OpenOptions, 'signal' | 'onProgress'>>;

/** Quicker readings are over before a bar could be read. */
const TELL_AFTER_MS = 300;
const TELL_EVERY_MS = 100;

export function createReadings(announce: Announce): Readings {
  const readings = new Map<string, AbortController>();
  return {
    async read(id, name, work) {
      readings.get(id)?.abort();
      const reading = new AbortController();
      const { signal } = reading;
      readings.set(id, reading);
      let tellAt = performance.now() + TELL_AFTER_MS;
      const onProgress = (read: number, bytes: number) => {
        if (performance.now() < tellAt || signal.aborted) return;
        tellAt = performance.now() + TELL_EVERY_MS;
        announce('dataset.opening', { id, name, read, bytes });
      };
      try {
        return await work({ signal, onProgress });
      } catch (error) {
        if (signal.aborted) return undefined;
        throw error;
      } finally {
        // Else a newer one goes on under this id.
        if (readings.get(id) === reading) {
          readings.delete(id);
          announce('dataset.openingEnded', { id });
        }
      }
    },
    cancel: (id) => readings.get(id)?.abort(),
    cancelAll() {
      for (const reading of readings.values()) reading.abort();
    },
  };
}
