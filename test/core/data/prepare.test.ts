import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planData, planParts } from '../../../src/core/data/data-plan.ts';
import { encodeRow } from '../../../src/core/data/encode.ts';
import { kFold } from '../../../src/core/data/folds.ts';
import { prepareData, preparePlan } from '../../../src/core/data/prepare.ts';
import { cellAt, type Table } from '../../../src/core/data/table.ts';
import type { Recipe } from '../../../src/core/format/recipe.ts';
import { Problem } from '../../../src/core/problem.ts';
import { RandomState } from '../../../src/core/random/random-state.ts';
import { drain } from '../../drain.ts';
import data from '../../fixtures/data.json' with { type: 'json' };
import evaluation from '../../fixtures/evaluation.json' with { type: 'json' };
import { housing, readText } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { worstRelative } from '../../training.ts';

const csv = (text: string) => readText(text, 't.csv').table;
/** A recipe for small tables with the target y, without scaling, on all rows. */
const small = (changes: Record<string, unknown> = {}): Recipe =>
  recipeWith({
    split: { order: 'file', train: 1, validation: 0, test: 0 },
    ...changes,
    data: { target: 'y', ...(changes.data as object) },
    prepare: { scale: 'none', scaleTarget: 'none', ...(changes.prepare as object) },
  });
const classes = (output: string, changes: Record<string, unknown> = {}) =>
  small({
    model: { output },
    loss: { kind: output === 'softmax' ? 'crossEntropy' : 'binaryCrossEntropy' },
    ...changes,
  });
const prepared = (table: Table, recipe: Recipe, random?: RandomState) =>
  drain(prepareData(table, recipe, random));
const problemOf = (table: Table, recipe: Recipe) => {
  try {
    prepared(table, recipe);
  } catch (error) {
    if (error instanceof Problem) return `${error.message} -> ${error.hint}`;
    throw error;
  }
  throw new Error('no problem was found');
};
const rowsOf = (values: Float64Array, width: number) =>
  Array.from({ length: values.length / width }, (_, i) => [...values.subarray(i * width, (i + 1) * width)]);

describe('categories', () => {
  const { values, categories, matrix } = evaluation.one_hot;
  const cities = csv(`city,y\n${values.map((city, i) => `${city},${i}`).join('\n')}`);

  it('become one input each, as scikit-learn\u2019s OneHotEncoder has them', () => {
    const { features, inputNames, train } = prepared(
      cities,
      small({ prepare: { encode: { city: 'oneHot' } } }),
    );
    expect(features).toEqual([{ kind: 'oneHot', name: 'city', categories }]);
    expect(inputNames).toEqual(categories.map((city) => `city=${city}`));
    expect(rowsOf(train.x, 4)).toEqual(matrix.map((row) => [...row, 1]));
  });
  it('become places in their list, as scikit-learn\u2019s OrdinalEncoder has them', () => {
    const table = csv(`n,y\n${data.labels.values.map((value) => `${value},0`).join('\n')}`);
    const { features, train } = prepared(table, small({ prepare: { encode: { n: 'label' } } }));
    expect(features[0]).toMatchObject({ kind: 'label', categories: [-1, 0.5, 2, 10], min: 0, max: 3 });
    expect(rowsOf(train.x, 2)).toEqual(data.labels.codes.map((code) => [code, 1]));
  });
  it('of a label are scaled as numbers are', () => {
    const recipe = small({ prepare: { scale: 'minMax', encode: { city: 'label' } } });
    expect([...new Set(rowsOf(prepared(cities, recipe).train.x, 2).map(([x]) => x))]).toEqual([0.5, 1, 0]);
  });
  it('that no training row has leave the inputs at 0, with a warning', () => {
    const recipe = small({
      split: { order: 'file', train: 0.5, validation: 0, test: 0.5 },
      prepare: { encode: { c: 'oneHot' } },
    });
    const { inputNames, test, warnings } = prepared(csv('c,y\na,1\nb,2\nz,3\na,4'), recipe);
    expect(inputNames).toEqual(['c=a', 'c=b']);
    expect(rowsOf(test.x, 3)).toEqual([
      [0, 0, 1],
      [1, 0, 1],
    ]);
    expect(warnings).toEqual([
      "No training row has 'z' in c, which other rows have: all inputs of that column are 0 there.",
    ]);
  });
  it('by the thousand are warned of, and refused when the rows would not fit', () => {
    const many = (rows: number): Table => ({
      columns: [{ name: 'id' }, { name: 'y' }],
      rows,
      values: Float64Array.from({ length: 2 * rows }, (_, i) => i),
    });
    const recipe = small({ prepare: { encode: { id: 'oneHot' } } });
    const plan = drain(planData(many(10_000), recipe, undefined));
    expect([plan.inputs, plan.warnings[0]]).toEqual([
      10_000,
      "id has 10000 categories, and each becomes an input: leave the column out if it only names the rows, or encode it as 'label'.",
    ]);
    expect(problemOf(many(50_000), recipe)).toBe(
      "50000 rows with 50000 inputs and 1 outputs are 2500100000 numbers; allowed: fewer than 2147483648 -> Leave out the columns with the most categories, encode them as 'label', or use fewer rows.",
    );
  });
});

