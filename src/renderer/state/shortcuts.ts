import { type Command, type CommandId, commands } from '../../shared/commands.ts';
import type { AppState } from '../../shared/ipc.ts';
import { undoLast } from './notices.ts';
import { run } from './perform.ts';
import { workbench } from './store.ts';

type Platform = AppState['platform'];

/** What `matches` looks at of a KeyboardEvent. */
export type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

interface Chord {
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** An accelerator of the table, in the keys of a platform. */
export function chordOf(accelerator: string, platform: Platform): Chord {
  const parts = accelerator.split('+');
  const command = parts.includes('CmdOrCtrl');
  return {
    ctrl: command && platform !== 'darwin',
    meta: command && platform === 'darwin',
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: parts.at(-1)!,
  };
}

/** Whether these keys are the accelerator's, on any layout of the keyboard. */
export function matches(event: Keys, accelerator: string, platform: Platform): boolean {
  const chord = chordOf(accelerator, platform);
  if (event.ctrlKey !== chord.ctrl || event.metaKey !== chord.meta || event.altKey !== chord.alt)
    return false;
  // Where a sign stands on the keyboard differs, and so whether Shift is needed for it.
  if (/^[=\-.]$/.test(chord.key)) return event.key === chord.key || (chord.key === '=' && event.key === '+');
  return event.shiftKey === chord.shift && isKey(event, chord.key);
}

function isKey({ key, code }: Keys, wanted: string): boolean {
  // With Alt, and on layouts of other scripts, `key` is another sign: the place of the key tells.
  if (/^\d$/.test(wanted)) return key === wanted || code === `Digit${wanted}` || code === `Numpad${wanted}`;
  if (/^[A-Z]$/.test(wanted)) {
    return /^[a-z]$/i.test(key) ? key.toUpperCase() === wanted : code === `Key${wanted}`;
  }
  return key === wanted;
}

/** The command that these keys stand for. */
export function commandFor(event: Keys, platform: Platform): CommandId | undefined {
  return (Object.keys(commands) as CommandId[]).find((id) => {
    const { accelerator, alternative }: Command = commands[id];
    return [accelerator, alternative].some((each) => each !== undefined && matches(event, each, platform));
  });
}

/**
 * Whether a text field needs these keys for itself: letters, what AltGr or Option types, and what edits
 * (Ctrl+Backspace deletes a word there, and must not remove a run).
 */
export function belongsToTyping(event: Keys & { altGraph: boolean }, platform: Platform): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (event.altGraph) return true;
  if (key === 'Backspace' || key === 'Delete') return true;
  if (altKey && !ctrlKey && !metaKey) return platform === 'darwin';
  return !ctrlKey && !metaKey && !altKey && !/^F\d+$/.test(key);
}

/** Keys that also close the dialog they have opened. */
const ownDialogs: Partial<Record<CommandId, string>> = { palette: 'palette', shortcuts: 'shortcuts' };

/** Runs commands from the keyboard. @returns a function that ends it */
export function listenToKeys(target: Window = window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const { app, dialog } = workbench();
    if (!app || event.defaultPrevented || event.isComposing) return;
    const id = commandFor(event, app.platform);
    if (!id) {
      // Text fields have an undo of their own.
      if (isUndo(event, app.platform) && !isTextField(event.target) && undoLast()) event.preventDefault();
      return;
    }
    const typing = isTextField(event.target) && belongsToTyping(withAltGraph(event), app.platform);
    if (typing) return;
    // The keys are ours: neither the page nor the native menu may act on them a second time.
    event.preventDefault();
    const blocked = dialog ? ownDialogs[id] !== dialog : isModalOpen();
    if (!blocked && !event.repeat) run(id);
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

const isUndo = (event: Keys, platform: Platform) => matches(event, 'CmdOrCtrl+Z', platform);

function withAltGraph(event: KeyboardEvent) {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph: event.getModifierState('AltGraph') };
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'range', 'button', 'submit', 'color', 'file'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** A dialog that some panel has opened. */
function isModalOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

const signs: Readonly<Record<string, string>> = {
  Backspace: '\u232b',
  Enter: '\u21b5',
  '-': '\u2212',
};

/** An accelerator for reading: "Ctrl+Shift+R", on a Mac "\u21e7\u2318R". */
export function shortcutText(accelerator: string, platform: Platform): string {
  const { ctrl, meta, alt, shift, key } = chordOf(accelerator, platform);
  const name = signs[key] ?? key;
  if (platform === 'darwin') {
    return `${alt ? '\u2325' : ''}${shift ? '\u21e7' : ''}${meta ? '\u2318' : ''}${name}`;
  }
  const words = [
    ctrl && 'Ctrl',
    alt && 'Alt',
    shift && 'Shift',
    key === 'Backspace' || key === 'Enter' ? key : name,
  ];
  return words.filter(Boolean).join('+');
}

/** An accelerator as `aria-keyshortcuts` writes it. */
export function ariaShortcut(accelerator: string, platform: Platform): string {
  const { ctrl, meta, alt, shift, key } = chordOf(accelerator, platform);
  return [ctrl && 'Control', meta && 'Meta', alt && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
}
