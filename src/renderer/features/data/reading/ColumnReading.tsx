import { Button } from '@blueprintjs/core';
import { useState } from 'react';
import type { Receipt } from '../../../../core/data/receipt.ts';
import type { ColumnSummary, DatasetSummary } from '../../../../shared/datasets.ts';
import { sameChoices } from '../../../../shared/read-choices.ts';
import { typeWords } from '../column/column-type.ts';
import { TypeSelect } from './ColumnTable.tsx';
import { type ColumnSaying, withColumns } from './choices.ts';
import { MissingMarks } from './MissingMarks.tsx';
import { useReadAnew } from './use-reading.ts';

interface ColumnReadingProps {
  readonly dataset: DatasetSummary;
  readonly column: ColumnSummary;
  readonly receipt: Receipt;
}

/** What a column is read as, put right where it is seen to be wrong. */
export function ColumnReading({ dataset, column: { name, type }, receipt }: ColumnReadingProps) {
  const [choices, setChoices] = useState(receipt.choices);
  const { busy, problem, read } = useReadAnew(dataset);
  const said = choices.columns?.[name];
  const found = receipt.choices.columns?.[name]?.type === undefined;
  const changed = !sameChoices(choices, receipt.choices);
  const say = (saying: ColumnSaying) => setChoices(withColumns(choices, [name], saying));
  return (
    <div className="column-reading">
      <div>
        <span className="muted">Read as</span>
        <TypeSelect
          label={`Read ${name} as`}
          type={said?.type}
          unsaid={found ? `${typeWords[type].word} (found)` : 'find out'}
          onType={(next) => say({ type: next })}
        />
        <MissingMarks
          label={`Means missing in ${name}`}
          marks={said?.missing}
          placeholder="means missing"
          onMarks={(marks) => say({ missing: marks ?? null })}
        />
      </div>
      {changed && (
        <div className="column-reading-actions">
          <Button
            size="small"
            intent="primary"
            text="Read anew"
            loading={busy}
            onClick={() => void read(choices)}
          />
          <Button size="small" text="Cancel" disabled={busy} onClick={() => setChoices(receipt.choices)} />
        </div>
      )}
      {problem && (
        <p className="field-error selectable" role="alert">
          {problem.message}. {problem.hint}
        </p>
      )}
    </div>
  );
}
