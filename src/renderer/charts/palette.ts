import { useSyncExternalStore } from 'react';
import { type Marker, seriesOf } from '../components/series.ts';

/** The colours and the font of the theme, as a canvas takes them. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  readonly ground: string;
  readonly font: string;
  readonly fontSize: number;
  readonly series: (runIndex: number) => Sign;
}

/** How a run's line is drawn. */
export interface Sign {
  readonly color: string;
  readonly dash: readonly number[];
  readonly marker: Marker;
}

type Style = Pick<CSSStyleDeclaration, 'getPropertyValue'>;

/** @param style the computed style of an element that has the theme's custom properties */
export function readPalette(style: Style): Palette {
  const token = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  // Asking for a style has the page work out its styles first, so each sign is read once.
  const signs = new Map<number, Sign>();
  return {
    text: token('--text', '#000'),
    muted: token('--text-muted', '#555'),
    grid: token('--grid-line', '#ddd'),
    axis: token('--border-strong', '#bbb'),
    ground: token('--surface', '#fff'),
    font: token('--font', 'sans-serif'),
    fontSize: Number.parseFloat(token('--font-size-tiny', '11')) || 11,
    series: (runIndex) => {
      const known = signs.get(runIndex);
      if (known) return known;
      const { variable, dash, marker } = seriesOf(runIndex);
      const sign = { color: token(variable, '#555'), dash, marker };
      signs.set(runIndex, sign);
      return sign;
    },
  };
}

/** A colour at a part of its strength, for the shadow behind a line; the tokens are `#rrggbb`. */
export function faded(color: string, strength: number): string {
  const alpha = Math.round(strength * 255).toString(16);
  return /^#[0-9a-f]{6}$/i.test(color) ? `${color}${alpha.padStart(2, '0')}` : color;
}

let current: Palette | undefined;

/** The palette of the theme; changes when the theme does. */
export function usePalette(): Palette {
  return useSyncExternalStore(watchTheme, () => {
    current ??= readPalette(getComputedStyle(document.documentElement));
    return current;
  });
}

/** The theme is an attribute of the root element; where there is none it follows the system. */
function watchTheme(changed: () => void): () => void {
  const renew = () => {
    current = undefined;
    changed();
  };
  const observer = new MutationObserver(renew);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', renew);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', renew);
  };
}
