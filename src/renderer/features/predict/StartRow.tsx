import { Button } from '@blueprintjs/core';
import { useId, useRef } from 'react';
import { countOf } from '../../components/format.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { fetchRow, type RowSource, rowProblem } from './row-source.ts';
import type { StartRow as Start } from './typed-rows.ts';

interface StartRowProps {
  readonly source: RowSource;
  /** The row that the values began with, counted from 0. */
  readonly row: number | undefined;
  readonly onStart: (start: Start) => void;
  /** What was typed and is no row. */
  readonly wrong: string | undefined;
  readonly onWrong: (typed: string | undefined) => void;
}

/** Fills the fields from a row of the data: its number, the one before, the next one. */
export function StartRow({ source, row, onStart, wrong, onWrong }: StartRowProps) {
  const id = useId();
  const { rows, name } = source.dataset;
  const problem = wrong === undefined ? undefined : rowProblem(wrong, rows);
  const latest = useRef(0);

  async function go(next: number): Promise<void> {
    onWrong(undefined);
    const turn = ++latest.current;
    const start = await fetchRow(source, next);
    // An answer that comes after a later one was asked for is too late.
    if (start && turn === latest.current) onStart(start);
  }
  const type = (value: number | string) => {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= rows;
    if (fits) void go(value - 1);
    else onWrong(String(value));
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
        invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        value={wrong ?? (row === undefined ? undefined : row + 1)}
        onValue={type}
        onBlur={() => onWrong(undefined)}
      />
      <Button
        variant="minimal"
        size="small"
        icon="chevron-right"
        aria-label="Next row"
        disabled={row === rows - 1}
        onClick={() => void go(row === undefined ? 0 : row + 1)}
      />
      {problem && (
        <span className="field-error" id={`${id}-problem`} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
