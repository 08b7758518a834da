import { describe, expect, it } from 'vitest';
import { readLayouts } from '../../../src/renderer/features/dock/layouts.ts';

/** As dockview writes it. */
function layout(views: readonly (readonly string[])[] = [['recipe'], ['loss', 'predict']]) {
  const ids = views.flat();
  return {
    grid: {
      root: {
        type: 'branch',
        data: views.map((group, i) => ({
          type: 'leaf',
          data: { views: [...group], activeView: group[0], id: String(i + 1) },
          size: 300,
        })),
        size: 700,
      },
      width: 1000,
      height: 700,
      orientation: 'HORIZONTAL',
    },
    panels: Object.fromEntries(ids.map((id) => [id, { id, contentComponent: id, title: id }])),
    activeGroup: '1',
  };
}

describe('readLayouts', () => {
  it('takes what dockview has written, by the name of the layout', () => {
    const saved = { train: layout(), compare: layout([['compare']]) };
    expect(readLayouts(saved)).toEqual(saved);
  });

  it('leaves out a broken one and keeps the others', () => {
    expect(readLayouts({ train: { grid: 7 }, inspect: layout(), other: layout() })).toEqual({
      inspect: layout(),
    });
  });

  it.each([
    ['nothing', null],
    ['a text', 'train'],
    ['a list', [layout()]],
  ])('takes %s for none', (_, saved) => {
    expect(readLayouts(saved)).toEqual({});
  });

  const broken: [string, unknown][] = [
    ['a panel that is not known', layout([['recipe'], ['surface']])],
    ['a panel in two places', layout([['recipe'], ['recipe']])],
    ['a group without panels', layout([['recipe'], []])],
    ['a place without its panel', { ...layout(), panels: {} }],
    ['a panel without a place', { ...layout([['recipe']]), panels: layout([['recipe', 'loss']]).panels }],
    [
      'a panel drawn by another component',
      { ...layout([['recipe']]), panels: { recipe: { id: 'recipe', contentComponent: 'loss' } } },
    ],
    ['no size', { ...layout(), grid: { ...layout().grid, width: 0 } }],
    [
      'an orientation that there is not',
      { ...layout(), grid: { ...layout().grid, orientation: 'DIAGONAL' } },
    ],
  ];
  it.each(broken)('refuses %s', (_, train) => {
    expect(readLayouts({ train })).toEqual({});
  });
});
