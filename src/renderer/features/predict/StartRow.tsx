import { Button } from '@blueprintjs/core';
import { useId, useRef, useState } from 'react';
import { countOf, formatNumber } from '../../components/format.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { fetchRow, type RowSource } from './row-source.ts';
import type { StartRow as Start } from './typed-rows.ts';

interface StartRowProps {
  readonly source: RowSource;
  /** The row that the values began with, counted from 0. */
  readonly row: number | undefined;
  readonly onStart: (start: Start) => void;
}

/** Fills the fields from a row of the data: its number, the one before, the next one. */
export function StartRow({ source, row, onStart }: StartRowProps) {
  const id = useId();
  const { rows, name } = source.dataset;
  const [wrong, setWrong] = useState<string>();
  const latest = useRef(0);

  async function go(next: number): Promise<void> {
    setWrong(undefined);
    const turn = ++latest.current;
    const start = await fetchRow(source, next);
    // An answer that comes after a later one was asked for is too late.
    if (start && turn === latest.current) onStart(start);
  }
  const type = (value: number | string) => {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= rows;
    if (fits) void go(value - 1);
    else setWrong(String(value));
  };

  return (
    <span className="start-row" title={`${name} has ${countOf(rows, 'row')}`}>
      <label htmlFor={id}>Row</label>
      <Button
        variant="minimal"
        size="small"
        icon="chevron-left"
        aria-label="Previous row"
        disabled={row === undefined || row === 0}
        onClick={() => void go(row! - 1)}
      />
      <NumberInput
        id={id}
        placeholder={'\u2013'}
        invalid={wrong !== undefined && wrong !== ''}
        title={wrong ? `Rows go from 1 to ${formatNumber(rows)}` : undefined}
        value={wrong ?? (row === undefined ? undefined : row + 1)}
        onValue={type}
        onBlur={() => setWrong(undefined)}
      />
      <Button
        variant="minimal"
        size="small"
        icon="chevron-right"
        aria-label="Next row"
        disabled={row === rows - 1}
        onClick={() => void go(row === undefined ? 0 : row + 1)}
      />
    </span>
  );
}
