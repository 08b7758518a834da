/** Values of the smallest block; each level's blocks are twice as long as those of the one before. */
const BASE = 16;
/** Numbers kept of a block: the places of its least, its greatest and its least positive value, or -1. */
const FIELDS = 3;

interface Level {
  places: Int32Array<ArrayBuffer>;
  blocks: number;
}

/**
 * The least and the greatest value of every block of a long list, for blocks of 16, 32, 64, … values. With
 * it a line of any length is thinned in as many steps as it has points, and growing costs what is new.
 */
export class Outline {
  readonly #levels: Level[] = [];

  /** Takes in the values from the first place that is new or has changed. */
  grow(values: ArrayLike<number>, from: number): void {
    let first = Math.floor(from / BASE);
    let blocks = Math.ceil(values.length / BASE);
    for (let at = 0; blocks > 0; at++) {
      const level = room(this.#levels, at, blocks);
      for (let block = first; block < blocks; block++) {
        if (at === 0) scan(values, level, block);
        else merge(values, this.#levels[at - 1]!, level, block);
      }
      if (blocks === 1) break;
      first = Math.floor(first / 2);
      blocks = Math.ceil(blocks / 2);
    }
  }

  /** The shortest blocks of which `count` reach over a length. */
  blockFor(length: number, count: number): number {
    let size = BASE;
    while (size * count < length) size *= 2;
    return size;
  }

  /** The places of the least and the greatest value of a block; -1 where no value is above the bound, 0 or none. */
  extremes(size: number, block: number, positive: boolean): readonly [least: number, greatest: number] {
    const level = this.#levels[Math.log2(size / BASE)];
    if (!level || block >= level.blocks) return [-1, -1];
    const { places } = level;
    const at = block * FIELDS;
    if (!positive) return [places[at]!, places[at + 1]!];
    return places[at + 2]! < 0 ? [-1, -1] : [places[at + 2]!, places[at + 1]!];
  }
}

function room(levels: Level[], at: number, blocks: number): Level {
  levels[at] ??= { places: new Int32Array(0), blocks: 0 };
  const level = levels[at];
  if (blocks * FIELDS > level.places.length) {
    const larger = new Int32Array(Math.max(48, blocks * FIELDS * 2));
    larger.set(level.places);
    level.places = larger;
  }
  level.blocks = blocks;
  return level;
}

function scan(values: ArrayLike<number>, { places }: Level, block: number): void {
  const end = Math.min(values.length, (block + 1) * BASE);
  let least = -1;
  let greatest = -1;
  let positive = -1;
  // Written so that NaN is left out, and what lies below every bound.
  for (let i = block * BASE; i < end; i++) {
    const value = values[i]!;
    if (!(value > Number.NEGATIVE_INFINITY)) continue;
    if (least < 0 || value < values[least]!) least = i;
    if (greatest < 0 || value > values[greatest]!) greatest = i;
    if (value > 0 && (positive < 0 || value < values[positive]!)) positive = i;
  }
  places[block * FIELDS] = least;
  places[block * FIELDS + 1] = greatest;
  places[block * FIELDS + 2] = positive;
}

function merge(values: ArrayLike<number>, below: Level, { places }: Level, block: number): void {
  const one = 2 * block * FIELDS;
  // The last block may have only its first half.
  const two = 2 * block + 1 < below.blocks ? one + FIELDS : one;
  for (let field = 0; field < FIELDS; field++) {
    const a = below.places[one + field]!;
    const b = below.places[two + field]!;
    const second = a < 0 || (b >= 0 && (field === 1 ? values[b]! > values[a]! : values[b]! < values[a]!));
    places[block * FIELDS + field] = second ? b : a;
  }
}
