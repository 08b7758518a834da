import { MOST_AMBIGUOUS } from '../../../core/data/receipt.ts';
import type { ColumnForm } from '../../../core/data/text/rules/column-forms.ts';
import type { ColumnReading } from '../../../core/data/text/rules/column-reading.ts';
import { type JudgedCell, judgeCell } from '../../../core/data/text/rules/judge-cell.ts';
import { trimBlanks } from '../../../core/data/text/rules/missing-marks.ts';

/** A cell and what was made of it. */
export interface OddCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly readAs: string;
}

/** How many cells of a column are like this, and the first of them. */
export interface OddKind {
  cells: number;
  readonly first: OddCell;
}

/** What the odd cells of a column came to. */
export interface ColumnOddities {
  ambiguous?: OddKind;
  /** With zeros in front, and ambiguous by nothing else. */
  zeros?: OddKind;
  infinite?: OddKind;
  rounded?: OddKind;
}

/** Judges the cells that the engine's quick way left, by the rules themselves, in the file's order. */
export class OddCells {
  /** What belongs into the table. */
  readonly values: OddCell[] = [];
  /** The first of them that could mean something else. */
  readonly ambiguous: OddCell[] = [];
  readonly columns: ColumnOddities[];
  /** A cell that is not of the type that was chosen for its column. */
  misfit: OddCell | undefined;
  readonly #readings: readonly ColumnReading[];
  readonly #forms: readonly ColumnForm[];
  readonly #marks: readonly ReadonlySet<string>[];

  constructor(readings: readonly ColumnReading[], forms: readonly ColumnForm[]) {
    this.#readings = readings;
    this.#forms = forms;
    this.#marks = readings.map((reading, j) => reading.marks(forms[j]!));
    this.columns = readings.map(() => ({}));
  }

  judge(row: number, column: number, cell: string): void {
    const reading = this.#readings[column]!;
    const form = this.#forms[column]!;
    const text = form.type === 'text' ? cell : trimBlanks(cell);
    if (this.#marks[column]!.has(text)) {
      reading.met.add(text);
      return;
    }
    const fits = reading.add(trimBlanks(cell), row);
    const odd = { row, column, text, readAs: text };
    if (!fits) {
      this.misfit ??= odd;
      return;
    }
    const judged = judgeCell(text, form);
    // Else the form is wrong, which the evidence says by now, and the cells are gone through again.
    if (judged) this.#note({ ...odd, readAs: judged.readAs }, judged, this.columns[column]!);
  }

  #note(cell: OddCell, judged: JudgedCell, notes: ColumnOddities): void {
    if (this.#forms[cell.column]!.type !== 'text') this.values.push(cell);
    if (judged.ambiguous && this.ambiguous.length < MOST_AMBIGUOUS) this.ambiguous.push(cell);
    const told = { ...judged, ambiguous: judged.ambiguous && !judged.zeros };
    for (const kind of ['ambiguous', 'zeros', 'infinite', 'rounded'] as const) {
      if (!told[kind]) continue;
      notes[kind] ??= { cells: 0, first: cell };
      notes[kind].cells++;
    }
  }
}
