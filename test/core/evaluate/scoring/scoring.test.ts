import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../../../../src/core/data/receipt.ts';
import type { Column } from '../../../../src/core/data/table.ts';
import { cellReader } from '../../../../src/core/evaluate/scoring/feature-columns.ts';
import { createScoring } from '../../../../src/core/evaluate/scoring/scoring.ts';
import type { Model } from '../../../../src/core/format/model.ts';
import { classesTarget, labelled, modelWith, numberFeature, numbersTarget, oneHot } from '../../../models.ts';

type Cell = number | string | null;

/** A table of these columns, whose texts become categories as in any table. */
function tableOf(cells: Readonly<Record<string, readonly Cell[]>>) {
  const names = Object.keys(cells);
  const rows = cells[names[0]!]!.length;
  const values = new Float64Array(rows * names.length).fill(Number.NaN);
  const columns = names.map((name, j): Column => {
    const own = cells[name]!;
    const texts = own.some((cell) => typeof cell === 'string');
    const categories = [...new Set(own.filter((cell) => cell !== null).map(String))].sort();
    for (const [i, cell] of own.entries()) {
      if (cell !== null)
        values[i * names.length + j] = texts ? categories.indexOf(String(cell)) : Number(cell);
    }
    return texts ? { name, categories } : { name };
  });
  return { columns, rows, values };
}

function scoringOf(
  model: Model,
  cells: Parameters<typeof tableOf>[0],
  { named = true, types = {} }: { named?: boolean; types?: Readonly<Record<string, ColumnType>> } = {},
) {
  const table = tableOf(cells);
  const steps = createScoring(model, {
    table,
    types: table.columns.map(({ name, categories }) => types[name] ?? (categories ? 'text' : 'number')),
    named,
  });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { ...value, table, sheet: value.sheet((row) => `x.csv line ${row + 2}`) };
  }
}

const model = modelWith({
  features: [
    numberFeature('age', { fill: 4.5, min: 18, max: 90 }),
    oneHot('colour', ['blue', 'red']),
    labelled('size', [1, 3, 10]),
  ],
  target: numbersTarget(numberFeature('price')),
});