describe('missing cells', () => {
  const { table, imputed } = data.missing;
  const text = `a,b,c,y\n${table.map((row, i) => [...row.map((cell) => cell ?? 'NA'), i].join(',')).join('\n')}`;
  const split = { order: 'file', train: 8 / 12, validation: 0, test: 4 / 12 };

  it.each(['mean', 'median', 'mode'] as const)('become the %s of the training rows', (missing) => {
    const recipe = small({ split, prepare: { scale: 'standard', missing } });
    const { features, train, test } = prepared(csv(text), recipe);
    const { fills, standard } = imputed[missing];
    expect(
      worstRelative(
        features.map(({ fill }) => fill as number),
        fills,
      ),
    ).toBeLessThan(1e-14);
    const inputs = rowsOf(Float64Array.of(...train.x, ...test.x), 4).map((row) => row.slice(0, 3));
    expect(worstRelative(inputs.flat(), standard.flat())).toBeLessThan(1e-12);
  });
  it('take their row with them, before the split', () => {
    const recipe = small({ split: { ...split, train: 0.5, test: 0.5 }, prepare: { missing: 'dropRows' } });
    const whole = table.flatMap((row, i) => (row.includes(null) ? [] : [i]));
    const { train, test, warnings, features } = prepared(csv(text), recipe);
    expect([...train.actual, ...test.actual]).toEqual(whole);
    expect(train.rows).toBe(Math.floor(whole.length / 2));
    expect(warnings[0]).toBe(`${12 - whole.length} of 12 rows have a missing cell and are left out.`);
    expect(features[0]).not.toHaveProperty('fill');
  });
  it('of texts become the most frequent one, the first of several', () => {
    const encode = { c: 'oneHot', n: 'label' };
    const recipe = small({ prepare: { missing: 'mode', encode } });
    const { features, train } = prepared(csv('c,n,y\nb,7,1\na,,2\n,7,3\nb,5,4\na,5,5'), recipe);
    expect(features.map(({ fill }) => fill)).toEqual(['a', 5]);
    expect(rowsOf(train.x, 4)[2]).toEqual([1, 0, 1, 1]);
    expect(rowsOf(train.x, 4)[1]).toEqual([1, 0, 0, 1]);
  });
  it.each(['mean', 'median'] as const)('of categories become the most frequent one under %s', (missing) => {
    const recipe = small({ prepare: { missing, encode: { c: 'oneHot', n: 'label' } } });
    const { features } = prepared(csv('c,n,x,y\nb,7,1,1\na,,,2\n,7,3,3\nb,5,8,4\na,5,4,5'), recipe);
    expect(features.map(({ fill }) => fill)).toEqual(['a', 5, missing === 'mean' ? 4 : 3.5]);
  });
  it('are left alone in columns that are not used', () => {
    const recipe = small({ data: { features: ['a'] } });
    expect(prepared(csv('a,b,y\n1,,3\n2,5,6'), recipe).train.rows).toBe(2);
  });
  const c = "t.csv line 3: 'n/a' in a is not a number, the first of its 2 missing cells";
  const cells = csv('a,c,y\n1,x,3\nn/a,,4\n,z,6');
  const encode = { c: 'oneHot' };
  it.each([
    [
      { encode },
      cells,
      `${c} -> Write a number there, leave 'a' out of data.features, or choose prepare.missing: 'dropRows', 'mean', 'median' or 'mode'.`,
    ],
    [
      { missing: 'mean' },
      csv('a,y\n1,2\n3,'),
      "t.csv line 3: y is empty -> Write a number there, or leave such rows out (prepare.missing: 'dropRows'); a target is never made up.",
    ],
    [
      { missing: 'median' },
      csv('a,y\n,2\nNA,3'),
      "a is missing in every training row, so it has no median to fill in -> Leave 'a' out of data.features, or train on rows that have it.",
    ],
    [
      { missing: 'dropRows' },
      csv('a,y\n,2\nNA,3'),
      "prepare.missing: 'dropRows' leaves no row, since each of the 2 has a missing cell -> Leave the columns with missing cells out of data.features, or choose 'mean', 'median' or 'mode'.",
    ],
    [
      { missing: 'error' },
      { columns: [{ name: 'a' }, { name: 'y' }], rows: 1, values: Float64Array.of(Number.NaN, 1) },
      "the data row 1: a is missing -> Write a number there, leave 'a' out of data.features, or choose prepare.missing: 'dropRows', 'mean', 'median' or 'mode'.",
    ],
  ])('are refused with %j, with the ways out', (prepare, wrong, message) => {
    expect(problemOf(wrong, small({ prepare }))).toBe(message);
  });
});

