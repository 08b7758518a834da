import { Button, HTMLSelect } from '@blueprintjs/core';
import { pathText } from '../../../../core/format/shapes.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { isObject } from '../draft-path.ts';
import { type NamedParameter, parametersOf, usualName, withoutValue, withRenamed } from '../parameters.ts';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';

/** Parameters with a first value of one's own, a row each. */
export function FirstValuesControl(props: ControlProps<'firstValues'>) {
  const { id, describedBy, value, draft, dataset, field, findings, set, type } = props;
  const parameters = parametersOf(
    draft,
    dataset.columns.map(({ name }) => name),
  );
  const values = isObject(value) ? value : {};
  const used = new Set(Object.keys(values).map((name) => usualName(name, parameters)));
  const free = parameters.find(({ name }) => !used.has(name));
  return (
    <fieldset className="recipe-values" id={id} aria-label="First values" aria-describedby={describedBy}>
      {Object.entries(values).map(([name, first], i) => {
        const path = [...field.path, name];
        return (
          // The name changes while it is chosen; the place of the row does not.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
          <div className="recipe-value" key={i}>
            <ParameterSelect
              name={name}
              parameters={parameters.filter((parameter) => !used.has(parameter.name))}
              all={parameters}
              onChoose={(next) => set(withRenamed(values, name, next))}
            />
            <NumberInput
              aria-label={`First value of ${name}`}
              aria-describedby={describedBy}
              invalid={findings.some((finding) => finding.path === pathText(path))}
              value={typeof first === 'number' || typeof first === 'string' ? first : JSON.stringify(first)}
              onValue={(next) => type(next, path)}
              onBlur={endTyping}
            />
            <Button
              variant="minimal"
              size="small"
              icon="cross"
              aria-label={`Remove first value of ${name}`}
              onClick={() => set(withoutValue(values, name))}
            />
          </div>
        );
      })}
      <Button
        size="small"
        variant="minimal"
        icon="plus"
        text="Add a first value"
        disabled={!free}
        onClick={() => free && set({ ...values, [free.name]: 0 })}
      />
    </fieldset>
  );
}

interface ParameterSelectProps {
  readonly name: string;
  /** Those that have no first value yet. */
  readonly parameters: readonly NamedParameter[];
  readonly all: readonly NamedParameter[];
  readonly onChoose: (name: string) => void;
}

function ParameterSelect({ name, parameters, all, onChoose }: ParameterSelectProps) {
  const own = all.find((parameter) => parameter.name === usualName(name, all));
  return (
    <HTMLSelect
      iconName="caret-down"
      fill
      aria-label={`Parameter ${name}`}
      value={name}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value={name}>{own ? `${name} ${own.about}` : `${name} (not in this model)`}</option>
      {parameters.map((parameter) => (
        <option key={parameter.name} value={parameter.name}>
          {parameter.name} {parameter.about}
        </option>
      ))}
    </HTMLSelect>
  );
}
