import { targetsOf, withTarget } from '../columns.ts';
import { CheckList } from './CheckList.tsx';
import type { ControlProps } from './control.ts';
import { Select } from './simple.tsx';

/** No column has this name: names are never empty. */
const SEVERAL = '';

/** The column to predict, or several of them. */
export function TargetControl({ dataset, draft, set, value, ...props }: ControlProps<'target'>) {
  const columns = dataset.columns.map(({ name }) => name);
  const targets = targetsOf(draft);
  const several = Array.isArray(value) || targets.length > 1;
  const put = (target: string | string[]) => set(withTarget(draft, target, dataset.columns), []);
  const choices = [
    ...columns.map((name) => ({ value: name, label: name })),
    { value: SEVERAL, label: several ? 'Several:' : 'Several columns\u2026' },
  ];
  const select = (
    <Select
      {...props}
      value={several ? SEVERAL : (targets[0] ?? value)}
      choices={choices}
      onChoose={(target) => put(target === SEVERAL ? [...targets] : target)}
    />
  );
  if (!several) return select;
  const unknown = targets.filter((name) => !columns.includes(name));
  return (
    <div className="recipe-pair">
      {select}
      <CheckList
        id={`${props.id}-several`}
        describedBy={props.describedBy}
        invalid={props.findings.length > 0}
        title="Targets"
        label={`Targets: ${targets.length}`}
        summary={targets.length <= 2 ? targets.join(', ') : `${targets.length} columns`}
        items={[
          ...dataset.columns.map(({ name, unit }) => ({ name, about: unit ?? undefined })),
          ...unknown.map((name) => ({ name, about: 'not in this data set' })),
        ]}
        checked={new Set(targets)}
        onCheck={(name, checked) => put(withName(targets, name, checked, columns))}
      />
    </div>
  );
}

/** The targets with one more or less, in the order of the file. */
function withName(
  targets: readonly string[],
  name: string,
  checked: boolean,
  columns: readonly string[],
): string[] {
  const names = new Set(targets);
  if (checked) names.add(name);
  else names.delete(name);
  return [
    ...columns.filter((each) => names.has(each)),
    ...[...names].filter((each) => !columns.includes(each)),
  ];
}
