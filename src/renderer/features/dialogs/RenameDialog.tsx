import { InputGroup } from '@blueprintjs/core';
import { useState } from 'react';
import { ask } from '../../state/client.ts';
import type { RunDialogProps } from './dialog-props.ts';
import { FormDialog } from './FormDialog.tsx';

const LONGEST = 200;

export function RenameDialog({ run, isOpen, onClose }: RunDialogProps) {
  const [title, setTitle] = useState(run.title);
  const trimmed = title.trim();
  const close = () => {
    onClose();
    setTitle(run.title);
  };
  return (
    <FormDialog
      title="Rename run"
      action="Rename"
      problem={trimmed === '' ? 'A run needs a title.' : undefined}
      isOpen={isOpen}
      onClose={close}
      onSubmit={() => {
        if (trimmed !== run.title) void ask('run.rename', { id: run.id, title: trimmed });
      }}
    >
      <label htmlFor="rename-title">Title</label>
      <InputGroup
        id="rename-title"
        autoFocus
        maxLength={LONGEST}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
    </FormDialog>
  );
}
