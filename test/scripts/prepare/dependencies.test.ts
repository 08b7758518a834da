import { expect, test } from 'vitest';
import { matches } from '../../../scripts/prepare/dependencies.js';

const wanted = {
  '': {},
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b-mac': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};
const installed = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

test('what is for another system need not be there', () => {
  expect(matches(wanted, installed)).toBe(true);
});

test('nothing installed, or an npm ci cut short', () => {
  expect(matches(wanted, undefined)).toBe(false);
  expect(matches(wanted, {})).toBe(false);
});

test('another version, or another file of the same version', () => {
  expect(matches(wanted, { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } })).toBe(false);
  expect(matches(wanted, { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } })).toBe(false);
});
