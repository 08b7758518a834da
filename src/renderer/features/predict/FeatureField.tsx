import { type CSSProperties, memo, useId } from 'react';
import type { Feature, NumberFeature } from '../../../core/data/features.ts';
import { formatNumber } from '../../components/format.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { CategoryField } from './CategoryField.tsx';
import { sliderValue } from './range.ts';
import { type FieldValue, noteOf, type ValueNote } from './value-notes.ts';

interface FeatureFieldProps {
  readonly feature: Feature;
  /** Its place among the features. */
  readonly at: number;
  readonly value: FieldValue | undefined;
  readonly onValue: (at: number, value: FieldValue) => void;
}

/** A feature as a number with a slider, or as one of its categories. Drawn anew only when its value changes. */
export const FeatureField = memo(function FeatureField({ feature, at, value, ...props }: FeatureFieldProps) {
  const id = useId();
  const note = noteOf(feature, value);
  const onValue = (next: FieldValue) => props.onValue(at, next);
  const told = note && `${id}-note`;
  return (
    <div className="feature" data-note={note?.kind}>
      {feature.kind === 'number' ? (
        <NumberField id={id} told={told} feature={feature} value={value} note={note} onValue={onValue} />
      ) : (
        <>
          <label htmlFor={id} className="truncate" title={aboutCategories(feature)}>
            {feature.name}
          </label>
          <CategoryField
            id={id}
            told={told}
            categories={feature.categories}
            fill={feature.fill}
            value={value ?? null}
            onValue={onValue}
          />
        </>
      )}
      {note && (
        <p id={told} className={`feature-note ${noteClass[note.kind]}`}>
          {note.short}
        </p>
      )}
    </div>
  );
});

const noteClass = { error: 'danger', warning: 'warning', filled: 'muted' } as const;

interface NumberFieldProps {
  readonly id: string;
  /** The id of its note. */
  readonly told: string | undefined;
  readonly feature: NumberFeature;
  readonly value: FieldValue | undefined;
  readonly note: ValueNote | undefined;
  readonly onValue: (value: FieldValue) => void;
}

/** A number with a slider over the range that training saw. */
function NumberField({ id, told, feature, value, note, onValue }: NumberFieldProps) {
  const { name, unit, min, max } = feature;
  const range = `${formatNumber(min, 6)} to ${formatNumber(max, 6)} in training`;
  const about = unit ? `${name}, ${unit}: ${range}` : `${name}: ${range}`;
  const at = typeof value === 'number' ? Math.min(max, Math.max(min, value)) : min;
  return (
    <>
      <label htmlFor={id} className="truncate" title={about}>
        {name}
      </label>
      <NumberInput
        id={id}
        value={value ?? ''}
        invalid={note?.kind === 'error'}
        placeholder={feature.fill === undefined ? undefined : 'missing'}
        aria-describedby={told}
        title={about}
        onValue={onValue}
      />
      <input
        type="range"
        className="slider"
        aria-label={`${name}, ${range}`}
        aria-valuetext={typeof value === 'number' ? formatNumber(value, 6) : 'no number'}
        min={min}
        max={max}
        step="any"
        disabled={min === max}
        value={at}
        style={{ '--at': `${max > min ? ((at - min) / (max - min)) * 100 : 50}%` } as CSSProperties}
        onChange={(event) => onValue(sliderValue(event.currentTarget.valueAsNumber, feature))}
      />
    </>
  );
}

function aboutCategories({ name, unit, categories }: Exclude<Feature, NumberFeature>): string {
  const count = `${formatNumber(categories.length)} categories in training`;
  return unit ? `${name}, ${unit}: ${count}` : `${name}: ${count}`;
}
