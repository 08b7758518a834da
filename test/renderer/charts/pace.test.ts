import { expect, it } from 'vitest';
import { Pace } from '../../../src/renderer/charts/pace.ts';

it('lets a drawing that is slow, or late on the screen, rest, but never for long', () => {
  const pace = new Pace();
  expect(pace.wait(0)).toBe(0);
  pace.drew(100, 102, 110);
  expect(pace.wait(104)).toBe(4);
  expect(pace.wait(200)).toBe(0);
  pace.drew(200, 205, 250);
  expect(pace.wait(250)).toBe((5 + 28) * 4 - 50);
  pace.drew(300, 900, 910);
  expect(pace.wait(700)).toBe(100);
});
