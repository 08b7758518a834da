import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../../src');

/** The files that some files need when they run, themselves among them: imports of types alone do not count. */
function needed(files: readonly string[]): Set<string> {
  const found = new Set(files);
  for (const file of found) {
    const text = readFileSync(file, 'utf8');
    for (const [, types, path] of text.matchAll(
      /^(?:import|export)(\s+type)?\s(?:[^'"`;]*?\sfrom\s)?'(\.[^']+)'/gm,
    )) {
      const target = resolve(dirname(file), path!);
      if (!types && /\.[tj]sx?$/.test(target) && existsSync(target)) found.add(target);
    }
  }
  return found;
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(src, folder, name));
}

const names = (files: Iterable<string>) =>
  [...files].map((file) => relative(src, file).replaceAll('\\', '/'));

it('the window, whose page may not run WebAssembly, does not load the kernels in it', () => {
  const files = names(needed(sourcesOf('renderer')));
  expect(files.length).toBeGreaterThan(100);
  expect(files).not.toContain('core/kernels/simd.ts');
  expect(files).not.toContain('core/kernels/compiled/kernels.js');
});

it('the worker does', () => {
  expect(names(needed(sourcesOf('worker')))).toContain('core/kernels/simd.ts');
});

it('the plain kernels need none of the others', () => {
  const files = names(needed(sourcesOf('core/kernels/plain')));
  expect(files).toContain('core/kernels/plain/kernels.ts');
  expect(files.filter((file) => !file.startsWith('core/kernels/plain/'))).toEqual(['core/kernels/memory.ts']);
});