describe('targets', () => {
  it('may be several numbers, each scaled by itself', () => {
    const recipe = small({ data: { target: ['y', 'z'] }, prepare: { scaleTarget: 'minMax' } });
    const { target, train } = prepared(csv('a,y,z\n1,10,-1\n2,30,-5\n3,20,-3'), recipe);
    expect(target).toMatchObject({ kind: 'numbers', columns: [{ name: 'y' }, { name: 'z' }] });
    expect([train.outputs, train.targets]).toEqual([2, 2]);
    expect([...train.y]).toEqual([0, 1, 1, 0, 0.5, 0.5]);
    expect([...train.actual]).toEqual([10, -1, 30, -5, 20, -3]);
  });
  it('of two classes are 0 and 1 for a sigmoid', () => {
    const { target, train } = prepared(csv('a,y\n1,up\n2,down\n3,up'), classes('sigmoid'));
    expect(target).toEqual({ kind: 'classes', name: 'y', classes: ['down', 'up'] });
    expect([train.outputs, train.targets]).toEqual([1, 1]);
    expect([[...train.y], [...train.actual]]).toEqual([
      [1, 0, 1],
      [1, 0, 1],
    ]);
  });
  it('of several classes are one output each for a softmax', () => {
    const { target, train } = prepared(csv('a,y\n1,10\n2,-2\n3,10\n4,3'), classes('softmax'));
    expect(target).toEqual({ kind: 'classes', name: 'y', classes: [-2, 3, 10] });
    expect(rowsOf(train.y, 3)).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
    ]);
    expect([...train.actual]).toEqual([2, 0, 2, 1]);
  });
  it('whose class no training row has are warned of', () => {
    const split = { order: 'file', train: 0.75, validation: 0, test: 0.25 };
    const { warnings } = prepared(csv('a,y\n1,p\n2,q\n3,q\n4,r'), classes('softmax', { split }));
    expect(warnings).toEqual([
      "No training row has the class 'r' of y, so it cannot be learned: shuffle the rows, or train on more of them.",
    ]);
  });
  it.each([
    [
      'sigmoid',
      'a,y\n1,p\n2,q\n3,r',
      /^data\.target: y has 3 distinct values; allowed with model\.output 'sigmoid': 2 -> Choose 'softmax'/,
    ],
    ['sigmoid', 'a,y\n1,p\n2,p', /^data\.target: y has 1 value; allowed: at least 2 classes -> /],
    ['softmax', 'a,y\n1,5', /^data\.target: y has 1 value; allowed: at least 2 classes -> /],
    ['softmax', 'a,y\n1,p\n2,', /^t\.csv line 3: y is empty -> /],
    [
      'identity',
      'a,y\n1,p\n2,2',
      /^t\.csv line 2: 'p' in y is not a number -> Mend that cell, or predict classes/,
    ],
  ])('for %s are refused in %j', (output, text, message) => {
    expect(problemOf(csv(text), output === 'identity' ? small() : classes(output))).toMatch(message);
  });
  it('with more classes than training rows are refused', () => {
    const split = { order: 'file', train: 0.5, validation: 0, test: 0.5 };
    expect(problemOf(csv('a,y\n1,1\n2,2\n3,3\n4,4'), classes('softmax', { split }))).toMatch(
      /^data\.target: y has 4 distinct values, more classes than the 2 training rows -> Choose model\.output 'identity'/,
    );
  });
});

