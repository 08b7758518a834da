import { Button } from '@blueprintjs/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { createPredictor } from '../../../core/evaluate/predict.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { RunMark } from '../../components/RunMark.tsx';
import { runIndexOf } from '../../state/marks.ts';
import { chosenDataset, useWorkbench } from '../../state/store.ts';
import { FeatureFields } from './FeatureFields.tsx';
import type { LiveModel } from './live-model.ts';
import { Prediction } from './Prediction.tsx';
import { Reasons } from './Reasons.tsx';
import { fetchRow, rowSource } from './row-source.ts';
import { StartRow } from './StartRow.tsx';
import { startFromMeans, startFromRow, typedRow, typeValue, useTypedRow } from './typed-rows.ts';
import { cellOf, type FieldValue, noteOf } from './value-notes.ts';

interface PredictorProps {
  readonly live: LiveModel;
  readonly run: RunSummary;
}

/** A prediction for values that one types, at once, with its reasons. */
export function Predictor({ live, run }: PredictorProps) {
  const { model, parameters } = live;
  const { features, target } = model;
  const index = useWorkbench(runIndexOf(run.id));
  const datasets = useWorkbench((state) => state.datasets);
  const chosen = useWorkbench(chosenDataset);
  const source = useMemo(() => rowSource(model, datasets, chosen), [model, datasets, chosen]);
  const predictor = useMemo(() => createPredictor(model, parameters), [model, parameters]);
  const row = useTypedRow(features);
  const [wrongRow, setWrongRow] = useState<string>();

  useEffect(() => {
    if (typedRow(features)) return;
    if (!source) {
      startFromMeans(features);
      return;
    }
    void fetchRow(source, 0).then((start) => {
      if (typedRow(features)) return;
      if (start) startFromRow(features, start);
      else startFromMeans(features);
    });
  }, [features, source]);
  const type = useCallback((at: number, value: FieldValue) => typeValue(features, at, value), [features]);
  if (!row) return null;

  const notes = features.map((feature, i) => noteOf(feature, row.values[i]));
  const cells = features.map((feature, i) => cellOf(feature, row.values[i]));
  const wrong = notes.some((note) => note?.kind === 'error');
  const prediction = wrong ? undefined : predictor.predict(cells);

  return (
    <div className="panel panel-flush predict">
      <div className="panel-header">
        <span className="predict-run" title={run.title}>
          <RunMark index={index} />
          <span className="truncate">{run.title}</span>
        </span>
        <span className="push predict-start">
          {source && (
            <StartRow
              source={source}
              row={row.from?.row}
              onStart={(start) => startFromRow(features, start)}
              wrong={wrongRow}
              onWrong={setWrongRow}
            />
          )}
          <Button
            variant="minimal"
            size="small"
            text="Means"
            title="The mean of every number over the training rows; of categories the usual or the first one"
            onClick={() => startFromMeans(features)}
          />
          <CommandButton id="score" variant="minimal" size="small" text={'Whole file\u2026'} />
        </span>
      </div>
      <div className="panel-body">
        <Prediction
          prediction={prediction}
          target={target}
          row={row}
          otherRow={wrongRow !== undefined}
          notes={notes.filter((note) => note !== undefined)}
        />
        <div className="predict-panes">
          <FeatureFields features={features} values={row.values} notes={notes} onValue={type} />
          {prediction?.every(Number.isFinite) && (
            <Reasons live={live} predictor={predictor} cells={cells} prediction={prediction} />
          )}
        </div>
      </div>
    </div>
  );
}
