/** The kernels' own room at the beginning of every memory, see ../memory.ts: 8 kB for a list. */
export const LIST: usize = 16;

/** Entries of `collectPairs`: two factors and the place of what they multiply. */
export const PAIR: usize = 32;
/** Entries of `collect`: one factor and its place. */
export const SINGLE: usize = 16;
/** As many factors as there may be entries. */
export const CHUNK = 256;

/*
 * The lists of the factors that are not zero. An entry is always written and only kept if it is needed: half of a
 * ReLU's outputs are zero, in no order that a processor could guess.
 */

/**
 * @param step bytes from one factor to the next, as `placeStep` from one place to the next
 * @returns the end of the list, which begins at LIST
 */
export function collect(factor: usize, step: usize, place: usize, placeStep: usize, count: i32): usize {
  let end = LIST;
  let from = factor;
  let to = place;
  for (let k = 0; k < count; k++) {
    const value = load<f64>(from);
    store<f64>(end, value);
    store<usize>(end, to, 8);
    end += (<usize>(value !== 0)) << 4;
    from += step;
    to += placeStep;
  }
  return end;
}

/**
 * Lists all factors of two rows, `row` bytes apart.
 * @returns the end of the list, or 0 where one of them is zero
 */
export function collectPairs(
  factor: usize,
  row: usize,
  step: usize,
  place: usize,
  placeStep: usize,
  count: i32,
): usize {
  let end = LIST;
  let from = factor;
  let to = place;
  for (let k = 0; k < count; k++) {
    const first = load<f64>(from);
    const second = load<f64>(from + row);
    if (first === 0 || second === 0) return 0;
    store<f64>(end, first);
    store<f64>(end, second, 8);
    store<usize>(end, to, 16);
    end += PAIR;
    from += step;
    to += placeStep;
  }
  return end;
}
