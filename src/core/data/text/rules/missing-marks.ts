/** What stands for a missing number, date or boolean; in a text column only an empty cell is missing. */
export const missingMarks: ReadonlySet<string> = new Set([
  '',
  'NA',
  'N/A',
  'n/a',
  '#N/A',
  'NaN',
  'nan',
  'null',
  'NULL',
  'None',
  '?',
  '-',
  '.',
]);

/** In a text column "NA" may be a text like any other. */
export const emptyAlone: ReadonlySet<string> = new Set(['']);

/** The texts that a user said to mean "missing"; an empty cell always does. */
export function marksOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(['', ...texts.map(trimBlanks)]);
}

/** The blanks that the engine, too, overlooks around a number, and the no-break space. */
export function trimBlanks(text: string): string {
  return isTrimmed(text) ? text : text.replace(/^[ \t\n\v\f\r\u00a0]+|[ \t\n\v\f\r\u00a0]+$/g, '');
}

function isTrimmed(text: string): boolean {
  const isBlank = (code: number) => code <= 32 || code === 160;
  return text === '' || !(isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(text.length - 1)));
}