describe('what does not fit', () => {
  it.each([
    [
      'a text among numbers',
      {},
      "t.csv line 2: 'x' in a is not a number -> Mend that cell, encode the column (prepare.encode: { \"a\": 'oneHot' } or 'label'), or leave it out of data.features.",
    ],
    [
      'a column that is not there',
      { data: { features: ['b'] } },
      "data.features: 'b' is not a column of the data; its columns: a, y -> Choose one of its columns, or open the data set that the recipe was made for.",
    ],
    [
      'an encoding of no column',
      { prepare: { encode: { b: 'label' } } },
      'prepare.encode["b"]: \'b\' is not a column of the data; its columns: a, y -> Choose one of its columns, or open the data set that the recipe was made for.',
    ],
    [
      'an encoding of the target',
      { prepare: { encode: { y: 'label' } } },
      'prepare.encode["y"]: has no use, since \'y\' is no feature -> Leave it out.',
    ],
  ])('%s is named', (_, changes, message) => {
    expect(problemOf(csv('a,y\nx,3\n1,2'), small(changes))).toBe(message);
  });
  it('names the first text of a column whose first cells are numbers', () => {
    const texts = (categories: string[], ...places: number[]): Table => ({
      name: 't.csv',
      columns: [
        { name: 'a', categories, firstText: { where: 'line 2', text: categories[0]! } },
        { name: 'y' },
      ],
      rows: places.length,
      values: Float64Array.from(places.flatMap((place) => [place, 1])),
    });
    expect(problemOf(texts(['-1.5e3', '2', '2,5'], 0, 1, 2), small())).toBe(
      "t.csv row 3: '2,5' in a is not a number -> Write numbers with a decimal point in place of the comma.",
    );
    expect(problemOf(texts(['007', '12'], 1, 0), small())).toMatch(
      /^t\.csv: a holds texts, such as '007' -> /,
    );
  });
  it('names an infinite number', () => {
    const table = {
      columns: [{ name: 'a' }, { name: 'y' }],
      rows: 1,
      values: Float64Array.of(1, Number.NEGATIVE_INFINITY),
    };
    expect(problemOf(table, small())).toMatch(/^the data row 1: -Infinity in y is not a finite number -> /);
  });
  it('names numbers whose spread is no double', () => {
    const recipe = small({ prepare: { scale: 'minMax' } });
    expect(problemOf(csv('a,y\n-1e308,1\n1e308,2'), recipe)).toMatch(
      /^a goes from -1e\+308 to 1e\+308, which is too far/,
    );
  });
  it('warns of columns that cannot be learned from', () => {
    const recipe = small({ prepare: { scale: 'minMax', scaleTarget: 'none', encode: { c: 'oneHot' } } });
    expect(prepared(csv('a,c,y\n7,x,1\n7,x,1'), recipe).warnings).toEqual([
      'a is 7 in every training row and is left at 0: it cannot tell rows apart, so leave it out of data.features.',
      'c is the same in every training row: it cannot tell rows apart, so leave it out of data.features.',
      'The target y is 1 in every training row: there is nothing to learn.',
    ]);
  });
  it('is trained on one row all the same, if that is asked for', () => {
    expect(prepared(csv('a,y\n1,2'), small()).train.rows).toBe(1);
    expect(problemOf(csv('a,y\n1,2'), recipeWith({ data: { target: 'y' } }))).toMatch(
      /^split\.train: 0\.8 of 1 row leaves none to train on/,
    );
  });
});

