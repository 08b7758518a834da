import { Classes, Menu, MenuDivider, MenuItem, showContextMenu } from '@blueprintjs/core';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { useCommand } from '../../state/use-command.ts';

/** What can be done with the chosen run. */
export function RunMenu() {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // After the popover has taken the focus to itself.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => itemsOf(list.current)[0]?.focus()));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Menu size="small" ulRef={list} onKeyDown={(event) => moveIn(itemsOf(list.current), event)}>
      <Item id="renameRun" />
      <Item id="tickRun" />
      <Item id="recipeFromRun" />
      <Item id="continueRun" />
      <MenuDivider />
      <Item id="save" />
      <Item id="saveAs" />
      <Item id="copyWeights" />
      <MenuDivider />
      <Item id="removeRun" />
    </Menu>
  );
}

function Item({ id }: { readonly id: CommandId }) {
  const { label, about, enabled, shortcut, run } = useCommand(id);
  return (
    <MenuItem
      text={label}
      label={shortcut ?? ''}
      disabled={enabled !== true}
      htmlTitle={enabled === true ? about : enabled}
      onClick={run}
    />
  );
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])') ?? [])];
}

/** The arrow keys go round the items. */
function moveIn(items: readonly HTMLElement[], event: KeyboardEvent): void {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

/** Opens the menu where the mouse is or, from the keyboard, under what has the focus. */
export function openRunMenu(event: MouseEvent<HTMLElement>): void {
  const from = event.currentTarget.querySelector<HTMLElement>('[data-item]') ?? event.currentTarget;
  const box = event.currentTarget.getBoundingClientRect();
  const byMouse = event.clientX !== 0 || event.clientY !== 0;
  showContextMenu({
    content: <RunMenu />,
    targetOffset: byMouse
      ? { left: event.clientX, top: event.clientY }
      : { left: box.left + 16, top: box.bottom },
    isDarkTheme: document.body.classList.contains(Classes.DARK),
    onClose: () => {
      // The focus goes back unless what was chosen has taken it elsewhere.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) from.focus();
      });
    },
  });
}
