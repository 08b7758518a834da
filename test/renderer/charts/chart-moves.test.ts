import { describe, expect, it } from 'vitest';
import { type ChartState, keyMove, wheelView } from '../../../src/renderer/charts/chart-moves.ts';

const state: ChartState = {
  full: { from: 0, to: 1000 },
  view: { from: 400, to: 600 },
  least: 4,
  reading: 500,
};

describe('keyMove', () => {
  it('reads to the left and right, in leaps with Shift, and takes the view along', () => {
    expect(keyMove('ArrowRight', false, state)).toEqual({ reading: 501, view: state.view });
    expect(keyMove('ArrowLeft', true, state)).toEqual({ reading: 480, view: state.view });
    expect(keyMove('ArrowRight', true, { ...state, reading: 595 })).toEqual({
      reading: 615,
      view: { from: 415, to: 615 },
    });
    expect(keyMove('End', false, state)).toEqual({ reading: 1000, view: { from: 800, to: 1000 } });
    expect(keyMove('Home', false, state)).toEqual({ reading: 0, view: { from: 0, to: 200 } });
  });

  it('begins to read at an edge of what is seen', () => {
    expect(keyMove('ArrowRight', false, { ...state, reading: null }).reading).toBe(400);
    expect(keyMove('ArrowLeft', false, { ...state, reading: null }).reading).toBe(599);
  });

  it('zooms around what is read, and back', () => {
    expect(keyMove('+', false, state)).toEqual({ view: { from: 450, to: 550 } });
    expect(keyMove('=', false, state)).toEqual({ view: { from: 450, to: 550 } });
    expect(keyMove('-', false, state)).toEqual({ view: { from: 300, to: 700 } });
    expect(keyMove('0', false, state)).toEqual({ view: state.full });
  });

  it('leaves every other key to others', () => {
    expect(keyMove('Tab', false, state)).toEqual({});
    expect(keyMove('Escape', false, state)).toEqual({ reading: null });
    expect(keyMove('Escape', false, { ...state, reading: null })).toEqual({});
  });
});

describe('wheelView', () => {
  const wheel = (deltaX: number, deltaY: number, deltaMode = 0) =>
    wheelView({ deltaX, deltaY, deltaMode }, 500, 0.5, state);

  it('zooms around the pointer', () => {
    const closer = wheel(0, -100);
    expect(closer.to - closer.from).toBeCloseTo(200 * Math.exp(-0.2));
    expect((closer.from + closer.to) / 2).toBeCloseTo(500);
    expect(wheel(0, 1e6)).toEqual({ from: 500 - 100 * Math.E, to: 500 + 100 * Math.E });
  });

  it('counts lines as some pixels each', () => {
    expect(wheel(0, -5, 1)).toEqual(wheel(0, -100, 0));
  });

  it('pans sideways', () => {
    expect(wheel(40, 3)).toEqual({ from: 420, to: 620 });
  });
});
