import { Classes, HTMLSelect, Switch } from '@blueprintjs/core';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { isObject, valueAt } from '../draft-path.ts';
import type { Choice } from '../field.ts';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';

/** One of a few. */
export function ChoiceControl({ control, draft, field, set, ...props }: ControlProps<'choice'>) {
  const around = field.path.slice(0, -1);
  const choose = (value: string) => {
    const object = valueAt(draft, around);
    if (control.follow) set(control.follow(isObject(object) ? object : {}, value), around);
    else set(value);
  };
  return <Select {...props} choices={control.choices} onChoose={choose} />;
}

interface SelectProps extends Pick<ControlProps, 'id' | 'describedBy' | 'findings' | 'value'> {
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
}

/** A list to choose from; a value that is not in it is shown as it is. */
export function Select({ id, describedBy, findings, value, choices, onChoose }: SelectProps) {
  const shown = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  const known = choices.some((choice) => choice.value === shown);
  return (
    <HTMLSelect
      id={id}
      fill
      iconName="caret-down"
      aria-invalid={findings.length > 0}
      aria-describedby={describedBy}
      value={shown}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {!known && <option value={shown}>{value === undefined ? 'choose one' : `${shown} (not known)`}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </HTMLSelect>
  );
}

/** A number, kept as it is typed. */
export function NumberControl({ control, id, describedBy, findings, value, type }: ControlProps<'number'>) {
  return (
    <NumberInput
      id={id}
      invalid={findings.length > 0}
      aria-describedby={describedBy}
      placeholder={control.leftOut}
      value={typeof value === 'number' || value === undefined ? value : textOf(value)}
      onValue={(next) => type(next === '' && control.leftOut !== undefined ? undefined : next)}
      onBlur={endTyping}
    />
  );
}

/** A line of text; empty leaves its key out. */
export function TextControl({ control, id, describedBy, findings, value, type }: ControlProps<'text'>) {
  const invalid = findings.length > 0;
  return (
    <input
      id={id}
      className={`${Classes.INPUT} ${invalid ? Classes.INTENT_DANGER : ''}`}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      placeholder={control.leftOut}
      spellCheck={false}
      value={value === undefined ? '' : textOf(value)}
      onChange={(event) => type(event.currentTarget.value || undefined)}
      onBlur={endTyping}
    />
  );
}

/** On or off, said in words beside it. */
export function SwitchControl({ control, id, describedBy, findings, value, set }: ControlProps<'switch'>) {
  const known = typeof value === 'boolean';
  return (
    <Switch
      id={id}
      className="recipe-switch"
      aria-invalid={findings.length > 0}
      aria-describedby={describedBy}
      checked={value === true}
      labelElement={known ? (value ? control.on : control.off) : `${JSON.stringify(value)} (not known)`}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}

/** What is so and cannot be changed here. */
export function ToldControl({ control, id, value }: ControlProps<'told'>) {
  return (
    <output id={id} className="recipe-told truncate" title={control.text(value)}>
      {control.text(value)}
    </output>
  );
}

function textOf(value: NonNullable<ControlProps['value']> | null): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
