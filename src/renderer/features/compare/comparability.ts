import { targetOf } from '../../../core/format/recipe.ts';
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

/** What of a recipe decides which rows there are, and what is predicted of them. */
function rowChoice({ recipe }: Compared['run']): string {
  const { file: _, features: __, target: ___, ...choice } = recipe.data;
  return JSON.stringify([targetOf(recipe), choice, recipe.prepare.missing]);
}

/** Squared errors in a target that is scaled in the same way. */
function sameLoss({ run: a }: Compared, { run: b }: Compared): boolean {
  const squared = (kind: string) => kind === 'mse' || kind === 'halfMse';
  const { loss, prepare } = a.recipe;
  const sameKind = loss.kind === b.recipe.loss.kind || (squared(loss.kind) && squared(b.recipe.loss.kind));
  return sameKind && prepare.scaleTarget === b.recipe.prepare.scaleTarget;
}

/** What each of the others has in common with some of them is said once. */
function notesOn(first: Compared, others: readonly Compared[]): string[] {
  const notes = new Map<string, string[]>();
  const say = (note: string, { run }: Compared) => notes.set(note, [...(notes.get(note) ?? []), run.title]);
  for (const other of others) {
    const { data, recipe } = other.run;
    if (data.sha256 !== first.run.data.sha256) {
      const same = data.name === first.run.data.name;
      const file = same ? `another version of ${data.name}` : `another file, ${data.name}`;
      say(`trained on ${file}: the metrics are of other rows and stand apart.`, other);
      continue;
    }
    if (targetOf(recipe) !== targetOf(first.run.recipe)) {
      say(`predicts ${targetOf(recipe)}, not ${targetOf(first.run.recipe)}: the metrics stand apart.`, other);
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
      say(`loss in another scale than ${first.run.title}: compare the MSE.`, other);
    }
  }
  return [...notes].map(([note, titles]) => `${listed(titles)}: ${note}`);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
