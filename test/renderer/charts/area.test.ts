import { expect, it } from 'vitest';
import { type Area, pixelOfX, pixelOfY, sameArea, xAt } from '../../../src/renderer/charts/area.ts';

const area: Area = {
  left: 40,
  right: 640,
  top: 10,
  bottom: 210,
  xMin: 0,
  xMax: 1000,
  yMin: 0.01,
  yMax: 1,
  yLog: true,
};

it('turns pixels into values and back', () => {
  expect(xAt(area, 340)).toBe(500);
  expect(pixelOfX(area, 500)).toBe(340);
  expect(pixelOfY(area, 0.1)).toBeCloseTo(110);
  expect(pixelOfY({ ...area, yMin: 0, yLog: false }, 0.25)).toBe(160);
  expect(pixelOfY(area, -1)).toBeNaN();
});

it('knows an area that has not changed', () => {
  expect(sameArea(area, { ...area })).toBe(true);
  expect(sameArea(area, { ...area, xMax: 2000 })).toBe(false);
  expect(sameArea(undefined, area)).toBe(false);
});
