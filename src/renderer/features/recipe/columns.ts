import { targetsOf as targetsOfRecipe } from '../../../core/format/recipe.ts';
import type { ColumnSummary, DatasetSummary } from '../../../shared/datasets.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { isFeature, isTold } from '../../state/starting-draft.ts';
import { isObject, valueAt } from './draft-path.ts';
import { followTarget } from './follow-target.ts';

/** The names of the draft's targets; those of a synthetic table where they are left out. */
export function targetsOf(draft: Draft): readonly string[] {
  const { target, synthetic } = dataOf(draft);
  if (target === undefined) {
    const rule = isObject(synthetic) ? synthetic : undefined;
    return rule
      ? targetsOfRecipe({ data: { synthetic: rule as unknown as DatasetSummary['synthetic'] & object } })
      : [];
  }
  const names = Array.isArray(target) ? target : [target];
  return names.filter((name) => typeof name === 'string');
}

/** The name of the draft's first target; undefined while it is none. */
export function targetOf(draft: Draft): string | undefined {
  return targetsOf(draft)[0];
}

/** The column that says the part of each row; undefined where the rows are split otherwise. */
export function partColumnOf({ split }: Draft): string | undefined {
  const byColumn = isObject(split) && split.order === 'column';
  return byColumn && typeof split.column === 'string' ? split.column : undefined;
}

/** The features in the model's order: those that are named, or every column that is neither target nor says the part. */
export function featuresOf(draft: Draft, columns: readonly string[]): string[] {
  const named = isObject(draft.data) ? draft.data.features : undefined;
  if (Array.isArray(named)) return named.filter((name) => typeof name === 'string');
  const others = [...targetsOf(draft), partColumnOf(draft)];
  return columns.filter((name) => !others.includes(name));
}

/** The draft with these features, in the order of the file; left out where they are all there are. */
export function withFeatures(draft: Draft, features: readonly string[], columns: readonly string[]): Draft {
  const { features: _, ...data } = dataOf(draft);
  const others = [...targetsOf(draft), partColumnOf(draft)];
  const all = columns.every((name) => others.includes(name) || features.includes(name));
  const named = !all || features.some((name) => !columns.includes(name));
  const next = named ? { ...data, features: inOrder(features, columns) } : data;
  return withoutIdleEncodings({ ...draft, data: next }, (name) => features.includes(name));
}

/** The draft with one feature more or less. */
export function withFeature(draft: Draft, name: string, used: boolean, columns: readonly string[]): Draft {
  const others = featuresOf(draft, columns).filter((feature) => feature !== name);
  return withFeatures(draft, used ? [...others, name] : others, columns);
}

/**
 * The draft with another target, or several, which are then no features; what depends on whether numbers or classes are
 * predicted follows.
 * @param columns those of the draft's data set, the chosen one
 */
export function withTarget(
  draft: Draft,
  target: string | string[],
  columns: readonly ColumnSummary[],
): Draft {
  const { features, ...data } = dataOf(draft);
  const targets = typeof target === 'string' ? [target] : target;
  const left = Array.isArray(features) ? features.filter((name) => !targets.includes(name as string)) : [];
  const next = left.length > 0 ? { ...data, target, features: left as DraftValue[] } : { ...data, target };
  const targeted = withoutIdleEncodings({ ...draft, data: next }, (name) => !targets.includes(name));
  const summaries = (of: Draft) => targetsOf(of).map((name) => columns.find((each) => each.name === name));
  return followTarget(withNewcomers(draft, targeted, columns), summaries(draft), summaries(targeted));
}

/**
 * The draft after a change that made features of columns without their being asked for, such as the target of before:
 * as in the starting draft, few texts are told apart, and what rather names the rows is left out.
 */
export function withNewcomers(before: Draft, after: Draft, columns: readonly ColumnSummary[]): Draft {
  const names = columns.map(({ name }) => name);
  const earlier = new Set(featuresOf(before, names));
  const features = new Set(featuresOf(after, names));
  const newcomers = columns.filter(({ name }) => features.has(name) && !earlier.has(name));
  const idle = newcomers.filter((column) => !isFeature(column)).map(({ name }) => name);
  const kept = [...features].filter((name) => !idle.includes(name));
  // Where none is left the recipe's check says what is in the way.
  const left = idle.length > 0 && kept.length > 0 ? withFeatures(after, kept, names) : after;
  const fitting = newcomers.filter(isFeature).map(({ name }) => name);
  return withEncodings(left, fitting, columns);
}

/** The draft with an encoding for each of these features that can only be told apart and has none. */
export function withEncodings(
  draft: Draft,
  features: readonly string[],
  columns: readonly ColumnSummary[],
): Draft {
  const encode = encodingsOf(draft);
  const names = new Set(features);
  const needed = columns.filter(
    (column) => names.has(column.name) && isTold(column) && !Object.hasOwn(encode, column.name),
  );
  if (needed.length === 0) return draft;
  const prepare = isObject(draft.prepare) ? draft.prepare : {};
  const added = Object.fromEntries(needed.map(({ name }) => [name, 'oneHot']));
  return { ...draft, prepare: { ...prepare, encode: { ...encode, ...added } } };
}

/** Without the encodings of columns that are no features any more: they would be wrong. */
export function withoutIdleEncodings(draft: Draft, isFeature: (name: string) => boolean): Draft {
  const encode = encodingsOf(draft);
  const kept = Object.entries(encode).filter(([name]) => isFeature(name));
  if (kept.length === Object.keys(encode).length) return draft;
  const { encode: _, ...prepare } = draft.prepare as Draft;
  const left = kept.length > 0 && { encode: Object.fromEntries(kept) };
  return { ...draft, prepare: { ...prepare, ...left } };
}

/** How the columns that are told apart become numbers, by name. */
export function encodingsOf(draft: Draft): Draft {
  const encode = valueAt(draft, ['prepare', 'encode']);
  return isObject(encode) ? encode : {};
}

export function dataOf(draft: Draft): Draft {
  return isObject(draft.data) ? draft.data : {};
}

/** In the order of the file; names that the file does not have stay at the end. */
export function inOrder(names: readonly string[], columns: readonly string[]): string[] {
  const known = columns.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !columns.includes(name))];
}
