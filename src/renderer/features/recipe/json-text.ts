import { parseJson, readableJson } from '../../../core/format/json.ts';
import { Problem } from '../../../core/problem.ts';
import type { Draft, DraftValue } from '../../state/recipe-draft.ts';
import { isObject } from './draft-path.ts';

const NAME = 'The text';

/** The draft as text to edit. */
export function textOf(draft: Draft): string {
  return readableJson(draft).trimEnd();
}

export type ReadText =
  | { readonly draft: Draft }
  /** `at` is a place in the text, where the message tells one. */
  | { readonly problem: string; readonly at: number | undefined };

/** The draft that a text holds, or what is wrong with the text and where. */
export function readText(text: string): ReadText {
  try {
    const value = parseJson(text, NAME, 'recipe') as DraftValue;
    if (isObject(value)) return { draft: value };
    return { problem: 'A recipe is an object: { \u2026 }', at: 0 };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: sentence(error.message), at: placeOf(error.message, text) };
  }
}

/** "Line 3 column 5: ..." where the message tells a line at once. */
function sentence(message: string): string {
  return message.startsWith(`${NAME} line`) ? `L${message.slice(NAME.length + 2)}` : message;
}

/** Where in the text "line 3 column 5" of a message is. */
export function placeOf(message: string, text: string): number | undefined {
  const found = /\bline (\d+)(?: column (\d+))?/.exec(message);
  if (!found) return undefined;
  const lines = text.split('\n');
  const line = Math.min(Number(found[1]), lines.length);
  const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const column = found[2] === undefined ? lines[line - 1]!.length + 1 : Number(found[2]);
  return Math.min(text.length, before + column - 1);
}
