import { createTextCount } from './limits.ts';
import type { XmlHandler } from './parse-xml.ts';
import type { Workbook } from './workbook.ts';

/** The texts that cells refer to by their places. */
export async function readSharedStrings(workbook: Workbook, signal?: AbortSignal): Promise<string[]> {
  const strings: string[] = [];
  if (workbook.sharedStrings) {
    const count = createTextCount(workbook.name);
    const text = richText((whole) => {
      count(whole);
      strings.push(whole);
    }, 'si');
    await workbook.read(workbook.sharedStrings, text, signal);
  }
  return strings;
}

/**
 * Puts a text together that stands in pieces of different looks, without the hints for its pronunciation.
 * @param item the mark that holds it
 */
export function richText(take: (text: string) => void, item: string): XmlHandler {
  let text = '';
  let inText = false;
  let spoken = 0;
  return {
    open(name) {
      if (name === item) text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') spoken++;
    },
    close(name) {
      if (name === item) take(unescaped(text));
      else if (name === 't') inText = false;
      else if (name === 'rPh') spoken--;
    },
    text(part) {
      if (inText && spoken === 0) text += part;
    },
  };
}

/** Letters that XML does not allow are written as _x000D_. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
