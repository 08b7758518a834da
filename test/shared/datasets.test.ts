import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundled } from '../../src/shared/datasets.ts';

it.each(Object.values(bundled))(
  '$file lies in data/ with these bytes and a description',
  ({ file, sha256 }) => {
    const path = fileURLToPath(new URL(`../../data/${file}`, import.meta.url));
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
    expect(existsSync(path.replace(/\.\w+$/, '.md'))).toBe(true);
  },
);
