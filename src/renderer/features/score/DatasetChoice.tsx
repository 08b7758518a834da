import { Button, HTMLSelect } from '@blueprintjs/core';
import { useId } from 'react';
import type { DatasetSummary } from '../../../shared/datasets.ts';
import { countOf } from '../../components/format.ts';

interface DatasetChoiceProps {
  readonly datasets: readonly DatasetSummary[];
  readonly chosen: string | undefined;
  readonly disabled: boolean;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
}

/** One of the open data sets, or another file. */
export function DatasetChoice({ datasets, chosen, disabled, onChoose, onOpen }: DatasetChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Data</label>
      <span className="score-data">
        <HTMLSelect
          id={id}
          fill
          iconName="caret-down"
          disabled={disabled || datasets.length === 0}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {datasets.length === 0 && <option value="">none is open</option>}
          {datasets.map((dataset) => (
            <option key={dataset.id} value={dataset.id}>
              {`${dataset.name} (${countOf(dataset.rows, 'row')})`}
            </option>
          ))}
        </HTMLSelect>
        <Button text={'Open a file\u2026'} disabled={disabled} onClick={onOpen} />
      </span>
    </>
  );
}
