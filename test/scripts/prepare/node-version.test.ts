import { expect, test } from 'vitest';
import { newEnough } from '../../../scripts/prepare/node-version.js';

test.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.0.0', true],
  ['20.18.9', false],
  ['18.20.0', false],
])('Node %s: %s', (version, enough) => {
  expect(newEnough(version)).toBe(enough);
});
