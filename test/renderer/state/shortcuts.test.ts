import { describe, expect, it } from 'vitest';
import { commandIds, performances } from '../../../src/renderer/state/perform.ts';
import {
  ariaShortcut,
  belongsToTyping,
  chordOf,
  commandFor,
  type Keys,
  matches,
  shortcutText,
} from '../../../src/renderer/state/shortcuts.ts';
import { type Command, commands } from '../../../src/shared/commands.ts';

const platforms = ['linux', 'win32', 'darwin'] as const;
const all = Object.values(commands) as Command[];
const accelerators = all.flatMap(({ accelerator, alternative }) =>
  [accelerator, alternative].filter((each) => each !== undefined),
);

const keys = (key: string, held: Partial<Keys> = {}): Keys => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the table of commands', () => {
  it('has something to perform for every command', () => {
    expect(Object.keys(performances).sort()).toEqual(Object.keys(commands).sort());
    for (const id of commandIds) expect(performances[id].perform).toBeTypeOf('function');
  });

  it.each(platforms)('uses no keys twice on %s, alternatives included', (platform) => {
    const seen = accelerators.map((accelerator) => JSON.stringify(chordOf(accelerator, platform)));
    expect(seen.filter((chord, i) => seen.indexOf(chord) !== i)).toEqual([]);
  });

  it('is written in parts that are understood', () => {
    for (const accelerator of accelerators) {
      const parts = accelerator.split('+');
      const key = parts.pop();
      expect(parts.filter((part) => !['CmdOrCtrl', 'Alt', 'Shift'].includes(part))).toEqual([]);
      expect(key).toMatch(/^([A-Z]|\d|F\d+|Enter|Backspace|[=.-])$/);
    }
  });

  it('leaves alone the keys that edit text everywhere', () => {
    const editing = ['A', 'C', 'V', 'X', 'Z', 'Y'].map((key) => `CmdOrCtrl+${key}`);
    expect(accelerators.filter((accelerator) => editing.includes(accelerator))).toEqual([]);
  });
});

describe('matches', () => {
  it('takes Ctrl for CmdOrCtrl, and Cmd on a Mac', () => {
    expect(matches(keys('o', { ctrlKey: true }), 'CmdOrCtrl+O', 'linux')).toBe(true);
    expect(matches(keys('o', { metaKey: true }), 'CmdOrCtrl+O', 'linux')).toBe(false);
    expect(matches(keys('o', { metaKey: true }), 'CmdOrCtrl+O', 'darwin')).toBe(true);
    expect(matches(keys('o', { ctrlKey: true }), 'CmdOrCtrl+O', 'darwin')).toBe(false);
  });

  it('wants exactly the keys that are held', () => {
    const held = { ctrlKey: true, shiftKey: true };
    expect(matches(keys('S', held), 'CmdOrCtrl+Shift+S', 'linux')).toBe(true);
    expect(matches(keys('S', held), 'CmdOrCtrl+S', 'linux')).toBe(false);
    expect(matches(keys('s', { ...held, altKey: true }), 'CmdOrCtrl+Shift+S', 'linux')).toBe(false);
    expect(matches(keys('s'), 'CmdOrCtrl+S', 'linux')).toBe(false);
  });

  it('knows a letter by its place where the layout has another script, or Alt makes another sign', () => {
    expect(matches(keys('\u0449', { code: 'KeyO', ctrlKey: true }), 'CmdOrCtrl+O', 'linux')).toBe(true);
    const option = { code: 'KeyC', metaKey: true, altKey: true };
    expect(matches(keys('\u00e7', option), 'CmdOrCtrl+Alt+C', 'darwin')).toBe(true);
    // On AZERTY the key of Q says "a": what it says counts.
    expect(matches(keys('a', { code: 'KeyQ', ctrlKey: true }), 'CmdOrCtrl+Q', 'linux')).toBe(false);
  });

  it('knows a digit by its place, also on the number pad', () => {
    expect(matches(keys('&', { code: 'Digit1', ctrlKey: true }), 'CmdOrCtrl+1', 'linux')).toBe(true);
    expect(matches(keys('1', { code: 'Numpad1', altKey: true }), 'Alt+1', 'linux')).toBe(true);
  });

  it('takes a sign with or without Shift, wherever it stands on the keyboard', () => {
    expect(matches(keys('+', { ctrlKey: true, shiftKey: true }), 'CmdOrCtrl+=', 'linux')).toBe(true);
    expect(matches(keys('=', { ctrlKey: true, shiftKey: true }), 'CmdOrCtrl+=', 'linux')).toBe(true);
    expect(matches(keys('-', { ctrlKey: true }), 'CmdOrCtrl+-', 'linux')).toBe(true);
  });

  it('finds the command, by its alternative too', () => {
    expect(commandFor(keys('Enter', { ctrlKey: true }), 'linux')).toBe('train');
    expect(commandFor(keys('Enter', { ctrlKey: true, shiftKey: true }), 'linux')).toBe('continueRun');
    expect(commandFor(keys('P', { ctrlKey: true, shiftKey: true }), 'linux')).toBe('palette');
    expect(commandFor(keys('F2'), 'linux')).toBe('renameRun');
    expect(commandFor(keys('x'), 'linux')).toBeUndefined();
  });
});

describe('belongsToTyping', () => {
  const typing = (event: Keys, platform: (typeof platforms)[number] = 'linux', altGraph = false) =>
    belongsToTyping({ ...event, altGraph }, platform);

  it('leaves letters and what edits to the field', () => {
    expect(typing(keys('a'))).toBe(true);
    expect(typing(keys('Backspace', { ctrlKey: true }))).toBe(true);
    expect(typing(keys('\u0107', { ctrlKey: true, altKey: true }), 'win32', true)).toBe(true);
    expect(typing(keys('\u00a1', { altKey: true }), 'darwin')).toBe(true);
  });

  it('lets commands through', () => {
    expect(typing(keys('Enter', { ctrlKey: true }))).toBe(false);
    expect(typing(keys('F1'))).toBe(false);
    expect(typing(keys('1', { altKey: true }))).toBe(false);
  });
});

describe('an accelerator for reading', () => {
  it('is in words, on a Mac in signs', () => {
    expect(shortcutText('CmdOrCtrl+Shift+R', 'linux')).toBe('Ctrl+Shift+R');
    expect(shortcutText('CmdOrCtrl+Shift+R', 'darwin')).toBe('\u21e7\u2318R');
    expect(shortcutText('CmdOrCtrl+Backspace', 'win32')).toBe('Ctrl+Backspace');
    expect(shortcutText('CmdOrCtrl+Enter', 'darwin')).toBe('\u2318\u21b5');
  });

  it('is in ARIA\u2019s words for screen readers', () => {
    expect(ariaShortcut('CmdOrCtrl+Alt+Z', 'linux')).toBe('Control+Alt+Z');
    expect(ariaShortcut('CmdOrCtrl+K', 'darwin')).toBe('Meta+K');
  });
});
