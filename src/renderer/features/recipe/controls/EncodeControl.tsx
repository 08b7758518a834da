import { Button, HTMLSelect } from '@blueprintjs/core';
import { encodings } from '../../../../core/data/encode.ts';
import { countOf, formatNumber } from '../../../components/format.ts';
import { isTold } from '../../../state/starting-draft.ts';
import { encodingsOf, featuresOf, withFeature } from '../columns.ts';
import { choicesOf } from '../field.ts';
import { isAbout } from '../findings.ts';
import type { ControlProps } from './control.ts';

const kinds = choicesOf(encodings);

/** Leaves the column out of the features: no encoding has this name. */
const LEAVE_OUT = 'leave out';

/** Features that are told apart: every one of text, and those of numbers that were added; a row each. */
export function EncodeControl({
  id,
  describedBy,
  findings,
  field,
  dataset,
  draft,
  set,
}: ControlProps<'encode'>) {
  const encode = encodingsOf(draft);
  const columns = dataset.columns.map(({ name }) => name);
  const features = featuresOf(draft, columns);
  const texts = new Map(dataset.columns.filter(isTold).map(({ name, distinct }) => [name, distinct]));
  const named = Object.keys(encode);
  const rows = [...features.filter((name) => texts.has(name) || named.includes(name))];
  // What is named and is no feature is told as an error and can be taken out here.
  rows.push(...named.filter((name) => !rows.includes(name)));
  const free = features.filter((name) => !rows.includes(name));
  const put = (name: string, kind: string | undefined) => {
    const { [name]: _, ...others } = encode;
    const next = kind === undefined ? others : { ...encode, [name]: kind };
    set(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <fieldset className="recipe-rows" id={id} aria-label="Categories" aria-describedby={describedBy}>
      {rows.map((name) => {
        const distinct = texts.get(name);
        const needed = texts.has(name) && features.includes(name);
        const kind = Object.hasOwn(encode, name) ? encode[name] : undefined;
        const invalid =
          findings.some((finding) => isAbout(finding, field.path, name)) || (needed && kind === undefined);
        return (
          <div className="recipe-row encode" key={name}>
            <span
              className="truncate"
              title={distinct == null ? name : `${name}: ${formatNumber(distinct)} different texts`}
            >
              {name}
              {distinct != null && <span className="muted"> {countOf(distinct, 'text')}</span>}
            </span>
            <HTMLSelect
              iconName="caret-down"
              fill
              aria-label={`How ${name} becomes numbers`}
              aria-invalid={invalid}
              aria-describedby={describedBy}
              value={typeof kind === 'string' ? kind : ''}
              onChange={({ currentTarget: { value } }) => {
                if (value === LEAVE_OUT) set(withFeature(draft, name, false, columns), []);
                else put(name, value);
              }}
            >
              {!kinds.some(({ value }) => value === kind) && (
                <option value={typeof kind === 'string' ? kind : ''}>
                  {kind === undefined ? 'choose one' : `${JSON.stringify(kind)} (not known)`}
                </option>
              )}
              {kinds.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
              {features.includes(name) && features.length > 1 && (
                <option value={LEAVE_OUT}>Leave the column out</option>
              )}
            </HTMLSelect>
            <Button
              variant="minimal"
              size="small"
              icon="cross"
              disabled={kind === undefined}
              aria-label={`Do not encode ${name}`}
              onClick={() => put(name, undefined)}
            />
          </div>
        );
      })}
      {free.length > 0 && (
        <HTMLSelect
          iconName="caret-down"
          fill
          aria-label="Encode a column"
          aria-describedby={describedBy}
          value=""
          onChange={(event) => put(event.currentTarget.value, 'oneHot')}
        >
          <option value="">{rows.length === 0 ? 'None' : 'Another column\u2026'}</option>
          {free.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </HTMLSelect>
      )}
    </fieldset>
  );
}
