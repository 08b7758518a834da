import { Button } from '@blueprintjs/core';
import { pathText } from '../../../../core/format/shapes.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { isObject } from '../draft-path.ts';
import { withoutValue, withRenamed } from '../parameters.ts';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';
import { freeParameter, ParameterPick, takenBy } from './ParameterPick.tsx';

/** Parameters with a first value of one's own, a row each. */
export function FirstValuesControl(props: ControlProps<'firstValues'>) {
  const { id, describedBy, value, parameters, field, findings, set, type } = props;
  const values = isObject(value) ? value : {};
  const taken = takenBy(Object.keys(values), parameters);
  const free = freeParameter(parameters, taken);
  return (
    <fieldset className="recipe-rows" id={id} aria-label="First values" aria-describedby={describedBy}>
      {Object.entries(values).map(([name, first], i) => {
        const path = [...field.path, name];
        const invalid = findings.some((finding) => finding.path === pathText(path));
        return (
          // The name changes while it is chosen; the place of the row does not.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
          <div className="recipe-row value" key={i}>
            <ParameterPick
              name={name}
              parameters={parameters}
              taken={taken}
              describedBy={describedBy}
              invalid={invalid}
              onChoose={(next) => set(withRenamed(values, name, next))}
            />
            <NumberInput
              aria-label={`First value of ${name}`}
              aria-describedby={describedBy}
              invalid={invalid}
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
        disabled={free === undefined}
        onClick={() => free !== undefined && set({ ...values, [free]: 0 })}
      />
    </fieldset>
  );
}
