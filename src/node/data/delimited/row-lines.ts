import type { SourceOptions } from '../source-file.ts';
import { createLineIndex, type LineIndex } from '../text/line-index.ts';
import type { TextDialect } from '../text/text-dialect.ts';
import type { RejectedLine } from './rejected-lines.ts';

/** The lines of rows of the table, while the file is at hand; found when they are first asked for. */
export class RowLines {
  readonly #index: () => Promise<LineIndex>;
  readonly #rejected: readonly RejectedLine[];
  #found: Promise<LineIndex> | undefined;

  constructor(path: string, dialect: TextDialect, rejected: readonly RejectedLine[], options: SourceOptions) {
    this.#index = () => createLineIndex(path, dialect, { signal: options.signal });
    this.#rejected = rejected;
  }

  async of(row: number): Promise<number> {
    return (await this.rowLines())(row);
  }

  /** Works on when the file is gone. */
  async rowLines(): Promise<(row: number) => Promise<number>> {
    this.#found ??= this.#index();
    const index = await this.#found;
    // Rows of the file, in which those that were left out are counted.
    const left = this.#rejected.flatMap(({ line }) => index.rowOf(line) ?? []);
    return async (row) => {
      let place = row;
      for (const other of left) {
        if (other > place) break;
        place++;
      }
      return index.lineOf(place);
    };
  }
}
