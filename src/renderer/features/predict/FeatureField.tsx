import { type CSSProperties, useId } from 'react';
import type { PreparedColumn } from '../../../core/data/prepare.ts';
import { formatNumber } from '../../components/format.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { sliderValue } from './range.ts';
import type { FieldValue, ValueNote } from './value-notes.ts';

interface FeatureFieldProps {
  readonly feature: PreparedColumn;
  readonly value: FieldValue | undefined;
  readonly note: ValueNote | undefined;
  readonly onValue: (value: FieldValue) => void;
}

/** A feature as a number and as a slider over the range that training saw. */
export function FeatureField({ feature, value, note, onValue }: FeatureFieldProps) {
  const id = useId();
  const { name, unit, min, max } = feature;
  const range = `${formatNumber(min, 6)} to ${formatNumber(max, 6)} in training`;
  const about = unit ? `${name}, ${unit}: ${range}` : `${name}: ${range}`;
  const at = typeof value === 'number' ? Math.min(max, Math.max(min, value)) : min;
  return (
    <div className="feature" data-note={note?.kind}>
      <label htmlFor={id} className="truncate" title={about}>
        {name}
      </label>
      <NumberInput
        id={id}
        value={value}
        invalid={note?.kind === 'error'}
        aria-describedby={note ? `${id}-note` : undefined}
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
      {note && (
        <p id={`${id}-note`} className={`feature-note ${note.kind === 'error' ? 'danger' : 'warning'}`}>
          {note.short}
        </p>
      )}
    </div>
  );
}
