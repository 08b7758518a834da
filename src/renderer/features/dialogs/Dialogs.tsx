import { change, chosenRun, useWorkbench } from '../../state/store.ts';
import { ReadingDialog } from '../data/reading/ReadingDialog.tsx';
import { ExamplesDialog } from '../examples/ExamplesDialog.tsx';
import { MakeDataDialog } from '../make-data/MakeDataDialog.tsx';
import { ScoreDialog } from '../score/ScoreDialog.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import { ContinueDialog } from './ContinueDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

/** The one dialog that is open. Blueprint keeps the focus inside and gives it back. */
export function Dialogs() {
  const dialog = useWorkbench((state) => state.dialog);
  const run = useWorkbench(chosenRun);
  const close = () => change({ dialog: null });
  return (
    <>
      {run && (
        <RenameDialog key={`rename-${run.id}`} run={run} isOpen={dialog === 'rename'} onClose={close} />
      )}
      {run && (
        <ContinueDialog key={`continue-${run.id}`} run={run} isOpen={dialog === 'continue'} onClose={close} />
      )}
      <ExamplesDialog isOpen={dialog === 'examples'} onClose={close} />
      {dialog === 'makeData' && <MakeDataDialog isOpen onClose={close} />}
      {dialog === 'reading' && <ReadingDialog isOpen onClose={close} />}
      {run && dialog === 'score' && <ScoreDialog key={run.id} run={run} isOpen onClose={close} />}
      <ShortcutsDialog isOpen={dialog === 'shortcuts'} onClose={close} />
      <AboutDialog isOpen={dialog === 'about'} onClose={close} />
    </>
  );
}
