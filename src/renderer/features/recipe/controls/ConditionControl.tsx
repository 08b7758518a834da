import { Classes } from '@blueprintjs/core';
import { countOf, formatNumber } from '../../../components/format.ts';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';

/** A condition on the rows, with how many meet it; empty leaves its key out. */
export function ConditionControl({
  id,
  describedBy,
  findings,
  value,
  dataset,
  outlook,
  type,
}: ControlProps<'condition'>) {
  const invalid = findings.length > 0;
  const written = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return (
    <div className="recipe-condition">
      <input
        id={id}
        className={`${Classes.INPUT} ${invalid ? Classes.INTENT_DANGER : ''}`}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        placeholder="every row"
        title={written}
        autoComplete="off"
        spellCheck={false}
        value={written}
        onChange={(event) => type(event.currentTarget.value || undefined)}
        onBlur={endTyping}
      />
      {written !== '' && !invalid && outlook && (
        <p className="field-note">
          {formatNumber(outlook.rows)} of {countOf(dataset.rows, 'row')}
        </p>
      )}
    </div>
  );
}
