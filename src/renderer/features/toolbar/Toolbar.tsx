import { FloppyDiskIcon, PauseIcon, PlayIcon, SearchIcon, StopIcon } from '@blueprintjs/icons';
import { CommandButton } from '../../components/CommandButton.tsx';
import { activeRun } from '../../state/reduce.ts';
import { useWorkbench } from '../../state/store.ts';
import { useCommand } from '../../state/use-command.ts';
import { LayoutSwitch } from './LayoutSwitch.tsx';

/** The row on top: how the panels are laid out, what the engine is to do, where to look for anything. */
export function Toolbar() {
  const held = useWorkbench((state) => activeRun(state)?.state === 'paused');
  return (
    <header className="toolbar">
      <h1 className="visually-hidden">Descent</h1>
      <LayoutSwitch />
      <span className="toolbar-push" />
      <CommandButton id="train" intent="primary" icon={<PlayIcon />} />
      {held ? (
        <CommandButton id="resume" icon={<PlayIcon />} />
      ) : (
        <CommandButton id="pause" icon={<PauseIcon />} />
      )}
      <CommandButton id="stop" icon={<StopIcon />} />
      <span className="toolbar-rule" />
      <CommandButton id="save" icon={<FloppyDiskIcon />} />
      <span className="toolbar-rule" />
      <SearchBox />
    </header>
  );
}

/** Looks like a field, and opens the palette, which is one. */
function SearchBox() {
  const { run, shortcut, ariaShortcut } = useCommand('palette');
  return (
    <button
      type="button"
      className="search-box"
      aria-haspopup="dialog"
      aria-keyshortcuts={ariaShortcut}
      onClick={run}
    >
      <SearchIcon size={14} />
      <span className="truncate">Search commands, runs, data</span>
      <kbd className="kbd">{shortcut}</kbd>
    </button>
  );
}
