type Cell = string | number | null | undefined;

/** Rows as CSV (RFC 4180, lines ended by LF): numbers so that they come back to the bit, nothing as empty. */
export function csv(rows: Iterable<readonly Cell[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(cellText).join(',')}\n`;
  return text;
}

/** A cell as it stands in a CSV. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  const text = Object.is(cell, -0) ? '-0' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The loss of each iteration; the validation loss stands at the last iteration of its epoch. */
export function* historyRows(
  losses: ArrayLike<number>,
  validationLosses: ArrayLike<number>,
  updatesPerEpoch: number,
): Generator<readonly Cell[]> {
  yield ['iteration', 'epoch', 'loss', 'validationLoss'];
  for (let i = 0; i < losses.length; i++) {
    const endsEpoch = (i + 1) % updatesPerEpoch === 0;
    const epoch = Math.floor(i / updatesPerEpoch) + 1;
    yield [i + 1, epoch, losses[i]!, endsEpoch ? validationLosses[epoch - 1] : undefined];
  }
}
