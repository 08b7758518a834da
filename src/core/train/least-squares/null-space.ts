import { backSubstitute, type System, triangulate } from './householder.ts';

/**
 * What can be added to a solution without changing what it gives: one column of `width` numbers for each dependent
 * column of x, whose weight is 1 and is made up for by the independent ones.
 */
export function nullSpace(
  { values, width }: System,
  order: Int32Array,
  rank: number,
  scales: Float64Array,
): Float64Array[] {
  const columns: Float64Array[] = [];
  for (let k = rank; k < width; k++) {
    const place = order[k]!;
    if (scales[place] === 0) continue;
    const column = new Float64Array(width);
    column[place] = 1;
    for (let i = 0; i < rank; i++)
      column[order[i]!] = -values[k * width + i]! * (scales[place]! / scales[order[i]!]!);
    columns.push(column);
  }
  return columns;
}

/** Takes out of every solution what lies in the null space: what is left is the shortest that is as good. */
export function* shorten(
  parameters: Float64Array,
  outputs: number,
  space: readonly Float64Array[],
): Generator<void, void> {
  const rows = parameters.length / outputs;
  const width = space.length;
  const system = { values: new Float64Array(rows * (width + outputs)), rows, width, sides: outputs };
  for (const [k, column] of space.entries()) system.values.set(column, k * rows);
  for (let side = 0; side < outputs; side++) {
    for (let i = 0; i < rows; i++) system.values[(width + side) * rows + i] = parameters[i * outputs + side]!;
  }
  const order = Int32Array.from(space, (_, i) => i);
  const rank = yield* triangulate(system, order, 0);
  for (let side = 0; side < outputs; side++) {
    backSubstitute(system, rank, width + side);
    for (let k = 0; k < rank; k++) {
      const share = system.values[(width + side) * rows + k]!;
      const column = space[order[k]!]!;
      for (let i = 0; i < rows; i++) parameters[i * outputs + side]! -= share * column[i]!;
    }
    yield;
  }
}
