import { targetsOf } from '../../../core/format/recipe.ts';
import { losses } from '../../../core/nn/losses.ts';
import { type Compared, type PartName, partNames } from './compared.ts';

/** What of the runs may be held against the first of them. */
export interface Comparability {
  /** By run: the parts whose metrics are of the same rows. */
  readonly parts: readonly Readonly<Record<PartName, boolean>>[];
  /** By run: whether its loss is in the same scale. */
  readonly loss: readonly boolean[];
  /** What is not, in sentences. */
  readonly notes: readonly string[];
}

export function comparability(compared: readonly Compared[]): Comparability {
  const first = compared[0];
  if (!first) return { parts: [], loss: [], notes: [] };
  return {
    parts: compared.map((other) => ({
      train: sameRows('train', first, other),
      validation: sameRows('validation', first, other),
      test: sameRows('test', first, other),
    })),
    loss: compared.map((other) => sameLoss(first, other)),
    notes: notesOn(first, compared.slice(1)),
  };
}

/** Whether the metrics of a part are about the same target in the same rows. */
function sameRows(part: PartName, a: Compared, b: Compared): boolean {
  if (!sameSource(a, b)) return false;
  const one = a.run.recipe.split;
  const other = b.run.recipe.split;
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  const [rows, otherRows] = [a.model?.training.rows, b.model?.training.rows];
  if (one.order !== 'file' || other.order !== 'file' || !rows || !otherRows) return false;
  // In the order of the file the parts follow one another: train, validation, test.
  const before = { train: 0, validation: rows.train, test: rows.train + rows.validation };
  const otherBefore = {
    train: 0,
    validation: otherRows.train,
    test: otherRows.train + otherRows.validation,
  };
  return before[part] === otherBefore[part] && rows[part] === otherRows[part];
}

/** The same bytes, target, and choice of rows. */
function sameSource({ run: a }: Compared, { run: b }: Compared): boolean {
  return a.data.sha256 === b.data.sha256 && rowChoice(a) === rowChoice(b);
}

/** The target as a reader would name it. */
const targetOf = ({ recipe }: Compared['run']) => targetsOf(recipe).join(' and ');

/** What of a recipe decides which rows there are, and what is predicted of them. */
function rowChoice(run: Compared['run']): string {
  const { file: _, synthetic: __, features: ___, target: ____, ...choice } = run.recipe.data;
  // Without the classes' output the same column is predicted as a number.
  return JSON.stringify([targetOf(run), isClassed(run), choice, run.recipe.prepare.missing]);
}

/** Whether classes are predicted, and not numbers. */
const isClassed = ({ recipe }: Compared['run']) => recipe.model.output !== 'identity';

/** Of half the mean square the whole is reported. */
const reportedLoss = ({ recipe: { loss } }: Compared['run']) => (loss.kind === 'halfMse' ? 'mse' : loss.kind);

/** What is reported is the same, of a target that is scaled in the same way; classes are not scaled. */
function sameLoss({ run: a }: Compared, { run: b }: Compared): boolean {
  const scale = (run: Compared['run']) => (isClassed(run) ? 'none' : run.recipe.prepare.scaleTarget);
  return reportedLoss(a) === reportedLoss(b) && scale(a) === scale(b) && isClassed(a) === isClassed(b);
}

/** What each of the others has in common with some of them is said once. */
function notesOn(first: Compared, others: readonly Compared[]): string[] {
  const notes = new Map<string, string[]>();
  const say = (note: string, { run }: Compared) => notes.set(note, [...(notes.get(note) ?? []), run.title]);
  for (const other of others) {
    const { data } = other.run;
    if (data.sha256 !== first.run.data.sha256) {
      const same = data.name === first.run.data.name;
      const file = same ? `another version of ${data.name}` : `another file, ${data.name}`;
      say(`trained on ${file}: the metrics are of other rows and stand apart.`, other);
      continue;
    }
    const [target, firstTarget] = [targetOf(other.run), targetOf(first.run)];
    if (target !== firstTarget) {
      say(`predicts ${target}, not ${firstTarget}: the metrics stand apart.`, other);
      continue;
    }
    if (isClassed(other.run) !== isClassed(first.run)) {
      const [what, not] = isClassed(other.run) ? ['classes', 'numbers'] : ['numbers', 'classes'];
      say(`predicts ${target} as ${what}, not as ${not}: the metrics stand apart.`, other);
      continue;
    }
    const apart = partNames.filter(
      (part) => other.run.metrics?.[part] && first.run.metrics?.[part] && !sameRows(part, first, other),
    );
    if (apart.length > 0) {
      say(
        `other ${listed(apart.toReversed())} rows than ${first.run.title}, so these metrics stand apart.`,
        other,
      );
    }
    if (other.run.lastLoss !== null && !sameLoss(first, other)) {
      say(
        `${lossNote(first, other)} than ${first.run.title}: compare ${isClassed(first.run) ? 'the log loss' : 'the MSE'}.`,
        other,
      );
    }
  }
  return [...notes].map(([note, titles]) => `${listed(titles)}: ${note}`);
}

/** Whether it is another loss, or the same in another scale. */
function lossNote({ run: first }: Compared, { run }: Compared): string {
  if (reportedLoss(first) === reportedLoss(run)) return 'loss in another scale';
  return `another loss (${losses[run.recipe.loss.kind].label.toLowerCase()})`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
