import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readText } from '../../src/node/read-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'descent-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

it('refuses by size before reading, and what is not UTF-8', async () => {
  await expect(readText(fileWith('big.json', 'x'.repeat(2048)), 'model', 1024)).rejects.toThrow(
    'big.json is 0.0 MB large, where such a file has at most 0.0 MB',
  );
  await expect(
    readText(fileWith('latin.json', new Uint8Array([0x22, 0xe4, 0x22])), 'model', 1024),
  ).rejects.toThrow('latin.json is not UTF-8 text');
});
