/**
 * Which of many rows stand for all of them in a drawing: at most `most` places, ascending, spread evenly but not
 * periodically, so that data with a period of its own (hours of a day) is not seen at one phase alone.
 * @param always places to keep in any case
 */
export function thinnedRows(rows: number, most: number, always: Iterable<number> = []): Int32Array {
  if (rows <= most) return Int32Array.from({ length: rows }, (_, row) => row);
  const kept = new Set(always);
  // Steps of a golden section of the rows; coprime to their count, so that every row is met once.
  let stride = Math.floor(rows * 0.6180339887498949);
  while (greatestDivisor(stride, rows) > 1) stride++;
  for (let row = 0; kept.size < most; row = (row + stride) % rows) kept.add(row);
  return Int32Array.from(kept).sort();
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
