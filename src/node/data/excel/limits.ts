import { Problem } from '../../../core/problem.ts';

/** As many as a sheet can have: to XFD1048576. */
export const MOST_COLUMNS = 16_384;
export const MOST_ROWS = 1_048_576;

/** Places for cells that are kept, from A1 to the last: 9 bytes each. A few bytes of XML can ask for all that a sheet can have. */
export const MOST_CELLS = 2 ** 28;
/** Letters that are kept, 1 or 2 bytes each, with what every text costs beside them. */
const MOST_LETTERS = 2 ** 30;
const LETTERS_PER_TEXT = 24;

export const tooLarge = (file: string, what: string) =>
  new Problem(
    'data',
    `${file} holds ${what}, more than can be read`,
    'Save it as CSV or Parquet, and open that.',
  );

/** Counts the texts that are kept. @throws Problem when they are too many, as a packed file of a few bytes can hold */
export function createTextCount(file: string): (text: string) => void {
  let letters = 0;
  return (text) => {
    letters += text.length + LETTERS_PER_TEXT;
    if (letters > MOST_LETTERS) throw tooLarge(file, 'texts of more than 1 GB');
  };
}
