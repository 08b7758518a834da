import { describe, expect, it } from 'vitest';
import { GrowingRows } from '../../../../src/core/data/text/growing-rows.ts';

/** Writes rows of two, each of `bytes(row)` bytes of a file. @returns how often memory was taken, and the rows */
function written(count: number, size: number, bytes: (row: number) => number) {
  const rows = new GrowingRows(2, size);
  const memories = new Set<Float64Array>();
  let taken = 0;
  for (let i = 0; i < count; i++) {
    rows.makeRoom();
    memories.add(rows.values);
    rows.values.set([i, -i], rows.filled);
    taken += bytes(i);
    rows.add(1, taken);
  }
  return { memories: memories.size, values: rows.finish() };
}
const right = (values: Float64Array, count: number) =>
  values.length === 2 * count &&
  values.every((value, i) => Object.is(value, i % 2 === 0 ? i / 2 : -(i - 1) / 2)) &&
  values.buffer instanceof SharedArrayBuffer;

describe('GrowingRows', () => {
  it.each([
    ['fit into the first megabyte', 10, 100, 1, 10],
    ['are as long as the first ones', 500_000, 5_000_000, 2, 10],
    ['are of a file whose size is not known', 500_000, 0, 7, 10],
    ['are more than the file could hold', 500_000, 1_000_000, 6, 10],
  ])('takes memory seldom for rows that %s', (_, count, size, memories, bytes) => {
    const found = written(count, size, () => bytes);
    expect(found.memories).toBe(memories);
    expect(right(found.values, count)).toBe(true);
  });
  it('gives back memory that longer lines leave over', () => {
    const { values } = written(200_000, 4_000_000 - 20 * 70_000, (row) => (row < 70_000 ? 1 : 20));
    expect(right(values, 200_000)).toBe(true);
    expect(values.buffer.byteLength).toBe(values.byteLength);
  });
});
