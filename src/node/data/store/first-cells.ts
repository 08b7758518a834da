/** The first cells of each column of some kind: their places in the file, from 0; -1 while there was none. */
export interface FirstCells {
  /** That hold something, and what. */
  readonly held: Float64Array;
  readonly values: Float64Array;
  readonly missing: Float64Array;
  readonly infinite: Float64Array;
  /** Looks at the next cells of a column. @param places of their rows */
  look(column: number, numbers: Float64Array, places: Float64Array): void;
}

export function createFirstCells(width: number): FirstCells {
  const none = () => new Float64Array(width).fill(-1);
  const held = none();
  const values = none();
  const missing = none();
  const infinite = none();

  function look(column: number, numbers: Float64Array, places: Float64Array): void {
    for (let i = 0; i < numbers.length; i++) {
      const value = numbers[i]!;
      if (Number.isNaN(value)) {
        if (missing[column]! < 0) missing[column] = places[i]!;
        continue;
      }
      if (held[column]! < 0) {
        held[column] = places[i]!;
        values[column] = value;
      }
      if (value - value !== 0 && infinite[column]! < 0) infinite[column] = places[i]!;
    }
  }

  return { held, values, missing, infinite, look };
}
