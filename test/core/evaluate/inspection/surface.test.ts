import { describe, expect, it } from 'vitest';
import {
  linearSurface,
  lossSurface,
  type SurfaceAxis,
} from '../../../../src/core/evaluate/inspection/surface.ts';
import { RandomState } from '../../../../src/core/random/random-state.ts';
import { arange } from '../../../../src/core/train/exhaustive/arange.ts';
import { drain } from '../../../drain.ts';
import tutorial from '../../../fixtures/tutorial_linear.json' with { type: 'json' };
import { worstRelative } from '../../../worst-relative.ts';
import { type Rows, tutorialRows } from '../tutorial-rows.ts';

/** What a linear model of so many units says. */
function linearOutputs({ rows, width, x }: Rows, parameters: Float64Array, units: number): Float64Array {
  const outputs = new Float64Array(rows * units);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) {
      for (let unit = 0; unit < units; unit++) {
        outputs[i * units + unit]! += x[i * width + j]! * parameters[j * units + unit]!;
      }
    }
  }
  return outputs;
}

function sumOfSquares(data: Rows, parameters: Float64Array, units: number): number {
  const outputs = linearOutputs(data, parameters, units);
  return outputs.reduce((sum, value, i) => sum + (value - data.y[i]!) ** 2, 0);
}

const axis = (parameter: number, from = -160, to = 160, step = 16): SurfaceAxis => ({
  parameter,
  values: arange(from, to, step),
});

describe('the tutorial\u2019s surface of two weights', () => {
  const data = tutorialRows();
  const parameters = Float64Array.from([...tutorial.full_batch.init, 0]);
  const expected = tutorial.surface.loss.flat();
  it('computed at every point', () => {
    const before = [...parameters];
    const surface = drain(
      lossSurface(parameters, axis(5), axis(9), function* (there) {
        yield;
        return sumOfSquares(data, there, 1) / data.rows;
      }),
    );
    expect([...surface.a.values]).toEqual(tutorial.surface.axis5);
    expect(worstRelative(surface.loss, expected)).toBeLessThan(1e-12);
    expect([...parameters]).toEqual(before);
    const least = Math.min(...surface.loss);
    const at = surface.loss.indexOf(least);
    expect(surface.lowest).toEqual({
      a: surface.a.values[Math.floor(at / 20)],
      b: surface.b.values[at % 20],
      loss: least,
    });
  });
  it('unrolled from one point', () => {
    const fit = { ...data, units: 1, parameters, outputs: linearOutputs(data, parameters, 1) };
    const { loss } = drain(linearSurface(fit, axis(5), axis(9), data.rows));
    expect(worstRelative(loss, expected)).toBeLessThan(1e-12);
  });
});

describe('of several outputs', () => {
  const random = new RandomState(8);
  const draw = (length: number) => Float64Array.from({ length }, () => random.normal());
  const data: Rows = { rows: 40, width: 3, x: draw(120), y: draw(80) };
  const parameters = draw(6);
  const fit = { ...data, units: 2, parameters, outputs: linearOutputs(data, parameters, 2) };
  it.each([
    ['of one unit', 0, 4],
    ['of two units', 0, 3],
    ['of one input', 2, 3],
  ])('two weights %s', (_, first, second) => {
    const [a, b] = [axis(first, -2, 2, 0.5), axis(second, -3, 3, 0.7)];
    const each = drain(
      lossSurface(parameters, a, b, function* (there) {
        yield;
        return sumOfSquares(data, there, 2) / (data.rows * 2);
      }),
    );
    const unrolled = drain(linearSurface(fit, a, b, data.rows * 2));
    expect(worstRelative(unrolled.loss, each.loss)).toBeLessThan(1e-12);
    expect(each.loss).toHaveLength(a.values.length * b.values.length);
  });
});

it('has no lowest point where no loss is a number, and skips those that are none', () => {
  const line = (losses: number[]) =>
    drain(
      lossSurface([0, 0], axis(0, 0, losses.length, 1), axis(1, 0, 1, 1), function* (there) {
        yield;
        return losses[there[0]!]!;
      }),
    ).lowest;
  expect(line([Number.NaN, Number.NaN])).toBeUndefined();
  expect(line([Number.NaN, 2, 1, 1])).toEqual({ a: 2, b: 0, loss: 1 });
  expect(line([])).toBeUndefined();
});
