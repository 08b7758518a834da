import type { SourceOptions } from './source-file.ts';

/**
 * For a step of some work: how far it is, is told as how far the whole is.
 * @param from the part of the whole (0 to 1) that is done before
 * @param to the part that is done after it
 */
export function step({ signal, onProgress }: SourceOptions, from: number, to: number): SourceOptions {
  if (!onProgress) return { signal };
  return {
    signal,
    onProgress: (read, bytes) => onProgress((from + (to - from) * (read / bytes)) * bytes, bytes),
  };
}
