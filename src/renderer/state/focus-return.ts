import { useWorkbench } from './store.ts';

let before: Element | null = null;

/** What closes the dialog brings the keyboard somewhere else. */
export function keepFocusElsewhere(): void {
  before = null;
}

/**
 * Gives the keyboard back to where it was before a dialog opened. Blueprint's own way looks for that place
 * only after a field of the dialog has taken the focus, so dialogs are told not to try.
 * Called before the window is drawn, so that it sees a dialog open before the dialog does.
 */
export function returnFocus(): void {
  let keyHeld = false;
  for (const type of ['keydown', 'keyup'] as const) {
    window.addEventListener(
      type,
      () => {
        keyHeld = type === 'keydown';
      },
      { capture: true },
    );
  }
  useWorkbench.subscribe(({ dialog }, { dialog: last }) => {
    if (dialog && !last) before = document.activeElement;
    if (dialog || !last) return;
    const place = before;
    const give = () =>
      requestAnimationFrame(() => {
        if (place instanceof HTMLElement && place.isConnected) place.focus();
      });
    // Blueprint's buttons act when Enter is let go: the one that closed the dialog must not press another.
    if (keyHeld) window.addEventListener('keyup', give, { once: true });
    else give();
  });
}
