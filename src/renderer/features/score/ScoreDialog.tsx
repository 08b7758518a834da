import { Button, Dialog, DialogBody, DialogFooter } from '@blueprintjs/core';
import { useState } from 'react';
import { RunMark } from '../../components/RunMark.tsx';
import { ask, tryAsk } from '../../state/client.ts';
import { runIndexOf } from '../../state/marks.ts';
import { useWorkbench, workbench } from '../../state/store.ts';
import type { RunDialogProps } from '../dialogs/dialog-props.ts';
import { DatasetChoice } from './DatasetChoice.tsx';
import { Outcome, type Saving } from './Outcome.tsx';
import { openAside } from './open-aside.ts';
import { Sheet } from './Sheet.tsx';
import { scoringEnded } from './scoring.ts';
import { useSheet } from './use-sheet.ts';
import './score.css';

/** Predicts every row of a data set by the chosen run's model, after a sheet says what to know before. */
export function ScoreDialog({ run, isOpen, onClose }: RunDialogProps) {
  const datasets = useWorkbench((state) => state.datasets);
  const index = useWorkbench(runIndexOf(run.id));
  const [chosen, setChosen] = useState(() => workbench().datasetId);
  const [saving, setSaving] = useState<Saving>({ state: 'not' });
  const dataset = datasets.find(({ id }) => id === chosen) ?? datasets.at(-1);
  const sheet = useSheet(run.id, dataset);
  const busy = saving.state === 'saving';
  const ready = sheet.state === 'there' && sheet.sheet.ready;

  const choose = (id: string | null) => {
    setChosen(id);
    setSaving({ state: 'not' });
  };
  const openFile = async () => {
    const opened = await openAside();
    if (opened !== null) choose(opened);
  };
  const save = async () => {
    if (!dataset) return;
    setSaving({ state: 'saving' });
    const result = await tryAsk('score.write', { run: run.id, dataset: dataset.id });
    scoringEnded();
    if (!result.ok) setSaving({ state: 'failed', problem: result.error });
    else setSaving(result.value ? { state: 'saved', scored: result.value } : { state: 'not' });
  };

  return (
    <Dialog
      shouldReturnFocusOnClose={false}
      title="Predict a file"
      isOpen={isOpen}
      onClose={onClose}
      canEscapeKeyClose={!busy}
      canOutsideClickClose={false}
      isCloseButtonShown={!busy}
      className="wide-dialog score-dialog"
    >
      <DialogBody>
        <div className="score-choices">
          <span className="field-label">Model</span>
          <span className="score-run" title={run.title}>
            <RunMark index={index} />
            <span className="truncate">{run.title}</span>
          </span>
          <DatasetChoice
            datasets={datasets}
            chosen={dataset?.id}
            disabled={busy}
            onChoose={choose}
            onOpen={() => void openFile()}
          />
        </div>
        {dataset ? (
          <Sheet sheet={sheet} dataset={dataset} />
        ) : (
          <p className="muted">Open the file whose rows are to be predicted. It need not have the target.</p>
        )}
      </DialogBody>
      <DialogFooter
        actions={
          busy ? (
            <Button text="Cancel" autoFocus onClick={() => void ask('score.cancel')} />
          ) : (
            <>
              <Button text="Close" autoFocus={saving.state !== 'not'} onClick={onClose} />
              <Button
                intent="primary"
                text={'Save predictions\u2026'}
                disabled={!ready}
                onClick={() => void save()}
              />
            </>
          )
        }
      >
        <Outcome saving={saving} />
      </DialogFooter>
    </Dialog>
  );
}
