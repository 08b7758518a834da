import type { ColumnDescription } from '../../../core/data/description.ts';

/** What has to be known of a column's finite numbers before they are gone through. */
export interface NumberRange {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** Near the mean; sums are taken from here, so that large numbers close together keep their digits. */
  readonly centre: number;
}

export type NumberFigures = Pick<
  ColumnDescription,
  'distinct' | 'min' | 'max' | 'mean' | 'std' | 'quantiles' | 'histogram' | 'frequent'
>;

export const BINS = 20;
export const MOST_FREQUENT = 20;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Of a column that holds no number. */
export const noFigures: NumberFigures = {
  distinct: 0,
  min: null,
  max: null,
  mean: null,
  std: null,
  quantiles: null,
  histogram: [],
  frequent: [],
};

/** Describes the numbers of a column that are handed over from the least to the greatest, each with how often it is there. */
export class SortedNumbers {
  readonly #range: NumberRange;
  /** Of two doubles the difference may be none: then all is halved for the bins. */
  readonly #half: number;
  readonly #low: number;
  readonly #span: number;
  /** A power of two: the squares of what is left are neither too large nor too small for a double. */
  readonly #unit: number;
  readonly #centre: number;
  readonly #histogram = new Array<number>(BINS).fill(0);
  /** Places in the order of the numbers whose values the quantiles lie between, ascending. */
  readonly #places: readonly number[];
  readonly #found = new Map<number, number>();
  readonly #frequent: { value: number; rows: number }[] = [];
  readonly #sum = new Sum();
  readonly #squares = new Sum();
  #distinct = 0;
  #last = Number.NaN;
  #times = 0;
  #gone = 0;

  constructor(range: NumberRange) {
    const { min, max, count } = range;
    this.#range = range;
    this.#half = Number.isFinite(max - min) ? 1 : 0.5;
    this.#low = min * this.#half;
    this.#span = max * this.#half - this.#low || 1;
    this.#unit = unitOf(Math.max(Math.abs(min), Math.abs(max)));
    this.#centre = range.centre * this.#unit;
    const places = QUANTILES.flatMap((share) => neighbours(share, count));
    this.#places = [...new Set(places)].sort((a, b) => a - b);
  }

  add(value: number, times: number): void {
    if (value === this.#last) {
      this.#times += times;
      return;
    }
    this.#endRun();
    this.#last = value;
    this.#times = times;
  }

  /** The same value may have come in several pieces; now they are all there. */
  #endRun(): void {
    // Without the sign of -0, which is the same number.
    const value = this.#last + 0;
    const times = this.#times;
    if (times === 0) return;
    this.#distinct++;
    this.#gone += times;
    // Behind the last place there is undefined, which is not less.
    while (this.#places[this.#found.size]! < this.#gone)
      this.#found.set(this.#places[this.#found.size]!, value);
    const bin = Math.floor(((value * this.#half - this.#low) / this.#span) * BINS);
    this.#histogram[Math.min(BINS - 1, bin)]! += times;
    const off = value * this.#unit - this.#centre;
    this.#sum.add(times * off);
    this.#squares.add(times * off * off);
    this.#note(value, times);
  }

  #note(value: number, rows: number): void {
    const list = this.#frequent;
    if (list.length === MOST_FREQUENT && rows <= list[MOST_FREQUENT - 1]!.rows) return;
    // Of the same count in the order they come.
    let at = list.length;
    while (at > 0 && list[at - 1]!.rows < rows) at--;
    list.splice(at, 0, { value, rows });
    if (list.length > MOST_FREQUENT) list.pop();
  }

  end(): NumberFigures {
    this.#endRun();
    this.#times = 0;
    const { count, min, max } = this.#range;
    if (this.#gone !== count) throw new Error(`${this.#gone} numbers came where there are ${count}`);
    if (count === 0) return noFigures;
    const off = this.#sum.total / count;
    const constant = min === max;
    const variance = Math.max(0, this.#squares.total / count - off * off);
    return {
      distinct: this.#distinct,
      min: min + 0,
      max: max + 0,
      mean: constant ? min + 0 : (this.#centre + off) / this.#unit,
      std: constant ? 0 : Math.sqrt(variance) / this.#unit,
      quantiles: QUANTILES.map((share) => {
        const [low, high] = neighbours(share, count);
        return between(this.#found.get(low)!, this.#found.get(high)!, (count - 1) * share - low);
      }),
      histogram: this.#histogram,
      frequent: this.#frequent,
    };
  }
}

/** The places that a quantile lies between; they may be the same. */
function neighbours(share: number, count: number): [number, number] {
  const low = Math.floor((count - 1) * share);
  return [low, Math.min(low + 1, count - 1)];
}

/** NumPy's own way, to the bit. */
function between(low: number, high: number, share: number): number {
  const gap = high - low;
  if (!Number.isFinite(gap)) return low * (1 - share) + high * share;
  return share < 0.5 ? low + gap * share : high - gap * (1 - share);
}

function unitOf(greatest: number): number {
  if (greatest === 0 || (greatest > 1e-100 && greatest < 1e100)) return 1;
  return 2 ** -Math.max(-1000, Math.min(1000, Math.ceil(Math.log2(greatest))));
}

/** A sum that keeps what each addition loses (Neumaier, 1974). */
class Sum {
  #sum = 0;
  #lost = 0;

  add(value: number): void {
    const sum = this.#sum + value;
    this.#lost += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - sum + value : value - sum + this.#sum;
    this.#sum = sum;
  }

  get total(): number {
    return this.#sum + this.#lost;
  }
}
