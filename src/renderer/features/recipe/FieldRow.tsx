import { Icon } from '@blueprintjs/core';
import { type ComponentType, useId } from 'react';
import { BatchControl } from './controls/BatchControl.tsx';
import { ConditionControl } from './controls/ConditionControl.tsx';
import type { ControlProps } from './controls/control.ts';
import { EncodeControl } from './controls/EncodeControl.tsx';
import { FeaturesControl } from './controls/FeaturesControl.tsx';
import { FirstValuesControl } from './controls/FirstValuesControl.tsx';
import { GridControl } from './controls/GridControl.tsx';
import { HiddenControl } from './controls/HiddenControl.tsx';
import { PartColumnControl } from './controls/PartColumnControl.tsx';
import { SharesControl } from './controls/SharesControl.tsx';
import { SourceControl } from './controls/SourceControl.tsx';
import {
  ChoiceControl,
  NumberControl,
  PresenceControl,
  SwitchControl,
  TextControl,
  ToldControl,
} from './controls/simple.tsx';
import { TargetControl } from './controls/TargetControl.tsx';
import { TrainedControl } from './controls/TrainedControl.tsx';
import { FieldHelp, HelpText, useFieldHelp } from './FieldHelp.tsx';
import type { Control } from './field.ts';

const controls: { readonly [K in Control['kind']]: ComponentType<ControlProps<K>> } = {
  choice: ChoiceControl,
  number: NumberControl,
  text: TextControl,
  switch: SwitchControl,
  presence: PresenceControl,
  told: ToldControl,
  source: SourceControl,
  condition: ConditionControl,
  target: TargetControl,
  features: FeaturesControl,
  partColumn: PartColumnControl,
  shares: SharesControl,
  encode: EncodeControl,
  hidden: HiddenControl,
  grid: GridControl,
  batch: BatchControl,
  firstValues: FirstValuesControl,
  trained: TrainedControl,
};

/** Controls that are groups of fields of their own, which a label cannot stand for. */
const groups: ReadonlySet<Control['kind']> = new Set(['shares', 'firstValues', 'encode', 'hidden', 'grid']);

type FieldRowProps = Pick<
  ControlProps,
  'field' | 'findings' | 'value' | 'draft' | 'dataset' | 'outlook' | 'parameters' | 'set' | 'type'
>;

/** A label with its help, the control, and what is wrong with its value. */
export function FieldRow(props: FieldRowProps) {
  const { field, findings } = props;
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const describedBy = findings.length > 0 ? `${errorId} ${helpId}` : helpId;
  const Control = controls[field.control.kind] as ComponentType<ControlProps>;
  const help = useFieldHelp();
  return (
    <FieldHelp field={field} shown={help.shown}>
      <div className="field recipe-field" data-control={field.control.kind} {...help.keyboard}>
        <div className="field-label">
          {groups.has(field.control.kind) ? (
            <span>{field.label}</span>
          ) : (
            <label htmlFor={id}>{field.label}</label>
          )}
          {/* For the mouse alone: the keyboard has the help with the field, and so have screen readers. */}
          <span className="recipe-help" aria-hidden="true" {...help.mouse}>
            <Icon icon="help" size={12} />
          </span>
        </div>
        <Control {...props} control={field.control} id={id} describedBy={describedBy} />
        {findings.length > 0 && (
          <div className="field-error" id={errorId} role="alert">
            {findings.map(({ path, message }) => (
              <p key={path + message}>{message}</p>
            ))}
          </div>
        )}
        <div id={helpId} hidden>
          <HelpText field={field} />
        </div>
      </div>
    </FieldHelp>
  );
}
