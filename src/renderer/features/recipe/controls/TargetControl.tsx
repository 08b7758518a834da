import { targetOf, withTarget } from '../columns.ts';
import type { ControlProps } from './control.ts';
import { Select } from './simple.tsx';

/** The column to predict. */
export function TargetControl({ dataset, draft, set, ...props }: ControlProps<'target'>) {
  const choices = dataset.columns.map(({ name }) => ({ value: name, label: name }));
  return (
    <Select
      {...props}
      value={targetOf(draft) ?? props.value}
      choices={choices}
      onChoose={(target) => set(withTarget(draft, target), ['data'])}
    />
  );
}
