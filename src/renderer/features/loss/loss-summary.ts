import { scalings } from '../../../core/data/scaling.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import type { RunLine } from './loss-lines.ts';

/** The chart in words, for who does not see it. */
export function lossSummary(lines: readonly RunLine[]): string {
  if (lines.length === 0) return 'No losses are drawn';
  return lines.map(lineSummary).join(' ');
}

function lineSummary({ label, losses, validation, leastAt, run }: RunLine): string {
  const parts = [
    `${label}: loss from ${formatNumber(losses[0])} to ${formatNumber(losses.at(-1))} in ${countOf(losses.length, 'iteration')}`,
  ];
  if (leastAt >= 0 && leastAt < losses.length - 1) {
    parts.push(`the least ${formatNumber(losses[leastAt])} at iteration ${formatNumber(leastAt + 1)}`);
  }
  if (validation.length > 0) parts.push(`validation loss ${formatNumber(validation.at(-1))}`);
  if (run.state === 'diverged') parts.push('then it diverged');
  return `${parts.join(', ')}.`;
}

/** What a logarithmic axis leaves out, if anything. */
export function logNote(lines: readonly RunLine[]): string | undefined {
  const left = lines.reduce((sum, { notPositive }) => sum + notPositive, 0);
  if (left === 0) return undefined;
  if (noLogPossible(lines)) return 'Every loss is 0, so the axis is linear.';
  return `${countOf(left, 'loss', 'losses')} of 0 cannot stand on a logarithmic axis and ${left === 1 ? 'is' : 'are'} left out.`;
}

/** That the heights of lines say nothing of one another, if their runs scale the target in different ways. */
export function unitsNote(lines: readonly RunLine[]): string | undefined {
  const ways = new Map<string, string[]>();
  for (const { label, run } of lines) {
    const { scaleTarget } = run.recipe.prepare;
    const way =
      scaleTarget === 'none' ? 'the target as it is' : `the target as ${scalings[scaleTarget].label}`;
    ways.set(way, [...(ways.get(way) ?? []), label]);
  }
  if (ways.size < 2) return undefined;
  const parts = [...ways].map(([way, labels]) => `${way} in ${labels.join(', ')}`);
  return `Losses are in different units: ${parts.join('; ')}.`;
}

/** Whether no loss at all could stand on a logarithmic axis. */
export function noLogPossible(lines: readonly RunLine[]): boolean {
  return lines.every(({ losses, notPositive }) => notPositive === losses.length);
}
