import { InputGroup } from '@blueprintjs/core';
import { useState } from 'react';
import { countOf, formatNumber } from '../../components/format.ts';
import { typedNumber } from '../../components/typed-number.ts';
import { continueRun } from '../../state/commands/runs.ts';
import type { RunDialogProps } from './dialog-props.ts';
import { FormDialog } from './FormDialog.tsx';

const MOST_EPOCHS = 1e9;

/** Asks how long to train a run on that has done all its recipe asked for. */
export function ContinueDialog({ run, isOpen, onClose }: RunDialogProps) {
  const [text, setText] = useState(String(run.recipe.run.epochs));
  const epochs = typedNumber(text);
  const problem =
    epochs === undefined || !Number.isInteger(epochs) || epochs < 1 || epochs > MOST_EPOCHS
      ? 'Type a whole number from 1 to 1 000 000 000.'
      : undefined;
  return (
    <FormDialog
      title={`Continue \u201c${run.title}\u201d`}
      action="Train"
      problem={problem}
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={() => void continueRun(run.id, epochs!)}
    >
      <p className="muted">
        It has made all {countOf(run.iterations, 'iteration')} that its recipe asks for.
      </p>
      <label htmlFor="continue-epochs">Train on for how many epochs?</label>
      <InputGroup
        id="continue-epochs"
        autoFocus
        inputMode="numeric"
        className="num"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
      {problem === undefined && (
        <p className="muted">{formatNumber(epochs! * run.updatesPerEpoch)} iterations more</p>
      )}
    </FormDialog>
  );
}
