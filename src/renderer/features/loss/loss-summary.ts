import { scalings } from '../../../core/data/scaling.ts';
import { type LossKind, losses } from '../../../core/nn/losses.ts';
import { countOf, formatNumber } from '../../components/format.ts';
import { bestEpoch } from './early-marks.ts';
import type { RunLine } from './loss-lines.ts';

/** The chart in words, for who does not see it. */
export function lossSummary(lines: readonly RunLine[]): string {
  if (lines.length === 0) return 'No losses are drawn';
  return lines.map(lineSummary).join(' ');
}

function lineSummary(line: RunLine): string {
  const { label, losses, validation, leastAt, run } = line;
  const parts = [
    `${label}: loss from ${formatNumber(losses[0])} to ${formatNumber(losses.at(-1))} in ${countOf(losses.length, 'iteration')}`,
  ];
  if (leastAt >= 0 && leastAt < losses.length - 1) {
    parts.push(`the least ${formatNumber(losses[leastAt])} at iteration ${formatNumber(leastAt + 1)}`);
  }
  if (validation.length > 0) parts.push(`validation loss ${formatNumber(validation.at(-1))}`);
  if (run.state === 'diverged') parts.push('then it diverged');
  const best = run.state === 'early' ? bestEpoch(line) : 0;
  if (best > 0) parts.push(`the best parameters are those after epoch ${formatNumber(best)}`);
  return `${parts.join(', ')}.`;
}

/** What a logarithmic axis leaves out, if anything. */
export function logNote(lines: readonly RunLine[]): string | undefined {
  const left = lines.reduce((sum, { notPositive }) => sum + notPositive, 0);
  if (left === 0) return undefined;
  if (noLogPossible(lines)) return 'Every loss is 0, so the axis is linear.';
  return `${countOf(left, 'loss', 'losses')} of 0 cannot stand on a logarithmic axis and ${left === 1 ? 'is' : 'are'} left out.`;
}

/** The loss that the heights of the lines are, where it is one for all. */
export function lossKind(
  lines: readonly RunLine[],
): { readonly label: string; readonly about: string } | undefined {
  const kinds = new Set(lines.map(reported));
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1) return undefined;
  const { label, about } = losses[kind];
  return { label, about };
}

/** Of half the mean square the whole is reported. */
function reported({ run }: RunLine): LossKind {
  const { kind } = run.recipe.loss;
  return kind === 'halfMse' ? 'mse' : kind;
}

/** That the heights of lines say nothing of one another: other losses, or targets that are scaled in other ways. */
export function unitsNote(lines: readonly RunLine[]): string | undefined {
  const oneKind = lossKind(lines) !== undefined;
  const ways = new Map<string, string[]>();
  for (const line of lines) {
    const scaling = scalingOf(line);
    const label = oneKind ? undefined : losses[reported(line)].label;
    const way = [label, scaling].filter((part) => part !== undefined).join(' of ');
    ways.set(way, [...(ways.get(way) ?? []), line.label]);
  }
  if (ways.size < 2) return undefined;
  const parts = [...ways].map(([way, labels]) => `${way} in ${labels.join(', ')}`);
  return `Losses are in different units: ${parts.join('; ')}.`;
}

/** How the target is scaled; classes are not. */
function scalingOf({ run: { recipe } }: RunLine): string | undefined {
  if (recipe.model.output !== 'identity') return undefined;
  const { scaleTarget } = recipe.prepare;
  return scaleTarget === 'none' ? 'the target as it is' : `the target as ${scalings[scaleTarget].label}`;
}

/** What an iteration is where the lines come from no descent. */
export function pointsNote(lines: readonly RunLine[]): string | undefined {
  const searched = lines.filter(({ run }) => run.recipe.optimizer.kind === 'exhaustive');
  const solved = lines.filter(({ run }) => run.recipe.optimizer.kind === 'leastSquares');
  const named = (some: readonly RunLine[]) =>
    lines.length === 1 ? '' : `${some.map(({ label }) => label).join(', ')}: `;
  const parts = [
    searched.length > 0 &&
      `${named(searched)}each iteration is one point that was tried; the first least one is kept.`,
    solved.length > 0 &&
      `${named(solved)}solved at once, so there is but one loss${lines.length === 1 ? `, ${formatNumber(solved[0]!.losses.at(-1))}` : ''}.`,
  ];
  const text = parts.filter((part) => part !== false).join(' ');
  return text === '' ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether no loss at all could stand on a logarithmic axis. */
export function noLogPossible(lines: readonly RunLine[]): boolean {
  return lines.every(({ losses, notPositive }) => notPositive === losses.length);
}
