import { targetsOf as targetsOfRecipe } from '../../../core/format/recipe.ts';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { isObject, valueAt } from './draft-path.ts';

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

/** The draft with another target, or several, which are then no features. */
export function withTarget(draft: Draft, target: string | string[]): Draft {
  const { features, ...data } = dataOf(draft);
  const targets = typeof target === 'string' ? [target] : target;
  const left = Array.isArray(features) ? features.filter((name) => !targets.includes(name as string)) : [];
  const next = left.length > 0 ? { ...data, target, features: left as DraftValue[] } : { ...data, target };
  return withoutIdleEncodings({ ...draft, data: next }, (name) => !targets.includes(name));
}

/**
 * The draft with its rows split by another column, which is then no feature; undefined where it is not chosen yet. Shares
 * and seeds say nothing beside it.
 */
export function withPartColumn(draft: Draft, column: string | undefined): Draft {
  const { features, ...data } = dataOf(draft);
  const left = Array.isArray(features) ? features.filter((name) => name !== column) : [];
  const next = left.length > 0 ? { ...data, features: left as DraftValue[] } : data;
  const split: Draft = { order: 'column', ...(column !== undefined && { column }) };
  return withoutIdleEncodings({ ...draft, data: next, split }, (name) => name !== column);
}

/** Without the encodings of columns that are no features any more: they would be wrong. */
function withoutIdleEncodings(draft: Draft, isFeature: (name: string) => boolean): Draft {
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

function dataOf(draft: Draft): Draft {
  return isObject(draft.data) ? draft.data : {};
}

/** In the order of the file; names that the file does not have stay at the end. */
function inOrder(names: readonly string[], columns: readonly string[]): string[] {
  const known = columns.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !columns.includes(name))];
}
