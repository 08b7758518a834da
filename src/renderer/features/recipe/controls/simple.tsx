import { Classes, HTMLSelect, Switch } from '@blueprintjs/core';
import { NumberInput } from '../../../components/NumberInput.tsx';
import type { Choice } from '../field.ts';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';

/** One of a few; what does not go with the rest is marked with the reason and cannot be chosen. */
export function ChoiceControl({ control, draft, dataset, set, ...props }: ControlProps<'choice'>) {
  const { choices, against, follow } = control;
  const choose = (value: string) => {
    if (follow) set(follow(draft, value, dataset), []);
    else set(value);
  };
  const marked = choices.map((choice) => ({ ...choice, against: against?.(choice.value, draft) }));
  return <Select {...props} choices={marked} onChoose={choose} />;
}

interface SelectProps extends Pick<ControlProps, 'id' | 'describedBy' | 'findings' | 'value'> {
  readonly choices: readonly (Choice & { readonly against?: string | undefined })[];
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
        <option key={choice.value} value={choice.value} disabled={choice.against !== undefined}>
          {choice.against === undefined ? choice.label : `${choice.label} (${choice.against})`}
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
export function SwitchControl({
  control,
  id,
  describedBy,
  findings,
  value,
  set,
}: Pick<ControlProps<'switch'>, 'control' | 'id' | 'describedBy' | 'findings' | 'value' | 'set'>) {
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

/** Whether an object of keys is there; switched on it begins with its defaults. */
export function PresenceControl({ control, value, set, ...props }: ControlProps<'presence'>) {
  const { on, off, initial } = control;
  return (
    <SwitchControl
      {...props}
      control={{ kind: 'switch', on, off }}
      value={value !== undefined}
      set={(there) => set(there ? initial : undefined)}
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
