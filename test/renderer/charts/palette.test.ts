import { expect, it, vi } from 'vitest';
import { createPaletteSource, faded, readPalette } from '../../../src/renderer/charts/palette.ts';

it('takes its colours from the theme, and does without them', () => {
  const themed = readPalette({
    getPropertyValue: (name) => ({ '--series-3': ' #0d6d5d', '--font-size-tiny': '12px' })[name] ?? '',
  });
  expect(themed.series(2)).toEqual({ color: '#0d6d5d', dash: [2, 3], marker: 'diamond' });
  // From the ninth run on the colours come again, beside other dashes and markers.
  expect(themed.series(10)).toEqual({ color: '#0d6d5d', dash: [10, 3, 2, 3], marker: 'triangle' });
  expect(themed.fontSize).toBe(12);
  expect(readPalette({ getPropertyValue: () => '' }).ground).toBe('#fff');
});

it('faded adds the strength to a colour of six digits', () => {
  expect(faded('#0d6d5d', 0.5)).toBe('#0d6d5d80');
  expect(faded('#0d6d5d', 0.01)).toBe('#0d6d5d03');
  expect(faded('rebeccapurple', 0.5)).toBe('rebeccapurple');
});

it('is read anew once the theme has changed, even while no chart was drawn', () => {
  let theme = '#fff';
  let changeTheme = () => {};
  const watch = vi.fn((changed: () => void) => {
    changeTheme = changed;
  });
  const source = createPaletteSource(() => readPalette({ getPropertyValue: () => theme }), watch);
  const changed = vi.fn();

  const end = source.subscribe(changed);
  const light = source.current();
  expect(source.current()).toBe(light);
  end();
  theme = '#111';
  changeTheme();
  expect(changed).not.toHaveBeenCalled();
  expect(source.current().ground).toBe('#111');

  source.subscribe(changed);
  theme = '#fff';
  changeTheme();
  expect(changed).toHaveBeenCalledOnce();
  expect(source.current().ground).toBe('#fff');
  expect(watch).toHaveBeenCalledOnce();
});
