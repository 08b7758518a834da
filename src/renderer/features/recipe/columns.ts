import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { isObject } from './draft-path.ts';

/** The name of the draft's target; undefined while it is none. */
export function targetOf(draft: Draft): string | undefined {
  const target = isObject(draft.data) ? draft.data.target : undefined;
  const one = Array.isArray(target) ? target[0] : target;
  return typeof one === 'string' ? one : undefined;
}

/** The features in the model's order: those that are named, or every column but the target. */
export function featuresOf(draft: Draft, columns: readonly string[]): string[] {
  const named = isObject(draft.data) ? draft.data.features : undefined;
  if (Array.isArray(named)) return named.filter((name) => typeof name === 'string');
  const target = targetOf(draft);
  return columns.filter((name) => name !== target);
}

/** The draft's `data` with these features, in the order of the file; left out where they are all there are. */
export function withFeatures(draft: Draft, features: readonly string[], columns: readonly string[]): Draft {
  const { features: _, ...data } = dataOf(draft);
  const target = targetOf(draft);
  const all = columns.every((name) => name === target || features.includes(name));
  if (all && features.every((name) => columns.includes(name))) return data;
  return { ...data, features: inOrder(features, columns) };
}

/** The draft's `data` with one feature more or less. */
export function withFeature(draft: Draft, name: string, used: boolean, columns: readonly string[]): Draft {
  const others = featuresOf(draft, columns).filter((feature) => feature !== name);
  return withFeatures(draft, used ? [...others, name] : others, columns);
}

/** The draft's `data` with another target, which is then no feature. */
export function withTarget(draft: Draft, target: string): Draft {
  const data = dataOf(draft);
  if (!Array.isArray(data.features)) return { ...data, target };
  const { features, ...others } = data;
  const left = (features as DraftValue[]).filter((name) => name !== target);
  return left.length > 0 ? { ...others, target, features: left } : { ...others, target };
}

function dataOf(draft: Draft): Draft {
  return isObject(draft.data) ? draft.data : {};
}

/** In the order of the file; names that the file does not have stay at the end. */
function inOrder(names: readonly string[], columns: readonly string[]): string[] {
  const known = columns.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !columns.includes(name))];
}