describe('a scoring sheet', () => {
  it('is calm where all is as in training', () => {
    const { sheet, obstacles } = scoringOf(model, { age: [18, 90], colour: ['red', 'blue'], size: [1, 10] });
    expect(sheet).toEqual({
      rows: 2,
      ready: true,
      outside: 0,
      left: 0,
      features: [
        {
          name: 'age',
          column: 'age',
          problem: null,
          missing: 0,
          fill: 4.5,
          below: 0,
          above: 0,
          range: { min: 18, max: 90 },
          unseen: 0,
          unseenValues: [],
        },
        {
          name: 'colour',
          column: 'colour',
          problem: null,
          missing: 0,
          fill: null,
          below: 0,
          above: 0,
          range: null,
          unseen: 0,
          unseenValues: [],
        },
        {
          name: 'size',
          column: 'size',
          problem: null,
          missing: 0,
          fill: null,
          below: 0,
          above: 0,
          range: null,
          unseen: 0,
          unseenValues: [],
        },
      ],
      extra: [],
      targets: [],
    });
    expect(obstacles).toEqual([null, null, null]);
  });

  it('counts what lies outside, what is missing and what was never seen', () => {
    const { sheet } = scoringOf(model, {
      extra: [1, 2, 3, 4, 5, 6],
      colour: ['pink', 'red', 'grey', 'pink', 'blue', 'ash'],
      age: [17.9, 90.1, null, 91, null, 50],
      size: [1, 1, 3, 3, 10, 10],
      price: [1, 2, 3, 4, 5, 6],
    });
    const [age, colour] = sheet.features;
    expect(age).toMatchObject({ missing: 2, below: 1, above: 2, unseen: 0 });
    expect(colour).toMatchObject({ missing: 0, unseen: 4 });
    expect(colour!.unseenValues).toEqual([
      { value: 'pink', rows: 2 },
      { value: 'ash', rows: 1 },
      { value: 'grey', rows: 1 },
    ]);
    expect([sheet.ready, sheet.extra, sheet.targets]).toEqual([true, ['extra'], ['price']]);
    // Rows 1, 2, 3, 4 and 6; the row that is only filled in is not among them.
    expect(sheet.outside).toBe(5);
  });

  it('keeps the 20 most frequent unseen values', () => {
    const many = Array.from({ length: 60 }, (_, i) => `c${String(i % 30).padStart(2, '0')}`);
    const { sheet } = scoringOf(model, {
      age: many.map(() => 20),
      colour: [...many, 'c29'].slice(1),
      size: many.map(() => 1),
    });
    const { unseen, unseenValues } = sheet.features[1]!;
    expect([unseen, unseenValues.length]).toEqual([60, 20]);
    expect(unseenValues[0]).toEqual({ value: 'c29', rows: 3 });
    expect(unseenValues[1]).toEqual({ value: 'c01', rows: 2 });
  });

  it('is not ready where a column is missing, and says of the others what there is to say', () => {
    const { sheet } = scoringOf(model, { Age: [1], colour: ['pink'] });
    expect(sheet.ready).toBe(false);
    expect(sheet.features.map(({ column }) => column)).toEqual([null, 'colour', null]);
    expect(sheet.features[1]!.unseen).toBe(1);
    expect(sheet.extra).toEqual(['Age']);
  });

  it.each<[string, Cell[], Cell[], Cell[], string]>([
    [
      'a text for a number',
      [20, 'many'],
      ['red', 'red'],
      [1, 1],
      "x.csv line 3: 'many' in age is not a number",
    ],
    ['a missing cell without a fill', [20, 20], ['red', null], [1, 1], 'x.csv line 3: colour is missing'],
    [
      'a category without a place',
      [20, 20],
      ['red', 'red'],
      [1, 7],
      'x.csv line 3: 7 in size is not a category that the model knows; it knows 1, 3, 10',
    ],
  ])('names the line and the value of %s', (_, age, colour, size, message) => {
    const { sheet, obstacles } = scoringOf(model, { age, colour, size });
    expect(sheet.ready).toBe(false);
    expect(sheet.features.flatMap(({ problem }) => problem ?? [])).toEqual([message]);
    expect(obstacles.filter((obstacle) => obstacle !== null)).toMatchObject([
      { row: message.includes('line 3') ? 1 : 0 },
    ]);
  });

  it('counts the numbers in a column of texts as numbers', () => {
    const cells = {
      age: ['20', '+9.5e1', '-.5', '0x10'],
      colour: ['red', 'red', 'red', 'red'],
      size: [1, 1, 1, 1],
    };
    const { sheet } = scoringOf(model, cells);
    const problem = "x.csv line 5: '0x10' in age is not a number";
    expect(sheet.features[0]).toMatchObject({ problem, missing: 0, below: 1, above: 1 });
  });

  it('says why a column cannot be used at all', () => {
    const table = tableOf({ age: [1], colour: ['red'], size: [1] });
    const refused = { message: 'age has an infinite number', hint: 'Leave it out.' };
    const columns = [{ name: 'age', refused }, ...table.columns.slice(1)];
    const steps = createScoring(model, {
      table: { ...table, columns },
      types: ['number', 'text', 'number'],
      named: true,
    });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const sheet = step.value.sheet(String);
    expect([sheet.ready, sheet.features[0]!.problem]).toEqual([false, 'age has an infinite number']);
  });

  it('goes by place where the file has no names of its own and as many columns', () => {
    const { sheet } = scoringOf(model, { x1: [20], x2: ['red'], x3: [1] }, { named: false });
    expect([sheet.ready, sheet.extra]).toEqual([true, []]);
    expect(sheet.features.map(({ column }) => column)).toEqual(['x1', 'x2', 'x3']);
    const withTarget = scoringOf(model, { x1: [20], x2: ['red'], x3: [1], x4: [9] }, { named: false });
    expect([withTarget.sheet.ready, withTarget.sheet.targets]).toEqual([true, ['price']]);
    const other = scoringOf(model, { x1: [20], x2: ['red'], x3: [1], x4: [9], x5: [1] }, { named: false });
    expect([other.sheet.ready, other.sheet.features[0]!.column]).toEqual([false, null]);
  });
});

describe('the cells that the model takes', () => {
  const read = (given: Model, cells: Parameters<typeof tableOf>[0], types = {}) => {
    const { table, columns } = scoringOf(given, cells, { types });
    const cellsOf = cellReader(table, columns);
    return Array.from({ length: table.rows }, (_, i) => [...Array.from(cellsOf(i))]);
  };

  it('are numbers, texts and null in the order of the features', () => {
    expect(read(model, { size: [1, null], colour: ['red', 'blue'], age: [null, 2] })).toEqual([
      [null, 'red', 1],
      [2, 'blue', null],
    ]);
  });

  it('are categories, whether the file has them as texts or numbers', () => {
    const texts = modelWith({
      features: [oneHot('size', ['1', '2.5', 'x'])],
      target: classesTarget('y', 'a', 'b'),
      model: { output: 'sigmoid' },
      loss: 'binaryCrossEntropy',
    });
    expect(read(texts, { size: [1, 2.5, 3] })).toEqual([['1'], ['2.5'], [3]]);
    expect(
      read(model, { size: ['1', '10', 'x'], colour: ['red', 'red', 'red'], age: [1, 2, 3] }).map(
        (row) => row[2],
      ),
    ).toEqual([1, 10, 'x']);
  });

  it('are the words of a column of booleans that the model was trained on', () => {
    const words = modelWith({
      features: [oneHot('member', ['FALSE', 'TRUE']), oneHot('flag', [0, 1])],
      target: numbersTarget(numberFeature('y')),
    });
    const cells = { member: [1, 0, null], flag: [0, 1, 1] };
    expect(read(words, cells, { member: 'boolean', flag: 'boolean' })).toEqual([
      ['TRUE', 0],
      ['FALSE', 1],
      [null, 1],
    ]);
  });
});
