import type { ColumnSummary } from '../../../shared/datasets.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import {
  dataOf,
  encodingsOf,
  featuresOf,
  inOrder,
  partColumnOf,
  targetsOf,
  withEncodings,
  withNewcomers,
  withoutIdleEncodings,
} from './columns.ts';
import { isObject } from './draft-path.ts';

/** What a column was before it was chosen to say the parts: there is no place for it in the recipe. */
interface Taken {
  /** The features as they were named. */
  readonly features: DraftValue | undefined;
  readonly encoding: DraftValue | undefined;
}

/** By the draft's split, which stays the same object while other keys are edited. */
const takenFor = new WeakMap<Draft, Taken>();

/**
 * The draft with its rows split by another column, which is then no feature; undefined where it is not chosen yet. Shares
 * and seeds say nothing beside it. The column before is again what it was.
 */
export function withPartColumn(
  draft: Draft,
  column: string | undefined,
  columns: readonly ColumnSummary[],
): Draft {
  const before = withoutPartColumn(draft, columns);
  const { features, ...data } = dataOf(before);
  const left = Array.isArray(features) ? features.filter((name) => name !== column) : [];
  const next = left.length > 0 ? { ...data, features: left as DraftValue[] } : data;
  const split: Draft = { order: 'column', ...(column !== undefined && { column }) };
  const names = columns.map(({ name }) => name);
  if (column !== undefined && featuresOf(before, names).includes(column)) {
    takenFor.set(split, {
      features,
      encoding: Object.hasOwn(encodingsOf(before), column) ? encodingsOf(before)[column] : undefined,
    });
  }
  const after = withoutIdleEncodings({ ...before, data: next, split }, (name) => name !== column);
  return withNewcomers(before, after, columns);
}

/** The draft without the column that says the parts, which is again what it was. */
export function withoutPartColumn(draft: Draft, columns: readonly ColumnSummary[]): Draft {
  const name = partColumnOf(draft);
  if (name === undefined || !isObject(draft.split)) return draft;
  const { column: _, ...split } = draft.split;
  const freed: Draft = { ...draft, split };
  const taken = takenFor.get(draft.split);
  // Without a memory, after a restart, it is looked at as any column that becomes a feature.
  if (!taken || targetsOf(draft).includes(name)) return withNewcomers(draft, freed, columns);
  const names = columns.map((each) => each.name);
  const { features, ...data } = dataOf(freed);
  const named = Array.isArray(features) ? withName(features, name, names) : taken.features;
  const back: Draft = { ...freed, data: named === undefined ? data : { ...data, features: named } };
  if (taken.encoding === undefined) return withEncodings(back, [name], columns);
  const prepare = isObject(back.prepare) ? back.prepare : {};
  const encode = { ...encodingsOf(back), [name]: taken.encoding };
  return withNewcomers(draft, { ...back, prepare: { ...prepare, encode } }, columns);
}

function withName(features: readonly DraftValue[], name: string, columns: readonly string[]): string[] {
  const texts = features.filter((each) => typeof each === 'string');
  return inOrder([...new Set([...texts, name])], columns);
}
