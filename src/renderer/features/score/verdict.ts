import type { ScoringSheet } from '../../../core/evaluate/scoring-sheet.ts';
import { countOf } from '../../components/format.ts';

/** What a scoring sheet comes to, in one sentence. */
export interface Verdict {
  /** All as in training; something to know; cannot be predicted. */
  readonly kind: 'fine' | 'doubtful' | 'impossible';
  readonly text: string;
}

const NAMED = 5;

export function verdictOf({ features, outside, left, ready }: ScoringSheet): Verdict {
  const all = features.length;
  const absent = features.filter(({ column }) => column === null);
  if (absent.length > 0) {
    const names = absent.slice(0, NAMED).map(({ name }) => name);
    const more = absent.length > NAMED ? ` and ${absent.length - NAMED} more` : '';
    const are = absent.length === 1 ? 'is' : 'are';
    return {
      kind: 'impossible',
      text: `${absent.length} of ${countOf(all, 'feature')} ${are} not in the data: ${names.join(', ')}${more}.`,
    };
  }
  if (!ready) {
    const found = features.flatMap(({ problem }) => problem ?? []);
    const others = found.length > 1 ? ` (and ${countOf(found.length - 1, 'other feature')})` : '';
    return { kind: 'impossible', text: `Not all rows can be predicted: ${found[0]}${others}.` };
  }
  const there = all === 1 ? 'The one feature is there' : `All ${all} features are there`;
  const filled = left > 0 ? 0 : features.reduce((sum, { missing }) => sum + missing, 0);
  const findings = [
    ...(outside > 0
      ? [`${countOf(outside, 'row')} ${outside === 1 ? 'lies' : 'lie'} outside what training saw`]
      : []),
    ...(left > 0
      ? [
          `${countOf(left, 'row')} with a missing cell ${left === 1 ? 'gets' : 'get'} no prediction, as in training`,
        ]
      : []),
    ...(filled > 0 ? [`${countOf(filled, 'missing cell')} ${filled === 1 ? 'is' : 'are'} filled in`] : []),
  ];
  if (findings.length === 0)
    return { kind: 'fine', text: `${there}, and every row is like those of training.` };
  return { kind: 'doubtful', text: `${there}; ${findings.join(', and ')}.` };
}
