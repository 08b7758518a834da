/*
 * Chromium draws nothing beyond 2^25 - 1 px, and beyond 2^24 px places things to even pixels only, since it reckons in
 * single precision there. So a table that is taller scrolls through fewer slots than it has rows: where the scroll bar is says which row comes first, and the rows after it follow one by one.
 * Every row can be reached, since a slot stands for fewer rows than are seen at a time.
 */

export const ROW_HEIGHT = 24;
const TALLEST = 16_000_000;
export const MOST_SLOTS = Math.floor(TALLEST / ROW_HEIGHT);

export interface Slots {
  readonly rows: number;
  /** As many as rows, where these fit. */
  readonly slots: number;
  /** Rows that are seen at a time, the last one perhaps in part. */
  readonly seen: number;
}

export function slotsFor(rows: number, seenHeight: number, mostSlots = MOST_SLOTS): Slots {
  return { rows, slots: Math.min(rows, mostSlots), seen: Math.max(1, Math.ceil(seenHeight / ROW_HEIGHT)) };
}

/** The row that stands in the first slot that is seen. */
export function firstRow(slot: number, { rows, slots, seen }: Slots): number {
  if (rows === slots) return slot;
  return Math.min(rows - seen, Math.round(slot * rowsOfSlot({ rows, slots, seen })));
}

/**
 * The slot to bring to the top so that a row is seen, or undefined when it is seen already.
 * @param first the slot that is at the top now
 */
export function slotFor(row: number, first: number, size: Slots): number | undefined {
  const whole = Math.max(1, size.seen - 1);
  const top = firstRow(first, size);
  if (row >= top && row < top + whole) return undefined;
  const rowsEach = size.rows === size.slots ? 1 : rowsOfSlot(size);
  // Upwards it comes to the top of what is seen, downwards to its end.
  const slot = row < top ? Math.floor(row / rowsEach) : Math.ceil((row - whole + 1) / rowsEach);
  return Math.min(size.slots - 1, Math.max(0, slot));
}

function rowsOfSlot({ rows, slots, seen }: Slots): number {
  return (rows - seen) / (slots - seen);
}
