import { Button } from '@blueprintjs/core';
import { NumberInput } from '../../../components/NumberInput.tsx';
import type { DraftValue } from '../../../state/recipe-draft.ts';
import { isObject } from '../draft-path.ts';
import { isAbout } from '../findings.ts';
import { withRenamed } from '../parameters.ts';
import { endTyping } from '../typing.ts';
import type { ControlProps } from './control.ts';
import { freeParameter, ParameterPick, takenBy } from './ParameterPick.tsx';

const bounds = ['From', 'To', 'Step'] as const;

/** What a new axis tries: some values on both sides of 0. */
const FIRST_AXIS: DraftValue = [-2, 2, 0.1];

/** The parameters of a search with the values to try, a row each. */
export function GridControl(props: ControlProps<'grid'>) {
  const { id, describedBy, value, parameters, field, findings, set, type } = props;
  const grid = isObject(value) ? value : {};
  const taken = takenBy(Object.keys(grid), parameters);
  const free = freeParameter(parameters, taken);
  return (
    <fieldset className="recipe-rows" id={id} aria-label="Grid" aria-describedby={describedBy}>
      {Object.keys(grid).length > 0 && (
        <div className="recipe-row grid recipe-row-head muted" aria-hidden="true">
          <span>Parameter</span>
          {bounds.map((bound) => (
            <span key={bound}>{bound}</span>
          ))}
        </div>
      )}
      {Object.entries(grid).map(([name, axis], i) => {
        const path = [...field.path, name];
        const invalid = findings.some((finding) => isAbout(finding, field.path, name));
        const numbers = Array.isArray(axis) ? axis : [];
        return (
          // The name changes while it is chosen; the place of the row does not.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
          <div className="recipe-row grid" key={i}>
            <ParameterPick
              name={name}
              parameters={parameters}
              taken={taken}
              describedBy={describedBy}
              invalid={invalid}
              onChoose={(next) => set(withRenamed(grid, name, next))}
            />
            {bounds.map((bound, k) => (
              <NumberInput
                key={bound}
                aria-label={`${bound} of ${name}`}
                aria-describedby={describedBy}
                invalid={invalid}
                value={numberOf(numbers[k])}
                onValue={(next) =>
                  type(
                    bounds.map((_, j) => (j === k ? next : (numbers[j] ?? 0))),
                    path,
                  )
                }
                onBlur={endTyping}
              />
            ))}
            <Button
              variant="minimal"
              size="small"
              icon="cross"
              aria-label={`Remove ${name} from the grid`}
              onClick={() => {
                const { [name]: _, ...others } = grid;
                set(others);
              }}
            />
          </div>
        );
      })}
      <Button
        size="small"
        variant="minimal"
        icon="plus"
        text="Add a parameter"
        disabled={free === undefined}
        onClick={() => free !== undefined && set({ ...grid, [free]: FIRST_AXIS })}
      />
    </fieldset>
  );
}

function numberOf(value: DraftValue | undefined): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' || value === undefined
    ? value
    : JSON.stringify(value);
}
