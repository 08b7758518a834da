import { describe, expect, it } from 'vitest';
import { pageFrom } from '../../src/main/security.ts';

describe('the page', () => {
  const page = pageFrom(undefined);
  it('is our own and may load nothing else', () => {
    expect(page.url).toBe('descent://app/index.html');
    expect(page.policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(page.policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(page.mayLoad('descent://app/assets/x.js')).toBe(true);
    for (const url of [
      'https://example.org/',
      'http://localhost/',
      'ws://localhost/',
      'file:///etc/passwd',
      'descent://application/',
    ]) {
      expect(page.mayLoad(url)).toBe(false);
      expect(page.contains(url)).toBe(false);
    }
  });

  it('while developing is vite\u2019s and may load nothing else', () => {
    const served = pageFrom('http://localhost:5173/');
    expect(served.contains('http://localhost:5173/x')).toBe(true);
    expect(served.mayLoad('ws://localhost:5173/?token=1')).toBe(true);
    for (const url of [
      'http://localhost:9999/',
      'http://localhost:5173.example.org/',
      'https://example.org/',
      'nonsense',
    ]) {
      expect(served.mayLoad(url)).toBe(false);
      expect(served.contains(url)).toBe(false);
    }
  });
});
