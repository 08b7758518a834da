import { describe, expect, it } from 'vitest';
import { fitPlace } from '../../../src/main/window/place.ts';

const main = { x: 0, y: 24, width: 1920, height: 1056 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number, width = 1200, height = 800) => ({ x, y, width, height, maximized: false });
const fitted = (x: number, y: number, width = 1200, height = 800) => ({ x, y, width, height });

describe('the place of the window', () => {
  it.each([
    ['the first time', null, [main], fitted(280, 122, 1360, 860)],
    ['where it was left', at(100, 100), [main], fitted(100, 100)],
    ['on the second display', at(1950, 50), [main, right], fitted(1950, 50)],
    ['when that display is gone', at(2500, 50), [main], fitted(280, 122, 1360, 860)],
    ['when it is larger than the display', at(0, 24, 4000, 3000), [main], fitted(0, 24, 1920, 1056)],
    ['when it hangs over an edge', at(-500, 500), [main], fitted(0, 280)],
    ['when it was made too small', at(100, 100, 400, 300), [main], fitted(100, 100, 900, 600)],
    [
      'on a display that is smaller than the least size',
      null,
      [{ x: 0, y: 0, width: 800, height: 480 }],
      fitted(0, 0, 800, 480),
    ],
  ])('%s', (_when, left, areas, expected) => {
    expect(fitPlace(left, areas)).toEqual(expected);
  });
  it('is found without any display', () => {
    expect(fitPlace(at(0, 0), [])).toMatchObject({ width: 1360, height: 860 });
  });
});
