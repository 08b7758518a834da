/** A drawing waits at least this many times as long as the one before took: the rest is for the user. */
const REST = 4;
/** Yet what is drawn is never older than this. */
const LONGEST = 500;
/** What passes between two frames though nothing is late. */
const FRAME = 17;

/** When a drawing that is slow may be drawn again; all in milliseconds. */
export class Pace {
  #next = 0;

  wait(now: number): number {
    return Math.max(0, this.#next - now);
  }

  /** @param frame when the next frame came: a software renderer is slow only after the drawing was handed to it */
  drew(started: number, ended: number, frame: number): void {
    const took = ended - started + Math.max(0, frame - ended - FRAME);
    this.#next = started + Math.min(LONGEST, took * REST);
  }
}
