import { create } from 'zustand';
import type { Feature } from '../../../core/data/features.ts';
import { typedMean } from './range.ts';
import type { FieldValue } from './value-notes.ts';

/** A row that is being typed, a value for each feature of a model. */
export interface TypedRow {
  readonly values: readonly FieldValue[];
  /** The row of the data that it began with, undefined when it was not one. */
  readonly from: StartRow | undefined;
}

export interface StartRow {
  /** Counted from 0. */
  readonly row: number;
  readonly values: readonly FieldValue[];
  /** What the data has in that row for the model's targets, by name; a column that is not there has none. */
  readonly actual: Readonly<Record<string, number | string>>;
}

type Features = readonly Feature[];

/** One typed row for each list of features, so that it survives a change to another run. */
const useRows = create<Readonly<Record<string, TypedRow>>>()(() => ({}));

const keyOf = (features: Features) => JSON.stringify(features.map(({ kind, name }) => [kind, name]));

/** The row typed for these features, undefined until one is begun. */
export function useTypedRow(features: Features): TypedRow | undefined {
  return useRows((rows) => rows[keyOf(features)]);
}

export function typedRow(features: Features): TypedRow | undefined {
  return useRows.getState()[keyOf(features)];
}

export function startFromRow(features: Features, start: StartRow): void {
  keep(features, { values: start.values, from: start });
}

/** The mean of every number, and of categories the one that fills in or else the first. */
export function startFromMeans(features: Features): void {
  keep(features, { values: features.map(usualValue), from: undefined });
}

function usualValue(feature: Feature): FieldValue {
  return feature.kind === 'number' ? typedMean(feature) : (feature.fill ?? feature.categories[0] ?? null);
}

/** Another value for one feature. */
export function typeValue(features: Features, at: number, value: FieldValue): void {
  const row = typedRow(features);
  if (row) keep(features, { ...row, values: row.values.with(at, value) });
}

function keep(features: Features, row: TypedRow): void {
  useRows.setState({ [keyOf(features)]: row });
}

/** Whether the row is still the one of the data that it began with. */
export function isUnchanged({ values, from }: TypedRow): boolean {
  return from?.values.every((value, i) => value === values[i]) ?? false;
}
