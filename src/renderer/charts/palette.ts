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

export interface PaletteSource {
  /** The same until the theme changes. */
  current(): Palette;
  /** Calls back after the theme has changed. @returns a function that ends it */
  subscribe(changed: () => void): () => void;
}

/**
 * Keeps a palette as long as the theme stays as it is.
 * @param watch listens to the theme from the first look on, and never stops: it changes while no chart is drawn too
 */
export function createPaletteSource(
  read: () => Palette,
  watch: (changed: () => void) => void,
): PaletteSource {
  const listeners = new Set<() => void>();
  let palette: Palette | undefined;
  let watching = false;
  const renew = () => {
    palette = undefined;
    for (const listener of listeners) listener();
  };
  return {
    current() {
      if (!watching) watch(renew);
      watching = true;
      palette ??= read();
      return palette;
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

const source = createPaletteSource(() => readPalette(getComputedStyle(document.documentElement)), watchTheme);

/** The palette of the theme; changes when the theme does. */
export function usePalette(): Palette {
  return useSyncExternalStore(source.subscribe, source.current);
}

/** The theme is an attribute of the root element; where there is none it follows the system. */
function watchTheme(changed: () => void): void {
  new MutationObserver(changed).observe(document.documentElement, {
    attributeFilter: ['data-theme', 'class', 'style'],
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}
