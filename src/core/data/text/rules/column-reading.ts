import type { ReadChoices } from '../../receipt.ts';
import { openKinds } from './cell-kinds.ts';
import { ColumnEvidence } from './column-evidence.ts';
import type { ColumnForm } from './column-forms.ts';
import { emptyAlone, marksOf, missingMarks, trimBlanks } from './missing-marks.ts';

/** What is known of how a column is to be read, while its cells are looked at. */
export class ColumnReading {
  readonly name: string;
  readonly evidence: ColumnEvidence;
  /** Those of all marks of missing cells that were met. */
  readonly met = new Set<string>();
  /** The cell for which a column that had looked like numbers, dates or booleans became one of texts. */
  late: { readonly row: number; readonly text: string } | undefined;
  readonly #marks: ReadonlySet<string>;
  readonly #textMarks: ReadonlySet<string>;

  constructor(name: string, choices: ReadChoices) {
    const own = choices.columns && Object.hasOwn(choices.columns, name) ? choices.columns[name] : undefined;
    const said = own?.missing ?? choices.missing;
    this.name = name;
    this.evidence = new ColumnEvidence(openKinds(choices, own?.type), own?.type);
    this.#marks = said ? marksOf(said) : missingMarks;
    this.#textMarks = said ? marksOf(said) : emptyAlone;
  }

  /** What means "missing" in it, when it has this form. */
  marks({ type }: Pick<ColumnForm, 'type'>): ReadonlySet<string> {
    return type === 'text' ? this.#textMarks : this.#marks;
  }

  /** Takes a cell of a sample. @param row of the table */
  look(cell: string, row: number): void {
    const text = trimBlanks(cell);
    if (this.#marks.has(text)) this.met.add(text);
    this.add(text, row);
  }

  /** Takes a text without blanks around it. @returns as `ColumnEvidence.add` */
  add(text: string, row: number): boolean {
    // Whatever the other cells are, it says nothing of them.
    if (this.#marks.has(text)) return true;
    const { evidence } = this;
    const { cells, kinds } = evidence;
    const fits = evidence.add(text);
    if (evidence.kinds === 0 && kinds !== 0 && cells >= LATE) this.late = { row, text };
    return fits;
  }
}

/** After so many cells of one kind a text is worth a word. */
const LATE = 20;
