import { useMemo } from 'react';
import { activeStates, type RunSummary } from '../../../shared/runs.ts';
import { CommandButton } from '../../components/CommandButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useRunDetails } from '../../state/run-details.ts';
import { chosenRun, useWorkbench } from '../../state/store.ts';
import { liveModel } from './live-model.ts';
import { Predictor } from './Predictor.tsx';
import './predict.css';

/** What the chosen run's model predicts for a row that one types. */
export function PredictPanel() {
  const run = useWorkbench(chosenRun);
  const details = useRunDetails(run?.id ?? null);
  const model = details?.model ?? null;
  const progress = details?.progress ?? null;
  // Another one only when its numbers are others: the panel is drawn at every key.
  const live = useMemo(() => liveModel({ model, progress }), [model, progress]);
  if (run && run.state !== 'diverged' && live) return <Predictor live={live} run={run} />;
  const loading = run !== undefined && run.state !== 'diverged' && details === undefined;
  return (
    <div className="panel">
      {!loading && (
        <EmptyState {...reasonFor(run)} actions={!run && <CommandButton id="train" intent="primary" />} />
      )}
    </div>
  );
}

function reasonFor(run: RunSummary | undefined): { title: string; text: string } {
  if (!run) {
    return {
      title: 'No model yet',
      text: 'Train a recipe or open a model file to predict from values that you type.',
    };
  }
  if (run.state === 'diverged') {
    return {
      title: 'This run diverged',
      text: 'Its weights predict nothing. Lower the learning rate in the recipe and train again.',
    };
  }
  if (activeStates.includes(run.state)) {
    return {
      title: 'Waiting for the first weights',
      text: 'The data is being prepared for training.',
    };
  }
  return {
    title: 'This run has no model',
    text: run.problem?.message ?? 'It ended before there were any weights.',
  };
}
