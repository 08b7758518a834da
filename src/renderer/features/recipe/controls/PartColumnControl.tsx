import { targetsOf } from '../columns.ts';
import { withPartColumn } from '../part-column.ts';
import type { ControlProps } from './control.ts';
import { Select } from './simple.tsx';

/** The column that says the part of each row. */
export function PartColumnControl({ dataset, draft, set, ...props }: ControlProps<'partColumn'>) {
  const targets = targetsOf(draft);
  const choices = dataset.columns
    .filter(({ name }) => !targets.includes(name))
    .map(({ name }) => ({ value: name, label: name }));
  return (
    <Select
      {...props}
      choices={choices}
      onChoose={(column) => set(withPartColumn(draft, column, dataset.columns), [])}
    />
  );
}
