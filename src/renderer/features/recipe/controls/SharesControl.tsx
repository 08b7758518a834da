import { useState } from 'react';
import { formatNumber } from '../../../components/format.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { defaultAt, isObject } from '../draft-path.ts';
import {
  addsUp,
  type PartDefaults,
  parts,
  partTitles,
  percentOf,
  shareOf,
  shareProblem,
  sharesOf,
  shownRows,
  withShare,
} from '../shares.ts';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';

const defaults = defaultAt(['split']) as unknown as PartDefaults;

/** Training, validation and test share side by side in percent, with the rows that each one gets. */
export function SharesControl({ id, describedBy, draft, dataset, outlook, type }: ControlProps<'shares'>) {
  const split = isObject(draft.split) ? draft.split : {};
  // Whether the rest goes to another part is settled when a field is entered, not at every keystroke.
  const [filling, setFilling] = useState(false);
  const rows = shownRows(draft, outlook, dataset.rows, defaults);
  const shares = sharesOf(split, defaults);
  return (
    <fieldset className="recipe-shares" id={id} aria-label="Rows, in percent" aria-describedby={describedBy}>
      {parts.map((part) => {
        const written = split[part];
        return (
          <div key={part}>
            <div className="recipe-share-head muted">
              <label htmlFor={`${id}-${part}`}>{partTitles[part]}</label>
              <span className="recipe-rows num" title="rows">
                {rows.parts ? formatNumber(rows.parts[part]) : '\u2013'}
              </span>
            </div>
            <span className="recipe-percent">
              <NumberInput
                id={`${id}-${part}`}
                aria-describedby={describedBy}
                invalid={shareProblem(written) !== undefined}
                value={percentOf(written ?? shares[part])}
                onFocus={() => setFilling(addsUp(split, defaults))}
                onValue={(value) =>
                  type(withShare(split, part, shareOf(value), filling, defaults), ['split'])
                }
                onBlur={endTyping}
              />
            </span>
          </div>
        );
      })}
      {rows.note && <p className="field-note">{rows.note}</p>}
    </fieldset>
  );
}
