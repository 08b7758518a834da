import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8');

/** The colours of a theme, by the name of their token. */
function themeOf(name: string): ReadonlyMap<string, string> {
  const from = css.indexOf(`[data-theme="${name}"]`);
  const block = css.slice(from, css.indexOf('}', from));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, token, value]) => [token!, value!]),
  );
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = 4.5;
const SIGN = 3;
const grounds = [
  'surface',
  'surface-raised',
  'surface-sunken',
  'surface-hover',
  'surface-selected',
  'ground',
];
const pairs: [string, string, number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ['text', ground, TEXT],
    ['text-muted', ground, TEXT],
    ['accent', ground, TEXT],
    ['danger', ground, TEXT],
    ['warning', ground, TEXT],
    ['focus', ground, SIGN],
  ]),
  ['success', 'surface', TEXT],
  ['danger', 'danger-ground', TEXT],
  ['warning', 'warning-ground', TEXT],
  ['success', 'success-ground', TEXT],
  ['on-tooltip', 'tooltip', TEXT],
  ['on-accent', 'accent-fill', TEXT],
  ['on-accent', 'accent-fill-hover', TEXT],
  ['on-accent', 'accent-fill-active', TEXT],
  ['border-control', 'surface', SIGN],
  ['text-disabled', 'surface', SIGN],
  ...Array.from({ length: 8 }, (_, i): [string, string, number] => [`series-${i + 1}`, 'surface', SIGN]),
];

describe.each(['light', 'dark'])('the %s theme', (name) => {
  const theme = themeOf(name);
  it.each(pairs)('has %s stand off %s by %s', (front, ground, least) => {
    expect(contrast(theme.get(front)!, theme.get(ground)!)).toBeGreaterThanOrEqual(least);
  });
});
