import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { libraries } from '../../../src/renderer/features/dialogs/libraries.ts';

const root = new URL('../../../', import.meta.url);

describe('the libraries that About lists', () => {
  it.each(libraries)('names the licence of $package as its package does', ({ package: name, licence }) => {
    const file = new URL(`node_modules/${name}/package.json`, root);
    expect(JSON.parse(readFileSync(file, 'utf8')).license).toBe(licence);
  });
});
