import { Button, Dialog, DialogBody, DialogFooter } from '@blueprintjs/core';
import { type FormEvent, type ReactNode, useId } from 'react';
import type { DialogProps } from './dialog-props.ts';

interface FormDialogProps extends DialogProps {
  readonly title: string;
  /** The button that does it. */
  readonly action: string;
  /** What speaks against doing it, or nothing. */
  readonly problem: string | undefined;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A small question: fields, a button that does it, one that does not. Enter does it too. */
export function FormDialog({ title, action, problem, onSubmit, children, isOpen, onClose }: FormDialogProps) {
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== undefined) return;
    onSubmit();
    onClose();
  };
  return (
    <Dialog
      shouldReturnFocusOnClose={false}
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      className="small-dialog"
    >
      <DialogBody>
        <form id={form} className="dialog-form" onSubmit={submit}>
          {children}
          <p className="field-error" role="alert">
            {problem}
          </p>
        </form>
      </DialogBody>
      <DialogFooter
        actions={
          <>
            <Button text="Cancel" onClick={onClose} />
            <Button
              type="submit"
              form={form}
              intent="primary"
              text={action}
              disabled={problem !== undefined}
            />
          </>
        }
      />
    </Dialog>
  );
}
