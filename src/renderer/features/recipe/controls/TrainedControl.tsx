import { everyName, MOST_LISTED, usualName, withTrained } from '../parameters.ts';
import { CheckList } from './CheckList.tsx';
import type { ControlProps } from './control.ts';

/** The parameters that training may change: all, or those that are ticked. */
export function TrainedControl({
  id,
  describedBy,
  findings,
  value,
  parameters,
  set,
}: ControlProps<'trained'>) {
  const named = Array.isArray(value) ? value.filter((name) => typeof name === 'string') : undefined;
  if (!parameters || parameters.count > MOST_LISTED) {
    const count = parameters ? `All ${parameters.count} parameters` : 'All parameters';
    return (
      <output id={id} className="recipe-told" aria-describedby={describedBy}>
        {named ? `${named.length} parameters, as in the JSON` : count}
      </output>
    );
  }
  const every = everyName(parameters);
  const trained = named?.map((name) => usualName(name, parameters)) ?? every;
  const unknown = trained.filter((name) => !every.includes(name));
  return (
    <CheckList
      id={id}
      describedBy={describedBy}
      invalid={findings.length > 0}
      title="Train only"
      summary={named ? summaryOf(trained, every.length) : `All ${every.length} parameters`}
      items={[
        ...every.map((name, place) => ({ name, about: parameters.about(place) })),
        ...unknown.map((name) => ({ name, about: 'not in this model' })),
      ]}
      checked={new Set(trained)}
      onCheck={(name, checked) => set(withTrained(trained, name, checked, every))}
      onAll={() => set(undefined)}
    />
  );
}

function summaryOf(trained: readonly string[], all: number): string {
  return trained.length > 0 && trained.length <= 2 ? trained.join(', ') : `${trained.length} of ${all}`;
}
