/** How the rows and cells of a text are told apart. */
export interface TextDialect {
  /** One character of ASCII, or 'whitespace' for runs of blanks; then quotes part nothing. */
  readonly delimiter: string;
  /** What cells may be put into, which may hold line ends then, and a quote doubled; '' for nothing. */
  readonly quote: string;
  /** The first row that is not blank names the columns. */
  readonly header: boolean;
  /** Lines before the table. */
  readonly skipLines: number;
  /** Whether a line of nothing but blanks is a row, as in a table of one column. */
  readonly blankLines: 'skip' | 'rows';
}
