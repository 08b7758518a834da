import type { ColumnSummary } from '../../../shared/datasets.ts';
import type { Draft } from '../../state/recipe-draft.ts';
import {
  descent,
  FEW,
  isTold,
  kindOf,
  proposals,
  proposedOutput,
  type TargetKind,
} from '../../state/starting-draft.ts';
import { effectiveValue, isObject } from './draft-path.ts';
import { withOutput } from './output-and-loss.ts';

type Columns = readonly (ColumnSummary | undefined)[];

/**
 * The draft with an output that its new targets can have; where that makes numbers of classes or the other way round,
 * what the starting draft proposed for the one becomes what it proposes for the other. What was chosen and still fits
 * stays, and so does all of the draft where a target is not known.
 * @param before columns of its targets until now
 * @param targets columns of its targets
 */
export function followTarget(draft: Draft, before: Columns, targets: Columns): Draft {
  const known = targets.filter((column) => column !== undefined);
  if (known.length === 0 || known.length < targets.length) return draft;
  const output = String(effectiveValue(draft, ['model', 'output']));
  if (stays(output, before, known)) return draft;
  // Classes are those of one column.
  const next = known.length === 1 ? proposedOutput(known[0]!) : 'identity';
  if (next === output) return draft;
  const followed = withOutput(draft, next);
  return kindOf(next) === kindOf(output) ? followed : withKind(followed, kindOf(output), kindOf(next));
}

function stays(output: string, before: Columns, targets: readonly ColumnSummary[]): boolean {
  const [target] = targets;
  if (!target || targets.length > 1) return output === 'identity';
  if (!possible[output]?.(target)) return false;
  if (output === 'sigmoid' || kindOf(proposedOutput(target)) === kindOf(output)) return true;
  // It is another one than is proposed; it stays where it was chosen and not proposed for the target before.
  const [earlier] = before;
  return earlier !== undefined && kindOf(proposedOutput(earlier)) !== kindOf(output);
}

/** Whether a column can be what an output predicts. */
const possible: Readonly<Record<string, (target: ColumnSummary) => boolean>> = {
  identity: (target) => !isTold(target),
  sigmoid: ({ distinct }) => distinct === 2,
  // Texts are always classes; numbers where they are few.
  softmax: (target) =>
    proposedOutput(target) !== 'identity' || (target.distinct !== null && target.distinct <= FEW),
};

function withKind(draft: Draft, from: TargetKind, to: TargetKind): Draft {
  const next = withScales({ ...draft, split: splitFor(draft, from, to) }, from, to);
  const solved = effectiveValue(draft, ['optimizer', 'kind']) === 'leastSquares';
  if (to === 'numbers' || !solved) return next;
  const { learningRate } = proposals.classes;
  const optimizer = { kind: 'sgd', learningRate };
  return { ...next, optimizer, run: isObject(draft.run) ? draft.run : descent.run };
}

/** Shares stay, and the order unless it is the one that was proposed or goes with classes alone. */
function splitFor(draft: Draft, from: TargetKind, to: TargetKind): Draft {
  const split = isObject(draft.split) ? draft.split : {};
  const order = effectiveValue(draft, ['split', 'order']);
  if (order === 'stratified' && to === 'numbers') return { ...split, order: 'shuffled' };
  const { seed: proposedSeed, order: proposedOrder } = proposals[from];
  if (order !== proposedOrder || split.seed !== proposedSeed) return split;
  const { seed: _, ...others } = split;
  const { order: nextOrder, seed } = proposals[to];
  return { ...others, order: nextOrder, ...(seed !== undefined && { seed }) };
}

function withScales(draft: Draft, from: TargetKind, to: TargetKind): Draft {
  const { scaleTarget: _, scale, ...others } = isObject(draft.prepare) ? draft.prepare : {};
  const nextScale = scale === proposals[from].scale ? proposals[to].scale : scale;
  const { scaleTarget } = proposals[to];
  // Scaled as the features are: where those are left as they are, so is the target.
  const scaled = scaleTarget !== undefined && nextScale !== undefined && nextScale !== 'none';
  const prepare = {
    ...(nextScale !== undefined && { scale: nextScale }),
    ...(scaled && { scaleTarget }),
    ...others,
  };
  return Object.keys(prepare).length > 0 || draft.prepare !== undefined ? { ...draft, prepare } : draft;
}
