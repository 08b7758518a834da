import type { Layout } from '../../../core/data/text/sniff/sniff.ts';
import { Problem, quote } from '../../../core/problem.ts';
import type { SourceOptions } from '../source-file.ts';
import { findUnclosedQuote } from '../text/find-unclosed-quote.ts';
import type { TextDialect } from '../text/text-dialect.ts';
import type { RejectedLine } from './rejected-lines.ts';

/** Whether a line was left out because it has too many or too few cells. */
export function isRagged({ error }: RejectedLine): boolean {
  return error === 'TOO MANY COLUMNS' || error === 'MISSING COLUMNS';
}

export function raggedMessage({ cells }: Pick<RejectedLine, 'cells'>, { columns }: Layout): string {
  const values = (count: number) => `${count} ${count === 1 ? 'value' : 'values'}`;
  return `has ${values(cells)} where there ${columns.length === 1 ? 'is 1 column' : `are ${columns.length} columns`}`;
}

/** @throws Problem naming the first of the lines, none of which is left out by choice */
export async function refuseLines(
  lines: readonly RejectedLine[],
  fileName: string,
  path: string,
  layout: Layout,
  dialect: TextDialect,
  options: SourceOptions,
): Promise<never> {
  const broken = lines.find((line) => !isRagged(line));
  if (broken && broken.error !== 'LINE SIZE OVER MAXIMUM') {
    const open = await findUnclosedQuote(path, dialect, { signal: options.signal });
    const hint = `Close the quotes and write a quote inside them twice, or choose that ${layout.quote} does not quote.`;
    if (open && open.line <= broken.line) {
      const what = `a quote opens that is never closed: ${quote(open.text)}`;
      throw new Problem('data', `${fileName} line ${open.line}: ${what}`, hint);
    }
  }
  const [first] = lines;
  throw lineProblem(first!, fileName, layout, lines.length);
}

function lineProblem(line: RejectedLine, fileName: string, layout: Layout, count: number): Problem {
  const place = `${fileName} line ${line.line}`;
  if (line.error === 'LINE SIZE OVER MAXIMUM') {
    return new Problem('data', `${place} is longer than 32 MB`, 'Choose a text file with one row a line.');
  }
  if (!isRagged(line)) {
    return new Problem(
      'data',
      `${place}: a quote is closed before its cell ends: ${quote(line.text)}`,
      `Write a quote inside quotes twice, or choose that ${layout.quote} does not quote.`,
    );
  }
  return raggedProblem(line, fileName, layout, count - 1);
}

/** @param more other lines like this */
export function raggedProblem(
  line: Pick<RejectedLine, 'line' | 'text' | 'cells'>,
  fileName: string,
  layout: Layout,
  more = 0,
): Problem {
  const others =
    more === 0
      ? ''
      : `; ${more} other ${more === 1 ? 'line has' : 'lines have'} too many or too few values, too`;
  return new Problem(
    'data',
    `${fileName} line ${line.line} ${raggedMessage(line, layout)}: ${quote(line.text)}${others}`,
    'Mend the line, or have lines with too many or too few values left out.',
  );
}
