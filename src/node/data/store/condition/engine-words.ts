import type { CellColumn } from '../cells.ts';

/** What the engine calls the types of values, for those who do not know SQL. */
const types: readonly (readonly [RegExp, string])[] = [
  [/\b(?:VARCHAR|STRING_LITERAL)\b/g, 'text'],
  [/\b(?:DOUBLE|FLOAT|DECIMAL(?:\(\d+,\s*\d+\))?)(?!\w)/g, 'number'],
  [/\b(?:INTEGER_LITERAL|U?TINYINT|U?SMALLINT|U?INTEGER|U?BIGINT|U?HUGEINT|INT\d+)\b/g, 'whole number'],
  [/\bBOOL(?:EAN)?\b/g, 'boolean'],
  [/\bDATE\b/g, 'date'],
  [/\bTIMESTAMP\b/g, 'date with time'],
  [/\bINTERVAL\b/g, 'span of time'],
];

const KIND =
  /^(?:Binder|Conversion|Out of Range|Invalid Input|Parser|Catalog|Invalid|Not implemented|Mismatch Type|Syntax) (?:Error: )?(?:Error: )?/;

/** What the engine says of a condition, in one line, with the names of the columns as users know them. */
export function engineWords(message: string, columns: readonly CellColumn[]): string {
  const [first = ''] = message.split(/\n\s*(?:Candidate|LINE |\n)/);
  let words = first.replace(KIND, '').replaceAll(/\s+/g, ' ').trim();
  words = words.replace(/\.? ?You might need to add explicit type casts\.?/, '');
  words = words.replace('No function matches the given name and argument types', 'there is no function like');
  for (const [type, name] of types) words = words.replaceAll(type, name);
  words = words.replaceAll(/\bc(\d+)\b/g, (id, place: string) => columns[Number(place)]?.name ?? id);
  return words.charAt(0).toLowerCase() + words.slice(1).replace(/[.!]$/, '');
}

/** Whether it was the condition that the engine could not go on with: a value that cannot be cast, a number too large … */
export function isOfCondition(message: string): boolean {
  return /^(?:Binder|Conversion|Out of Range|Invalid Input|Parser|Catalog|Mismatch Type|Not implemented|Syntax) Error/.test(
    message,
  );
}
