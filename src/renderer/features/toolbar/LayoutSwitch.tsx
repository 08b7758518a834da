import type { KeyboardEvent } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { type LayoutName, layoutNames } from '../../../shared/settings.ts';
import { run } from '../../state/perform.ts';
import { useWorkbench } from '../../state/store.ts';
import { useCommand } from '../../state/use-command.ts';

const choices: Readonly<Record<LayoutName, { readonly id: CommandId; readonly text: string }>> = {
  train: { id: 'layoutTrain', text: 'Train' },
  inspect: { id: 'layoutInspect', text: 'Inspect' },
  compare: { id: 'layoutCompare', text: 'Compare' },
};

/** The three ready layouts, as one choice; the arrow keys go from one to the next. */
export function LayoutSwitch() {
  const chosen = useWorkbench(({ settings }) => settings.layoutName);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = (layoutNames.indexOf(chosen) + step + layoutNames.length) % layoutNames.length;
    run(choices[layoutNames[at]!].id);
    event.currentTarget.querySelectorAll('button')[at]?.focus();
  };

  return (
    <div className="layout-switch" role="radiogroup" aria-label="Layout" onKeyDown={onKeyDown}>
      {layoutNames.map((name) => (
        <Choice key={name} name={name} checked={name === chosen} />
      ))}
    </div>
  );
}

function Choice({ name, checked }: { readonly name: LayoutName; readonly checked: boolean }) {
  const { id, text } = choices[name];
  const { about, shortcut, ariaShortcut, run: choose } = useCommand(id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: radio inputs cannot be drawn as one segmented control
    <button
      type="button"
      role="radio"
      aria-checked={checked}
      aria-keyshortcuts={ariaShortcut}
      tabIndex={checked ? 0 : -1}
      title={`${about} (${shortcut})`}
      onClick={choose}
    >
      {text}
    </button>
  );
}
