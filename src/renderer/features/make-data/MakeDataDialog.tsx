import { HTMLSelect, InputGroup } from '@blueprintjs/core';
import { useId, useState } from 'react';
import type { Synthetic } from '../../../shared/datasets.ts';
import { makeData } from '../../state/commands/make-data.ts';
import { chosenDataset, useWorkbench } from '../../state/store.ts';
import type { DialogProps } from '../dialogs/dialog-props.ts';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { readTyped, syntheticKinds, typedOf } from './synthetic-fields.ts';

/** Asks what table to make; begins with how the chosen one was made. */
export function MakeDataDialog({ isOpen, onClose }: DialogProps) {
  const id = useId();
  const rule = useWorkbench((state) => chosenDataset(state)?.synthetic ?? null);
  const [kind, setKind] = useState<Synthetic['kind']>(rule?.kind ?? 'moons');
  const [typed, setTyped] = useState(() => typedOf(kind, rule));
  const read = readTyped(kind, typed);
  const wrong = 'problem' in read ? read : undefined;
  const { about, fields } = syntheticKinds[kind];
  const choose = (next: Synthetic['kind']) => {
    setKind(next);
    setTyped(typedOf(next, rule));
  };
  const label = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  return (
    <FormDialog
      title="Make data"
      action="Make"
      problem={wrong && `${label(wrong.key)}: ${wrong.problem}`}
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={() => 'rule' in read && void makeData(read.rule)}
    >
      <label htmlFor={`${id}-kind`}>What to make</label>
      <HTMLSelect
        id={`${id}-kind`}
        fill
        autoFocus
        iconName="caret-down"
        value={kind}
        onChange={(event) => choose(event.currentTarget.value as Synthetic['kind'])}
      >
        {Object.entries(syntheticKinds).map(([value, each]) => (
          <option key={value} value={value}>
            {each.label}
          </option>
        ))}
      </HTMLSelect>
      <p className="muted">{about}</p>
      <div className="make-data-fields">
        {fields.map(({ key, label: name }) => (
          <div key={key}>
            <label htmlFor={`${id}-${key}`}>{name}</label>
            <InputGroup
              id={`${id}-${key}`}
              className="num"
              inputMode="decimal"
              aria-invalid={wrong?.key === key}
              value={typed[key] ?? ''}
              onValueChange={(text) => setTyped({ ...typed, [key]: text })}
            />
          </div>
        ))}
      </div>
    </FormDialog>
  );
}
