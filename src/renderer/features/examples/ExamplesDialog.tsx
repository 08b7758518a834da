import { Dialog, DialogBody } from '@blueprintjs/core';
import { useId } from 'react';
import { openExample } from '../../state/commands/files.ts';
import type { DialogProps } from '../dialogs/dialog-props.ts';
import { ExampleList } from './ExampleList.tsx';

/** Every lesson; the one that is chosen opens with its data. */
export function ExamplesDialog({ isOpen, onClose }: DialogProps) {
  const lead = useId();
  return (
    <Dialog
      shouldReturnFocusOnClose={false}
      title="Examples"
      isOpen={isOpen}
      onClose={onClose}
      className="wide-dialog"
    >
      <DialogBody>
        <p id={lead} className="muted example-lead">
          Each opens its data, puts its recipe into the form, and says what to look at. Then press Train.
        </p>
        <ExampleList
          labelledBy={lead}
          onOpen={(id) => {
            onClose();
            openExample(id);
          }}
        />
      </DialogBody>
    </Dialog>
  );
}
