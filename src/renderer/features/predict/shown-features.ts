import type { Feature } from '../../../core/data/features.ts';
import type { ValueNote } from './value-notes.ts';

/**
 * Which features get a field: all where there are few; else those whose value has to be mended, then those with the
 * looked for text in their name. In the order of the features.
 * @returns their places, `most` at the most
 */
export function shownFeatures(
  features: readonly Feature[],
  notes: readonly (ValueNote | undefined)[],
  filter: string,
  most: number,
): number[] {
  const part = filter.trim().toLowerCase();
  const places = features.map((_, i) => i);
  const found = places.filter((i) => features[i]!.name.toLowerCase().includes(part));
  if (found.length <= most && part === '') return found;
  const wrong = places.filter((i) => notes[i]?.kind === 'error');
  return [...new Set([...wrong, ...found])].slice(0, most).sort((a, b) => a - b);
}