describe('the rows', () => {
  it('are those that a plan counts, without preparing them', () => {
    const recipe = recipeWith({
      split: { order: 'shuffled', train: 0.7, validation: 0.1, test: 0.2, seed: 5 },
      prepare: { encode: { RAD: 'oneHot', TAX: 'label' } },
    });
    const plan = drain(planData(housing(), recipe, new RandomState(5)));
    const { train, validation, test } = prepared(housing(), recipe, new RandomState(5));
    expect(plan.rows).toEqual({ train: train.rows, validation: validation.rows, test: test.rows });
    expect([plan.inputs + 1, plan.outputs]).toEqual([train.width, train.outputs]);
    expect(plan.inputs).toBe(11 + 1 + 9);
  });
  it('may be those of a fold', () => {
    const table = csv(`a,y\n${Array.from({ length: 7 }, (_, i) => `${i},${i}`).join('\n')}`);
    const [, fold] = kFold(7, 3, undefined);
    const one = function* () {
      yield;
      return fold!;
    };
    const plan = drain(planParts(table, small(), one));
    const { train, test } = drain(preparePlan(table, small(), plan));
    expect([...test.actual]).toEqual([3, 4]);
    expect([...train.actual]).toEqual([0, 1, 2, 5, 6]);
  });
  it('lie in the memory that is given for them', () => {
    const given: Float64Array[] = [];
    const allocate = (length: number) => {
      given.push(new Float64Array(length));
      return given.at(-1)!;
    };
    const recipe = recipeWith({ split: { train: 0.6, validation: 0.2, test: 0.2 } });
    const { train, validation, test } = drain(prepareData(housing(), recipe, undefined, allocate));
    expect([train, validation, test].flatMap(({ x, y }) => [x, y])).toEqual(given);
    expect(given.map(({ length }) => length)).toEqual([303 * 14, 303, 101 * 14, 101, 102 * 14, 102]);
  });
  it('are prepared in steps, and the table is not touched', () => {
    const rows = 200_000;
    const table = {
      columns: [{ name: 'a' }, { name: 'y' }],
      rows,
      values: Float64Array.from({ length: 2 * rows }, (_, i) => (i % 7 === 0 ? Number.NaN : i % 5)),
    };
    const before = table.values.slice();
    const recipe = small({ prepare: { missing: 'dropRows', encode: { a: 'oneHot' } } });
    expect([...prepareData(table, recipe, undefined)].length).toBeGreaterThan(10);
    expect(table.values).toEqual(before);
  });
  it('are encoded for a prediction exactly as they were for training', () => {
    const cell = fc.constantFrom('a', 'b', 'c', '');
    const number = fc.oneof(
      fc.constant(''),
      fc.integer({ min: -3, max: 3 }),
      fc.double({ min: -9, max: 9, noNaN: true }),
    );
    const row = fc.tuple(cell, cell, number, number, fc.integer());
    const scale = fc.constantFrom('none', 'max', 'minMax', 'meanRange', 'standard');
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 20 }),
        scale,
        fc.boolean(),
        (rows, scaling, bias) => {
          const text = `p,q,n,m,y\n${rows.map((cells) => cells.join(',')).join('\n')}`;
          const table = csv(text);
          const recipe = small({
            prepare: { scale: scaling, missing: 'mode', encode: { p: 'oneHot', q: 'label', m: 'oneHot' } },
            model: { bias },
          });
          for (const j of [0, 1, 2, 3]) fc.pre(rows.some((cells) => cells[j] !== ''));
          const { features, train } = prepared(table, recipe);
          const out = new Float64Array(train.width).fill(1);
          for (let i = 0; i < table.rows; i++) {
            encodeRow(
              features,
              [0, 1, 2, 3].map((j) => cellAt(table, i, j)),
              out,
              0,
            );
            expect([...out]).toEqual([...train.x.subarray(i * train.width, (i + 1) * train.width)]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
