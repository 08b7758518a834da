import { useId, useState } from 'react';
import { formatNumber } from '../../../components/format.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface GoToRowProps {
  readonly rows: number;
  /** Whether the rows stand otherwise than in the file: then places are counted as they are shown. */
  readonly sorted: boolean;
  /** Counted from 0. */
  readonly onGo: (row: number) => void;
}

/** A box that takes one to a row as its number is typed. */
export function GoToRow({ rows, sorted, onGo }: GoToRowProps) {
  const id = useId();
  const [value, setValue] = useState<number | string>('');
  const allowed = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= rows;
  const invalid = value !== '' && !allowed;
  const range = `${sorted ? 'Places' : 'Rows'} go from 1 to ${formatNumber(rows)}`;
  return (
    <span className="go-to-row">
      <label htmlFor={id} title={sorted ? 'Counted in the order that is shown' : undefined}>
        {sorted ? 'Go to place' : 'Go to row'}
      </label>
      <NumberInput
        id={id}
        value={value}
        invalid={invalid}
        placeholder={`1 to ${rows}`}
        title={range}
        aria-describedby={invalid ? `${id}-wrong` : undefined}
        onValue={(next) => {
          setValue(next);
          if (typeof next === 'number' && Number.isInteger(next) && next >= 1 && next <= rows) onGo(next - 1);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && allowed) onGo(value - 1);
        }}
      />
      {invalid && (
        <span id={`${id}-wrong`} className="go-to-row-wrong field-error" role="alert">
          {range}
        </span>
      )}
    </span>
  );
}
