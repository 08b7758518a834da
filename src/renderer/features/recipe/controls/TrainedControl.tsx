import { parametersOf, usualName, withTrained } from '../parameters.ts';
import { CheckList } from './CheckList.tsx';
import type { ControlProps } from './control.ts';

/** The parameters that training may change: all, or those that are ticked. */
export function TrainedControl({
  id,
  describedBy,
  findings,
  value,
  draft,
  dataset,
  set,
}: ControlProps<'trained'>) {
  const columns = dataset.columns.map(({ name }) => name);
  const parameters = parametersOf(draft, columns);
  const named = Array.isArray(value) ? value.filter((name) => typeof name === 'string') : undefined;
  const trained = named?.map((name) => usualName(name, parameters)) ?? parameters.map(({ name }) => name);
  const unknown = trained.filter((name) => !parameters.some((parameter) => parameter.name === name));
  return (
    <CheckList
      id={id}
      describedBy={describedBy}
      invalid={findings.length > 0}
      title="Train only"
      summary={named ? summaryOf(trained, parameters.length) : `All ${parameters.length} parameters`}
      items={[...parameters, ...unknown.map((name) => ({ name, about: 'not in this model' }))]}
      checked={new Set(trained)}
      onCheck={(name, checked) => set(withTrained(trained, name, checked, parameters))}
      onAll={() => set(undefined)}
    />
  );
}

function summaryOf(trained: readonly string[], all: number): string {
  return trained.length > 0 && trained.length <= 2 ? trained.join(', ') : `${trained.length} of ${all}`;
}
