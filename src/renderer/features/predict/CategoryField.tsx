import { HTMLSelect } from '@blueprintjs/core';
import { memo, useMemo } from 'react';
import type { Category } from '../../../core/data/features.ts';
import type { FieldValue } from './value-notes.ts';

interface CategoryFieldProps {
  readonly id: string;
  /** The id of its note. */
  readonly told: string | undefined;
  readonly categories: readonly Category[];
  /** What stands in for a missing one, where something does. */
  readonly fill: Category | undefined;
  readonly value: FieldValue;
  readonly onValue: (value: FieldValue) => void;
}

/** Options beside the categories: their places begin at 0. */
const MISSING = -1;
const OTHER = -2;

/** One of the categories that training saw; what the data has beside them stays choosable while it is chosen. */
export function CategoryField({ id, told, categories, fill, value, onValue }: CategoryFieldProps) {
  const place = value === null ? MISSING : categories.indexOf(value);
  const unknown = value !== null && place < 0;
  return (
    <HTMLSelect
      id={id}
      className="feature-select"
      aria-describedby={told}
      value={unknown ? OTHER : place}
      onChange={({ currentTarget }) => {
        const chosen = Number(currentTarget.value);
        if (chosen !== OTHER) onValue(chosen === MISSING ? null : categories[chosen]!);
      }}
    >
      {unknown && <option value={OTHER}>{String(value)}</option>}
      {(fill !== undefined || value === null) && <option value={MISSING}>(missing)</option>}
      <Options categories={categories} />
    </HTMLSelect>
  );
}

/** There may be thousands. */
const Options = memo(function Options({ categories }: { readonly categories: readonly Category[] }) {
  return useMemo(
    () =>
      categories.map((category, place) => (
        <option key={category} value={place}>
          {category}
        </option>
      )),
    [categories],
  );
});
