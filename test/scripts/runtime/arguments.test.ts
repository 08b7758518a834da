import { expect, test } from 'vitest';
import { readArguments } from '../../../scripts/runtime/default-app/arguments.js';

test('the app is the first argument that is no flag', () => {
  expect(readArguments(['--no-sandbox', '/an app', 'file.json', '--later'])).toEqual({
    app: '/an app',
    preload: [],
  });
});

test("Playwright's loader is a module to load first, not the app", () => {
  expect(readArguments(['-r', '/loader.js', '--inspect=0', '.'])).toEqual({
    app: '.',
    preload: ['/loader.js'],
  });
});

test('--app names it too', () => {
  expect(readArguments(['--app=main.js', 'other']).app).toBe('main.js');
});

test('there may be none', () => {
  expect(readArguments([]).app).toBeUndefined();
  expect(readArguments(['--no-sandbox', '-r'])).toEqual({ app: undefined, preload: [] });
});
