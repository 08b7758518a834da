import { describe, expect, it } from 'vitest';
import {
  readTyped,
  syntheticKinds,
  typedOf,
} from '../../../src/renderer/features/make-data/synthetic-fields.ts';
import { syntheticText } from '../../../src/renderer/features/make-data/synthetic-text.ts';

const moons = { kind: 'moons', rows: 50, noise: 0.5, seed: 3 } as const;

describe('data to be made', () => {
  it('begins with what is usual, or with how the chosen table was made', () => {
    expect(typedOf('moons', null)).toEqual({ rows: '200', noise: '0.2', seed: '0' });
    expect(typedOf('moons', moons)).toEqual({ rows: '50', noise: '0.5', seed: '3' });
    expect(typedOf('randn', moons)).toMatchObject({ rows: '64' });
  });

  it('is a rule once all its numbers are right', () => {
    for (const kind of ['moons', 'randn'] as const) {
      const read = readTyped(kind, typedOf(kind, null));
      expect(read).toHaveProperty('rule.kind', kind);
      expect(Object.keys((read as { rule: object }).rule)).toEqual([
        'kind',
        ...syntheticKinds[kind].fields.map(({ key }) => key),
      ]);
    }
  });

  it.each([
    ['rows', '0', 'at least 1'],
    ['rows', '2.5', 'whole number'],
    ['noise', '-1', 'at least 0'],
    ['noise', '0,1', 'write 0.1 with a point'],
    ['seed', '', 'needs a number'],
  ])('says what is wrong with %s of %s', (key, text, problem) => {
    const read = readTyped('moons', { ...typedOf('moons', null), [key]: text });
    expect(read).toMatchObject({ key, problem: expect.stringContaining(problem) });
  });

  it('is told in one line', () => {
    expect(syntheticText(moons)).toBe('Two moons: 50 rows, noise 0.5, seed 3');
    expect(syntheticText({ kind: 'randn', rows: 1, inputs: 2, outputs: 1 })).toBe(
      'Random numbers: 1 row of 2 inputs and 1 output',
    );
  });
});
