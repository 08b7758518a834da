import { type FocusEvent, type KeyboardEvent, useState } from 'react';

/**
 * A list in which the arrow keys go from item to item and Tab leaves it. Items are the elements with
 * `data-item`, whose value is their id.
 */
export function useRoving(ids: readonly string[], chosen: string | null) {
  const [focused, setFocused] = useState<string | null>(null);
  const reachable = [focused, chosen].find((id) => id !== null && ids.includes(id)) ?? ids[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')];
    const at = items.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const id = event.target.dataset.item;
    if (id) setFocused(id);
  };

  return { list: { onKeyDown, onFocus }, tabIndexOf: (id: string) => (id === reachable ? 0 : -1) };
}
