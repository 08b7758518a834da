import { z } from 'zod';

const coordinate = z.int().min(-100_000).max(100_000);

/** Where a window was left, in the screen's coordinates. */
export const placeSchema = z.object({
  x: coordinate,
  y: coordinate,
  width: coordinate.min(1),
  height: coordinate.min(1),
  maximized: z.boolean(),
});

export type Place = z.output<typeof placeSchema>;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const LEAST = { width: 900, height: 600 } as const;
const USUAL = { width: 1360, height: 860 } as const;
/** How much of the window must be in sight, so that its title bar can be grabbed. */
const IN_SIGHT = 120;

/**
 * Where the window opens on the displays there are now: where it was left while that is in sight, shrunk to the
 * display it is on; else in the middle of the first one.
 * @param areas of the displays without task bars, the main one first
 */
export function fitPlace(left: Place | null, areas: readonly Rectangle[]): Rectangle {
  const home = left && areas.find((area) => isInSight(left, area));
  if (!left || !home) return centred(areas[0] ?? { x: 0, y: 0, ...USUAL });
  const width = clamp(left.width, LEAST.width, home.width);
  const height = clamp(left.height, LEAST.height, home.height);
  return {
    x: clamp(left.x, home.x, home.x + home.width - width),
    y: clamp(left.y, home.y, home.y + home.height - height),
    width,
    height,
  };
}

function centred(area: Rectangle): Rectangle {
  const width = Math.min(USUAL.width, area.width);
  const height = Math.min(USUAL.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}

function isInSight({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return across >= IN_SIGHT && y >= area.y - 10 && y <= area.y + area.height - 40;
}

/** Where the bounds contradict each other, as on a display smaller than the least size, the lower one wins. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
