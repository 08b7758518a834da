import { useId, useState } from 'react';
import { countOf } from '../../../components/format.ts';
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
        title={invalid ? `There are ${countOf(rows, 'row')}: 1 to ${rows}` : `1 to ${rows}`}
        onValue={(next) => {
          setValue(next);
          if (typeof next === 'number' && Number.isInteger(next) && next >= 1 && next <= rows) onGo(next - 1);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && allowed) onGo(value - 1);
        }}
      />
    </span>
  );
}
