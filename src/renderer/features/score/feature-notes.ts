import type { Category } from '../../../core/data/features.ts';
import type { FeatureSheet } from '../../../core/evaluate/scoring-sheet.ts';
import { quote } from '../../../core/problem.ts';
import { formatNumber } from '../../components/format.ts';

const SHOWN = 3;

/** What the counts of a feature mean, as one line. */
export function noteOf(feature: FeatureSheet): string {
  const { column, problem, missing, fill, below, above, range, unseen, unseenValues } = feature;
  if (column === null) return 'not in the data';
  if (problem !== null) return problem;
  const notes: string[] = [];
  if (range && below + above > 0) {
    notes.push(`training saw ${formatNumber(range.min)} to ${formatNumber(range.max)}`);
  }
  if (unseen > 0) {
    const values = unseenValues
      .slice(0, SHOWN)
      .map(({ value, rows }) => `${quote(value, 24)} (${formatNumber(rows)})`);
    notes.push(`never seen: ${values.join(', ')}${unseenValues.length > SHOWN ? ', \u2026' : ''}`);
  }
  if (missing > 0) notes.push(fill === null ? 'no prediction where it is missing' : filledIn(fill));
  return notes.join('; ');
}

function filledIn(fill: Category): string {
  return `filled in with ${typeof fill === 'number' ? formatNumber(fill) : quote(fill, 24)}`;
}

/** How much a feature asks for attention: cannot be predicted, something to know, nothing. */
function weightOf(feature: FeatureSheet): number {
  if (feature.column === null) return 3;
  if (feature.problem !== null) return 2;
  return noteOf(feature) === '' ? 0 : 1;
}

export const isCalm = (feature: FeatureSheet) => weightOf(feature) === 0;

/** Those that ask for attention first, else in the model's order. */
export function byAttention(features: readonly FeatureSheet[]): FeatureSheet[] {
  return [...features].sort((a, b) => weightOf(b) - weightOf(a));
}
