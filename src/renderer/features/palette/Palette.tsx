import { MenuItem } from '@blueprintjs/core';
import { Omnibar } from '@blueprintjs/select';
import { change, useWorkbench, workbench } from '../../state/store.ts';
import { type Entry, entriesOf, findEntries } from './entries.ts';

/** Omnibar shows nothing before something is typed, unless this is there and undefined. */
const LIST_AT_ONCE = { initialContent: undefined } as object;

/** One field to find any command, run or data set. */
export function Palette() {
  const isOpen = useWorkbench(({ dialog }) => dialog === 'palette');
  const close = () => change({ dialog: null });
  return (
    <Omnibar<Entry>
      className="palette"
      isOpen={isOpen}
      onClose={close}
      resetOnSelect
      {...LIST_AT_ONCE}
      items={isOpen ? entriesOf(workbench()) : []}
      itemListPredicate={findEntries}
      itemDisabled={({ reason }) => reason !== undefined}
      noResults={<MenuItem disabled text="Nothing has this name." />}
      inputProps={{
        placeholder: 'Search commands, runs, data',
        'aria-label': 'Search commands, runs, data',
      }}
      overlayProps={{ shouldReturnFocusOnClose: false }}
      onItemSelect={(entry) => {
        close();
        // After the palette has given the focus back, so that what is chosen can take it.
        requestAnimationFrame(entry.choose);
      }}
      itemRenderer={(entry, { handleClick, handleFocus, modifiers }) =>
        modifiers.matchesPredicate ? (
          <MenuItem
            key={entry.key}
            active={modifiers.active}
            disabled={modifiers.disabled}
            onClick={handleClick}
            {...(handleFocus && { onFocus: handleFocus })}
            text={<EntryText entry={entry} />}
            labelElement={<kbd className="kbd">{entry.shortcut}</kbd>}
          />
        ) : null
      }
    />
  );
}

function EntryText({ entry: { kind, name, about, reason } }: { readonly entry: Entry }) {
  return (
    <span className="palette-item">
      <span className="name">{name}</span>
      <span className="about truncate">
        {kind === 'Command' ? '' : `${kind} · `}
        {reason ?? about}
      </span>
    </span>
  );
}
