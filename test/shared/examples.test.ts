import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readRecipe } from '../../src/core/format/recipe.ts';
import { examples } from '../../src/shared/examples.ts';

const folder = fileURLToPath(new URL('../../data/examples/', import.meta.url));
const read = (file: string) => readFileSync(folder + file, 'utf8');

it('lists every recipe of data/examples, in their order', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(examples.map(({ file }) => file)).toEqual(files.sort());
});

it.each(examples)('$id has its recipe, data and text', ({ id, file, title }) => {
  expect(file.replace(/^\d\d-/, '')).toBe(`${id}.json`);
  const recipe = readRecipe(read(file), file);
  expect(recipe.title).toBe(title);
  const [heading, blank, ...paragraph] = read(file.replace('.json', '.md')).trimEnd().split('\n');
  expect([heading, blank]).toEqual([`# ${title}`, '']);
  expect(paragraph.length).toBeGreaterThan(2);
  expect(paragraph).not.toContain('');
  if (recipe.data.file) expect(existsSync(folder + recipe.data.file)).toBe(true);
});

it.each(readdirSync(folder).filter((file) => file.endsWith('.csv')))(
  '%s has a description that names every column',
  (file) => {
    const description = read(file.replace('.csv', '.md'));
    for (const column of read(file).split('\n')[0]!.split(','))
      expect(description).toContain(`| ${column} |`);
  },
);
