import { panRange, type Range, rangeWith, zoomRange } from './range.ts';

/** Where a chart stands: what of its x axis is seen, and which place of it is read. */
export interface ChartState {
  /** The whole axis. */
  readonly full: Range;
  readonly view: Range;
  /** The shortest stretch that may be seen. */
  readonly least: number;
  readonly reading: number | null;
}

/** What a key or the wheel changes; what is left out stays. */
export interface ChartMove {
  readonly view?: Range;
  readonly reading?: number | null;
}

/** What a key does: arrows read and, with Shift, leap; plus and minus zoom; 0 shows all. */
export function keyMove(key: string, shift: boolean, { full, view, least, reading }: ChartState): ChartMove {
  const width = view.to - view.from;
  const at = reading ?? view.to;
  const step = shift ? width / 10 : Math.max(least / 4, width / 200);
  const read = (x: number): ChartMove => {
    const inside = Math.min(Math.max(x, full.from), full.to);
    return { reading: inside, view: rangeWith(view, inside, full) };
  };
  switch (key) {
    case '+':
    case '=':
      return { view: zoomRange(view, at, 0.5, full, least) };
    case '-':
    case '_':
      return { view: zoomRange(view, at, 2, full, least) };
    case '0':
      return { view: full };
    case 'ArrowLeft':
      return read(at - step);
    case 'ArrowRight':
      return read(reading === null ? view.from : at + step);
    case 'Home':
      return read(full.from);
    case 'End':
      return read(full.to);
    case 'Escape':
      return reading === null ? {} : { reading: null };
    default:
      return {};
  }
}

interface Wheel {
  readonly deltaX: number;
  readonly deltaY: number;
  /** Pixels, lines or pages. */
  readonly deltaMode: number;
}

/** What the wheel shows: sideways it pans, else it zooms around the place under the pointer. */
export function wheelView(
  { deltaX, deltaY, deltaMode }: Wheel,
  at: number,
  perPixel: number,
  { full, view, least }: ChartState,
): Range {
  const pixels = deltaMode === 0 ? 1 : 20;
  if (Math.abs(deltaX) > Math.abs(deltaY)) return panRange(view, deltaX * pixels * perPixel, full);
  const factor = Math.exp(Math.max(-1, Math.min(1, deltaY * pixels * 0.002)));
  return zoomRange(view, at, factor, full, least);
}
