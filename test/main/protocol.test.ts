import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf, respond } from '../../src/main/protocol.ts';
import { temporaryFolder } from './parts.ts';

const folder = join('/program', 'out', 'renderer');

describe('the file of an address', () => {
  it.each([
    ['descent://app/index.html', 'index.html'],
    ['descent://app/assets/a%20b.js?x#y', 'assets/a b.js'],
    ['descent://app/a/../index.html', 'index.html'],
    ['descent://app/../../index.html', 'index.html'],
  ])('%s is %s', (url, path) => {
    expect(fileOf(folder, url)).toBe(join(folder, path));
  });

  it.each([
    'descent://app/..%2f..%2fpackage.json',
    'descent://app/%2e%2e%2f%2e%2e%2fmain%2findex.js',
    'descent://app/..%2frenderer-other/x.js',
    'descent://app/a%00.js',
    'descent://app/%zz',
    'descent://other/index.html',
    'descent://app@other/index.html',
    'https://app/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is none', (url) => {
    expect(fileOf(folder, url)).toBeUndefined();
  });
});

describe('an answer', () => {
  async function answer(path: string, method = 'GET') {
    const root = temporaryFolder();
    mkdirSync(join(root, 'page', 'folder.js'), { recursive: true });
    writeFileSync(join(root, 'page', 'index.html'), '<p>');
    writeFileSync(join(root, 'page', 'secret.key'), 'x');
    writeFileSync(join(root, 'outside.js'), 'x');
    return respond(join(root, 'page'), `descent://app/${path}`, method, "default-src 'none'");
  }

  it('is the file with its type and the policy', async () => {
    const found = await answer('index.html');
    expect([found.status, await found.text()]).toEqual([200, '<p>']);
    expect(found.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(found.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(found.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['nothing.js', 'GET', 404],
    ['folder.js', 'GET', 404],
    ['secret.key', 'GET', 403],
    ['index.html', 'POST', 403],
    ['..%2foutside.js', 'GET', 403],
  ])('%s by %s is refused with %i, under the policy', async (path, method, status) => {
    const refused = await answer(path, method);
    expect(refused.status).toBe(status);
    expect(refused.headers.get('content-security-policy')).toBe("default-src 'none'");
  });
});
