import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kernels } from '../../scripts/kernels.js';

const sources = 'src/core/kernels/assembly';
let root: string;
const compiled = () => readFileSync(join(root, 'src/core/kernels/compiled/kernels.js'), 'utf8');

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'descent-kernels-'));
  cpSync(sources, join(root, sources), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'junction');
});
afterAll(() => rmSync(root, { recursive: true }));

test('the kernels are compiled where they are not yet, and again only when a source has changed', async () => {
  await kernels(root).config();
  const [, wasm] = /export const wasm =\s+'(.+)';/.exec(compiled())!;
  expect(WebAssembly.validate(Buffer.from(wasm!, 'base64'))).toBe(true);

  const marked = `${compiled()}// still the same file\n`;
  writeFileSync(join(root, 'src/core/kernels/compiled/kernels.js'), marked);
  await kernels(root).config();
  expect(compiled()).toBe(marked);

  const index = join(root, sources, 'index.ts');
  writeFileSync(index, `${readFileSync(index, 'utf8')}export { missing } from './linear';\n`);
  await expect(kernels(root).config()).rejects.toThrow(/do not compile[\s\S]+missing/);
  expect(compiled()).toBe(marked);
});
