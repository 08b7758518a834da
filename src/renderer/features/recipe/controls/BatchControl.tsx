import { HTMLSelect } from '@blueprintjs/core';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';

/** A size that is neither slow nor rough on some hundred rows and more. */
const FIRST_SIZE = 100;

/** All rows at once, or a number of rows. */
export function BatchControl({
  id,
  describedBy,
  findings,
  value,
  dataset,
  set,
  type,
}: ControlProps<'batch'>) {
  const all = value === 'all' || value === undefined;
  const invalid = findings.length > 0;
  return (
    <div className="recipe-pair">
      <HTMLSelect
        id={id}
        iconName="caret-down"
        fill
        aria-invalid={all && invalid}
        aria-describedby={describedBy}
        value={all ? 'all' : 'some'}
        onChange={(event) =>
          set(event.currentTarget.value === 'all' ? 'all' : Math.min(FIRST_SIZE, dataset.rows))
        }
      >
        <option value="all">All rows</option>
        <option value="some">{all ? 'So many rows\u2026' : 'Rows:'}</option>
      </HTMLSelect>
      {!all && (
        <NumberInput
          aria-label="Rows of a batch"
          aria-describedby={describedBy}
          invalid={invalid}
          value={typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)}
          onValue={(next) => type(next)}
          onBlur={endTyping}
        />
      )}
    </div>
  );
}
