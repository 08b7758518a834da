import { Problem, quote } from '../../../core/problem.ts';
import type { SourceFile } from '../source-file.ts';

const ENDING = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i;
const LINES_ENDING = /\.(?:ndjson|jsonl)(?:\.gz)?$/i;

/** How a list or an object of JSON begins; a line of names may begin with a bracket too. */
const LIKE_JSON = /^(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})|\[\s*(?:[[{\]]|"|-?\d))/;
const DESCENT = /^\{\s*"format"\s*:\s*"descent-(model|recipe)"/;

/**
 * Whether a file is JSON, or has an object of JSON on each line; null when it is neither.
 * @throws Problem for a model or recipe of Descent, and for what its name alone calls JSON
 */
export function identifyJson({ head, name }: Pick<SourceFile, 'head' | 'name'>): 'json' | 'ndjson' | null {
  const text = beginning(head);
  const [, own] = DESCENT.exec(text) ?? [];
  if (own) {
    throw new Problem(
      'data',
      `${name} is a ${own} of Descent, not data`,
      `Open it as a ${own}, and here the table that it goes with.`,
    );
  }
  const named = ENDING.test(name);
  if (!LIKE_JSON.test(text) && !(named && /^[[{]/.test(text))) {
    if (!named) return null;
    throw new Problem(
      'data',
      `${name} is not JSON: line 1 begins with ${quote(text.split('\n', 1)[0]!, 20)}, where { or [ is expected`,
      'Rename it if it is a table of text, or write it anew.',
    );
  }
  // In a file of plain text this looks like JSON by chance: "[1] value" is a name.
  if (!named && text.startsWith('[') && !/^\[\s*[[{]/.test(text)) return null;
  const end = endOfValue(text);
  // A file of one line or longer lines than the head is told by its name.
  if (end < 0 || text.slice(end).trim() === '') return LINES_ENDING.test(name) ? 'ndjson' : 'json';
  return /^\s*[[{]/.test(text.slice(end)) ? 'ndjson' : 'json';
}

function beginning(head: Uint8Array): string {
  const wide = { '255,254': 'utf-16le', '254,255': 'utf-16be' }[head.subarray(0, 2).join()];
  return new TextDecoder(wide ?? 'utf-8').decode(head).trimStart();
}

/** Where the first value ends; -1 where it does not. */
function endOfValue(text: string): number {
  let depth = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (inside) {
      if (letter === '\\') i++;
      else if (letter === '"') inside = false;
    } else if (letter === '"') {
      inside = true;
    } else if (letter === '{' || letter === '[') {
      depth++;
    } else if ((letter === '}' || letter === ']') && --depth === 0) {
      return i + 1;
    }
  }
  return -1;
}
