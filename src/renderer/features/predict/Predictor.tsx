import { Button } from '@blueprintjs/core';
import { useEffect, useMemo } from 'react';
import { explain } from '../../../core/evaluate/predict.ts';
import type { Model } from '../../../core/format/model.ts';
import type { RunSummary } from '../../../shared/runs.ts';
import { RunMark } from '../../components/RunMark.tsx';
import { runIndexOf } from '../../state/marks.ts';
import { chosenDataset, useWorkbench } from '../../state/store.ts';
import { Contributions } from './Contributions.tsx';
import { FeatureField } from './FeatureField.tsx';
import { PredictionLine } from './PredictionLine.tsx';
import { fetchRow, rowSource } from './row-source.ts';
import { StartRow } from './StartRow.tsx';
import { startFromMeans, startFromRow, typedRow, typeValue, useTypedRow } from './typed-rows.ts';
import { noteOf } from './value-notes.ts';

/** A prediction for values that one types, at once, with its reasons. */
export function Predictor({ model, run }: { readonly model: Model; readonly run: RunSummary }) {
  const { features } = model;
  const index = useWorkbench(runIndexOf(run.id));
  const datasets = useWorkbench((state) => state.datasets);
  const chosen = useWorkbench(chosenDataset);
  const { data, target: targetColumn } = model;
  // A model that trains is another object at every message; its features and its data are not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what the source is made of
  const source = useMemo(
    () => rowSource(model, datasets, chosen),
    [features, data, targetColumn, datasets, chosen],
  );
  const row = useTypedRow(features);

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
  if (!row) return null;

  const notes = features.map((feature, i) => noteOf(feature.name, row.values[i], feature));
  const errors = notes.filter((note) => note?.kind === 'error');
  const explanation = errors.length > 0 ? undefined : explain(model, row.values as readonly number[]);
  const finite = explanation !== undefined && Number.isFinite(explanation.prediction);

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
            />
          )}
          <Button
            variant="minimal"
            size="small"
            text="Means"
            title="The mean of every feature over the training rows"
            onClick={() => startFromMeans(features)}
          />
        </span>
      </div>
      <div className="panel-body">
        <PredictionLine
          prediction={explanation?.prediction}
          target={model.target}
          row={row}
          notes={notes.filter((note) => note !== undefined)}
        />
        <div className="predict-panes">
          <div className="features">
            {features.map((feature, i) => (
              <FeatureField
                key={feature.name}
                feature={feature}
                value={row.values[i]}
                note={notes[i]}
                onValue={(value) => typeValue(features, i, value)}
              />
            ))}
          </div>
          {finite && <Contributions model={model} explanation={explanation} />}
        </div>
      </div>
    </div>
  );
}
