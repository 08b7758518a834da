import { describe, expect, it } from 'vitest';
import { erf } from '../../../src/core/math/erf.ts';
import { exp, expm1 } from '../../../src/core/math/exp.ts';
import { integerPower } from '../../../src/core/math/integer-power.ts';
import { log, log1p } from '../../../src/core/math/log.ts';
import { sigmoid } from '../../../src/core/math/sigmoid.ts';
import { softplus } from '../../../src/core/math/softplus.ts';
import { tanh } from '../../../src/core/math/tanh.ts';
import reference from '../../fixtures/math.json' with { type: 'json' };

const INFINITY = Number.POSITIVE_INFINITY;

/** How many doubles there are from a to b. */
function steps(a: number, b: number): number {
  return Number(place(a) - place(b) < 0n ? place(b) - place(a) : place(a) - place(b));
}

/** Doubles in their order as whole numbers. */
function place(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  return value < 0 ? -view.getBigInt64(0) : view.getBigInt64(0);
}

describe('against values rounded once', () => {
  // The most doubles between what is found and the nearest to the true value.
  const functions = { exp: 1, expm1: 1, log: 1, log1p: 1, tanh: 2, sigmoid: 2, erf: 1 };
  const found = { exp, expm1, log, log1p, tanh, sigmoid, erf };
  it.each(Object.entries(functions))('%s is within %d', (name, most) => {
    const key = name as keyof typeof found;
    const { x, value } = reference.cases[key];
    expect(x.length).toBeGreaterThan(100);
    const off = x.map((argument, i) => steps(found[key](argument), value[i]!));
    const worst = off.indexOf(Math.max(...off));
    expect(off[worst], `${name}(${x[worst]})`).toBeLessThanOrEqual(most);
  });
});

describe('at the ends', () => {
  const ends: [string, (x: number) => number, x: number[], value: number[]][] = [
    ['exp', exp, [-INFINITY, INFINITY, 710, -746, 0, -0], [0, INFINITY, INFINITY, 0, 1, 1]],
    ['exp, small', exp, [-745.1332191019411, -1e-300, 5e-324], [5e-324, 1, 1]],
    ['expm1', expm1, [-INFINITY, INFINITY, 710, -40, 0, -0], [-1, INFINITY, INFINITY, -1, 0, -0]],
    ['expm1, small', expm1, [5e-324, -1e-300], [5e-324, -1e-300]],
    ['log', log, [0, -0, INFINITY, -1, 1], [-INFINITY, -INFINITY, INFINITY, Number.NaN, 0]],
    ['log1p', log1p, [-1, INFINITY, -1.5, 0, -0], [-INFINITY, INFINITY, Number.NaN, 0, -0]],
    ['log1p, small', log1p, [5e-324, -1e-300], [5e-324, -1e-300]],
    ['tanh', tanh, [INFINITY, -INFINITY, 1e300, 0, -0, 5e-324], [1, -1, 1, 0, -0, 5e-324]],
    ['sigmoid', sigmoid, [INFINITY, -INFINITY, -1e300, 0, 40], [1, 0, 0, 0.5, 1]],
    ['softplus', softplus, [INFINITY, -INFINITY, 800, -700, 0], [INFINITY, 0, 800, exp(-700), Math.LN2]],
    ['erf', erf, [INFINITY, -INFINITY, 7, 0, -0], [1, -1, 1, 0, -0]],
  ];
  it.each(ends)('%s', (_, found, x, values) => {
    expect(x.map(found)).toEqual(values);
    expect(found(Number.NaN)).toBeNaN();
  });
  it('raises to whole powers', () => {
    expect(integerPower(0.5, 0)).toBe(1);
    expect(integerPower(0.5, 1074)).toBe(5e-324);
    expect(integerPower(-3, 5)).toBe(-243);
    expect(steps(integerPower(0.999, 1000), 0.3676954247709635)).toBeLessThan(1000);
  });
});
