import { expect, it } from 'vitest';
import { drawnAgainAfter, sortedAgainAfter } from '../../../src/renderer/features/weights/again.ts';

it('draws very many parameters once a second, and sorts them the less often the longer it takes', () => {
  expect(drawnAgainAfter(50_000)).toBe(120);
  expect(drawnAgainAfter(50_001)).toBe(1000);
  expect(sortedAgainAfter(1)).toBe(2000);
  expect(sortedAgainAfter(1500)).toBe(30_000);
});
