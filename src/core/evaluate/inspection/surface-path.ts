/** Where a run was on a loss surface before an update. */
export interface PathPoint {
  /** Updates made before it. */
  readonly iteration: number;
  /** The two parameters. */
  readonly a: number;
  readonly b: number;
  readonly loss: number;
}

/**
 * The way of a run over the surface of two parameters, of any length in bounded memory: when it is full, every
 * second point goes, and from then on only every second one is taken. The first and the last are always there.
 */
export class SurfacePath {
  readonly #most: number;
  #kept: PathPoint[] = [];
  #last: PathPoint | undefined;
  #every = 1;
  #seen = 0;

  /** @param most points, at least 4 */
  constructor(most: number) {
    this.#most = most;
  }

  /** Points added so far, kept or not. */
  get seen(): number {
    return this.#seen;
  }

  add(point: PathPoint): void {
    this.#last = point;
    if (this.#seen++ % this.#every !== 0) return;
    this.#kept.push(point);
    if (this.#kept.length < this.#most) return;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
    this.#every *= 2;
  }

  points(): readonly PathPoint[] {
    return this.#last === undefined || this.#last === this.#kept.at(-1)
      ? [...this.#kept]
      : [...this.#kept, this.#last];
  }
}
