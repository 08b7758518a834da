import { describe, expect, it } from 'vitest';
import type { FeatureSheet, ScoringSheet } from '../../../src/core/evaluate/scoring-sheet.ts';
import { byAttention, noteOf } from '../../../src/renderer/features/score/feature-notes.ts';
import { verdictOf } from '../../../src/renderer/features/score/verdict.ts';

function feature(name: string, changes: Partial<FeatureSheet> = {}): FeatureSheet {
  return {
    name,
    column: name,
    problem: null,
    missing: 0,
    fill: null,
    below: 0,
    above: 0,
    range: { min: 0.5, max: 12345.678 },
    unseen: 0,
    unseenValues: [],
    ...changes,
  };
}

function sheet(features: FeatureSheet[], changes: Partial<ScoringSheet> = {}): ScoringSheet {
  const ready = features.every(({ column, problem }) => column !== null && problem === null);
  return { rows: 506, ready, outside: 0, left: 0, features, extra: [], targets: [], ...changes };
}

const colour = {
  range: null,
  unseen: 5,
  unseenValues: [
    { value: 'pink', rows: 4 },
    { value: 7, rows: 1 },
  ],
};

describe('the verdict of a scoring sheet', () => {
  it.each<[ScoringSheet, string, string]>([
    [
      sheet([feature('a'), feature('b')]),
      'fine',
      'All 2 features are there, and every row is like those of training.',
    ],
    [sheet([feature('a')]), 'fine', 'The one feature is there, and every row is like those of training.'],
    [
      sheet([feature('a', { above: 12 }), feature('b')], { outside: 12 }),
      'doubtful',
      'All 2 features are there; 12 rows lie outside what training saw.',
    ],
    [
      sheet([feature('a', { missing: 1, fill: 3 }), feature('b', { below: 1 })], { outside: 1 }),
      'doubtful',
      'All 2 features are there; 1 row lies outside what training saw, and 1 missing cell is filled in.',
    ],
    [
      sheet([feature('a', { column: null }), feature('b')]),
      'impossible',
      '1 of 2 features is not in the data: a.',
    ],
    [
      sheet('abcdefg'.split('').map((name) => feature(name, { column: null }))),
      'impossible',
      '7 of 7 features are not in the data: a, b, c, d, e and 2 more.',
    ],
    [
      sheet([feature('a', { problem: 'x.csv line 3: a is missing' }), feature('b', { problem: 'too' })]),
      'impossible',
      'Not all rows can be predicted: x.csv line 3: a is missing (and 1 other feature).',
    ],
  ])('%#: says what it comes to', (given, kind, text) => {
    expect(verdictOf(given)).toEqual({ kind, text });
  });
});

describe('the note of a feature', () => {
  it.each<[Partial<FeatureSheet>, string]>([
    [{}, ''],
    [{ column: null }, 'not in the data'],
    [{ problem: 'x.csv line 3: a is missing', missing: 2 }, 'x.csv line 3: a is missing'],
    [{ below: 1 }, 'training saw 0.5 to 12\u202f346'],
    [{ missing: 3, fill: 4.25 }, 'filled in with 4.25'],
    [{ range: null, missing: 3, fill: 'red' }, "filled in with 'red'"],
    [colour, "never seen: 'pink' (4), 7 (1)"],
    [
      { ...colour, unseenValues: 'abcd'.split('').map((value) => ({ value, rows: 1 })) },
      "never seen: 'a' (1), 'b' (1), 'c' (1), \u2026",
    ],
  ])('%j', (changes, note) => {
    expect(noteOf(feature('a', changes))).toBe(note);
  });

  it('comes first where it asks for attention', () => {
    const features = [
      feature('calm'),
      feature('outside', { above: 1 }),
      feature('wrong', { problem: 'x' }),
      feature('also calm'),
      feature('gone', { column: null }),
    ];
    expect(byAttention(features).map(({ name }) => name)).toEqual([
      'gone',
      'wrong',
      'outside',
      'calm',
      'also calm',
    ]);
  });
});
