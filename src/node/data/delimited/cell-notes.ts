import type { ColumnForm } from '../../../core/data/text/rules/column-forms.ts';
import { dateFormats } from '../../../core/data/text/rules/date-formats.ts';
import type { Layout } from '../../../core/data/text/sniff/sniff.ts';
import { quote } from '../../../core/problem.ts';
import { infiniteNote, roundedNote } from '../typing/number-notes.ts';
import { counted } from '../typing/sql.ts';
import type { EngineTable } from './load-by-engine.ts';
import type { ColumnOddities, OddKind } from './odd-cells.ts';

/** What should be known of the columns before their numbers are believed, as whole sentences. */
export async function cellNotes(
  { readings, padded }: Layout,
  { forms, odd }: Pick<EngineTable, 'forms' | 'odd'>,
  lineOf: (row: number) => Promise<number>,
): Promise<string[]> {
  const notes: string[] = padded ? ['Blanks stand behind every delimiter; they were left out.'] : [];
  for (const [j, { name, late }] of readings.entries()) {
    const form = forms[j]!;
    const found = odd.columns[j]!;
    if (late && form.type === 'text' && !form.other) {
      const place = `${quote(late.text)} on line ${await lineOf(late.row)}`;
      notes.push(
        `${name} is a column of texts because of ${place}; before that its cells looked like something else.`,
      );
    }
    for (const kind of ['ambiguous', 'zeros', 'infinite', 'rounded'] as const) {
      const cells = found[kind];
      if (cells) notes.push(sentences[kind](name, form, cells, `line ${await lineOf(cells.first.row)}`));
    }
    notes.push(...formNotes(name, form));
  }
  return notes;
}

type Sentence = (name: string, form: ColumnForm, found: OddKind, line: string) => string;

const sentences: Readonly<Record<keyof ColumnOddities, Sentence>> = {
  ambiguous: (name, form, found, line) => {
    const { cells, first } = found;
    const cell = `${quote(first.text)} in ${name} (${line})`;
    if (form.type === 'date')
      return `${cell} may have the day or the month first; ${were(cells)} read with the day first.`;
    if (form.type === 'text') {
      return form.other?.date
        ? `${cell} may have the day or the month first, and no other cell tells: ${name} was left as texts. Choose the type date to read the day first.`
        : `${cell} may be meant as a number; ${counted(cells, 'such cell')} keep${cells === 1 ? 's' : ''} ${name} a column of texts.`;
    }
    const other = form.other?.read(first.text);
    return `${cell} may be ${first.readAs} or ${other}: ${were(cells)} read as ${first.readAs} is. Choose the decimal mark if that is wrong.`;
  },
  zeros: (name, _, { cells, first }, line) =>
    `${quote(first.text)} in ${name} (${line}) has zeros before its first digit; ${were(cells)} read without them. Choose the type text to keep them.`,
  infinite: (name, _, { cells, first }, line) => infiniteNote(name, first.text, line, cells),
  rounded: (name, form, { cells, first }, line) =>
    form.type === 'integer'
      ? `${quote(first.text)} in ${name} (${line}) has more digits than a number keeps: it is held exactly, but training rounds it.`
      : `${quote(first.text)} in ${name} (${line}) has more digits than a number keeps; ${were(cells)} rounded.`,
};

function were(cells: number): string {
  return `${counted(cells, 'such cell')} ${cells === 1 ? 'was' : 'were'}`;
}

function formNotes(name: string, { kind, type, width }: ColumnForm): string[] {
  const notes: string[] = [];
  if (kind?.percent) notes.push(`The numbers of ${name} are in percent, as they are written: 12 for '12 %'.`);
  if (kind?.date === dateFormats.zoned) notes.push(`The times of ${name} were turned into UTC.`);
  if (type === 'integer' && width !== 'double') notes.push(roundedNote(name));
  return notes;
}
