import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPredictor } from '../../../src/core/evaluate/predict.ts';
import { type Model, modelOf } from '../../../src/core/format/model.ts';
import { formatNumber } from '../../../src/renderer/components/format.ts';
import { decimalsFor, fixedText, largestOf } from '../../../src/renderer/features/weights/FixedNum.tsx';
import {
  layerPlaces,
  parameterRow,
  parameterRows,
  parameterTable,
} from '../../../src/renderer/features/weights/parameter-table.ts';
import {
  ariaSort,
  nextSorting,
  type Sorting,
  sortedPlaces,
} from '../../../src/renderer/features/weights/sort-rows.ts';
import { weightsCsv } from '../../../src/renderer/features/weights/weights-csv.ts';
import { housing, readText } from '../../housing.ts';
import { classesTarget, modelWith, numberFeature, numbersTarget, oneHot } from '../../models.ts';
import { recipeWith } from '../../recipes.ts';
import { trained } from '../../training.ts';

const origin = { name: 'housing.data', sha256: '0'.repeat(64), rows: 506, columns: [] };
const provenance = { program: 'test', title: 'a run', data: origin, seconds: 1 };
const made = (changes: Parameters<typeof recipeWith>[0], table = housing()): Model =>
  modelOf(trained(recipeWith(changes), table), provenance, { loss: [], validationLoss: [] })!;

const model = made({ run: { epochs: 20 } });

describe('parameterRows', () => {
  it('has a row for every feature and the bias', () => {
    const rows = parameterRows(model);
    expect(rows).toHaveLength(14);
    expect(rows[0]).toMatchObject({
      key: 'w[0]',
      name: 'CRIM',
      unit: 'crimes per head',
      value: model.layers[0]!.weights[0]![0],
      first: model.first[0]!.weights[0]![0],
      gradient: model.gradient[0]!.weights[0]![0],
      fixed: false,
    });
    expect(rows.at(-1)).toMatchObject({ key: 'b', name: 'bias', value: model.layers[0]!.biases[0] });
  });

  it('gives weights in the units of the data, as the predictions have them', () => {
    const { predict } = createPredictor(model);
    const zeros = new Float64Array(13);
    const rows = parameterRows(model);
    expect(rows[13]!.perUnit).toBeCloseTo(predict(zeros)[0]!, 9);
    for (let i = 0; i < 13; i++) {
      const one = zeros.slice();
      one[i] = 1;
      expect(rows[i]!.perUnit).toBeCloseTo(predict(one)[0]! - predict(zeros)[0]!, 9);
    }
  });

  it('has no weight in units for a feature that was left at 0', () => {
    const { table } = readText('1 5 2\n2 5 4\n3 5 6\n4 5 9\n5 5 10\n');
    const flat = made({ data: { file: 'x', target: 'x3' }, run: { epochs: 3 } }, table);
    const rows = parameterRows(flat);
    expect(rows[1]).toMatchObject({ name: 'x2', perUnit: undefined });
    expect(rows[2]!.perUnit).toBeCloseTo(createPredictor(flat).predict([0, 5])[0]!, 9);
  });

  it('takes the latest numbers while it trains', () => {
    const live = { parameters: new Float64Array(14).fill(2), gradient: new Float64Array(14).fill(-1) };
    const [row] = parameterRows(model, live);
    expect(row).toMatchObject({ value: 2, gradient: -1, first: model.first[0]!.weights[0]![0] });
  });

  it('marks what the recipe does not train, by either of its names', () => {
    const some = made({ model: { train: ['w[5]', 'layer[0].b[0]'] }, run: { epochs: 2 } });
    const trainedRows = parameterRows(some).filter(({ fixed }) => !fixed);
    expect(trainedRows.map(({ key }) => key)).toEqual(['w[5]', 'b']);
    expect(parameterRows(made({ model: { bias: false }, run: { epochs: 2 } }))).toHaveLength(13);
  });
});

describe('the parameters of a network', () => {
  const network = modelWith({
    features: [numberFeature('a', { unit: 'm' }), oneHot('colour', ['blue', 'red'])],
    target: classesTarget('y', 'no', 'yes'),
    model: { output: 'softmax', hidden: [{ units: 2, activation: 'tanh' }] },
    loss: 'crossEntropy',
    parameters: Array.from({ length: 14 }, (_, i) => i),
  });
  const table = parameterTable(network);

  it('are named as in a recipe, with what they join', () => {
    expect(parameterRow(table, 3)).toMatchObject({
      key: 'layer[0].w[1][1]',
      name: 'colour=blue \u2192 unit 1',
      unit: undefined,
      value: 3,
      perUnit: undefined,
      isBias: false,
    });
    expect(parameterRow(table, 0).unit).toBe('m');
    expect(parameterRow(table, 13)).toMatchObject({
      key: 'layer[1].b[1]',
      name: 'bias of y=yes',
      isBias: true,
    });
  });

  it('are shown by layer', () => {
    expect(layerPlaces(table.shape, 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(layerPlaces(table.shape, 1)).toEqual([8, 9, 10, 11, 12, 13]);
    expect(layerPlaces(table.shape, 'all')).toHaveLength(14);
  });

  it('have units in linear models of several targets too', () => {
    const model = modelWith({
      features: [numberFeature('a', { shift: 1, divisor: 2 })],
      target: numbersTarget(
        numberFeature('y', { shift: 3, divisor: 4 }),
        numberFeature('z', { divisor: 10 }),
      ),
      parameters: [5, 6, 7, 8],
    });
    const rows = parameterRows(model);
    // 5 \u00b7 4/2, 6 \u00b7 10/2, 7 \u00b7 4 + 3 - 10 \u00b7 1, 8 \u00b7 10 - 30 \u00b7 1
    expect(rows.map(({ perUnit }) => perUnit)).toEqual([10, 30, 21, 50]);
    const { predict } = createPredictor(model);
    expect(Array.from(predict([0]))).toEqual([21, 50]);
  });
});

describe('sortedPlaces', () => {
  const table = parameterTable(
    modelWith({
      features: ['x10', 'x2', 'x1', 'X3'].map((name) => numberFeature(name)),
      target: numbersTarget(numberFeature('y')),
      parameters: [1, -5, 3, Number.NaN, 9],
    }),
  );
  const all = layerPlaces(table.shape, 'all');
  const names = (sorting: Sorting) =>
    sortedPlaces(table, all, sorting).map((at) => parameterRow(table, at).name);

  it('sorts by name as people count, by value, and by size', () => {
    expect(names({ key: 'name', descending: false })).toEqual(['x1', 'x2', 'X3', 'x10', 'bias']);
    expect(names({ key: 'value', descending: true })).toEqual(['x1', 'x10', 'x2', 'X3', 'bias']);
    expect(names({ key: 'size', descending: true })).toEqual(['x2', 'x1', 'x10', 'X3', 'bias']);
    expect(names({ key: 'size', descending: false })).toEqual(['x10', 'x1', 'x2', 'X3', 'bias']);
  });

  it('keeps the order of the model otherwise, and where all are equal', () => {
    const asIs = ['x10', 'x2', 'x1', 'X3', 'bias'];
    expect(names({ key: null, descending: false })).toEqual(asIs);
    expect(names({ key: 'gradient', descending: true })).toEqual(asIs);
    expect(names({ key: 'first', descending: true })).toEqual(asIs);
  });

  it('has the weight of a constant feature after all others', () => {
    const model = modelWith({
      features: [numberFeature('flat', { divisor: 0 }), numberFeature('a'), numberFeature('b')],
      target: numbersTarget(numberFeature('y')),
      parameters: [100, 1, 2, 0],
    });
    const places = sortedPlaces(parameterTable(model), [0, 1, 2, 3], { key: 'size', descending: true });
    expect(places).toEqual([2, 1, 0, 3]);
  });

  it('sorts many as a comparison would, equals in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(-2, -0, 0, 1, 1.5, Number.NaN), { minLength: 1 }),
        (parameters) => {
          const many = parameterTable(
            modelWith({
              features: parameters.map((_, i) => numberFeature(`x${i}`)),
              target: numbersTarget(numberFeature('y')),
              model: { bias: false },
              parameters,
            }),
          );
          const places = parameters.map((_, i) => i);
          const rank = (at: number) =>
            Number.isNaN(parameters[at]) ? Number.NEGATIVE_INFINITY : parameters[at]!;
          expect(sortedPlaces(many, places, { key: 'value', descending: true })).toEqual(
            places.toSorted((a, b) => (rank(a) === rank(b) ? a - b : rank(b) - rank(a))),
          );
        },
      ),
    );
  });

  it('sorts some of them', () => {
    expect(sortedPlaces(table, [4, 0, 2], { key: 'value', descending: true })).toEqual([2, 0, 4]);
  });

  it('goes from one end to the other and back to the order of the model', () => {
    const first = nextSorting({ key: null, descending: false }, 'value');
    expect(first).toEqual({ key: 'value', descending: true });
    const second = nextSorting(first, 'value');
    expect(second).toEqual({ key: 'value', descending: false });
    expect(nextSorting(second, 'value').key).toBeNull();
    expect(nextSorting(second, 'name')).toEqual({ key: 'name', descending: false });
    expect(ariaSort(second, 'value')).toBe('ascending');
    expect(ariaSort(second, 'name')).toBe('none');
  });
});

describe('a column of numbers', () => {
  it('has as many decimals as give the largest its digits', () => {
    expect(decimalsFor(2.24)).toBe(4);
    expect(decimalsFor(123.4)).toBe(2);
    expect(decimalsFor(0.0078, 3)).toBe(5);
    expect(decimalsFor(0)).toBe(4);
    expect(decimalsFor(1e150)).toBe(0);
    expect(largestOf([1, undefined, -3, Number.POSITIVE_INFINITY, Number.NaN])).toBe(3);
    expect(largestOf([1, 2, -3], [0, 1])).toBe(2);
  });

  it('stands with its sign, and never reads as 0 what is not', () => {
    expect(fixedText(1.61184, 4)).toBe('+1.6118');
    expect(fixedText(-0.5, 4)).toBe('\u22120.5000');
    expect(fixedText(0, 2)).toBe('0.00');
    expect(fixedText(1e-9, 4)).toBe(`+${formatNumber(1e-9)}`);
    expect(fixedText(undefined, 4)).toBe('\u2013');
    expect(fixedText(Number.NaN, 4)).toBe('\u2013');
  });
});

describe('weightsCsv', () => {
  it('has every parameter in full', () => {
    const [head, first, ...others] = weightsCsv(model).trimEnd().split('\n');
    expect(head).toBe('parameter,feature,unit,weight,first,lastGradient,perUnit,fixed');
    const cells = first!.split(',');
    expect(cells.slice(0, 3)).toEqual(['w[0]', 'CRIM', 'crimes per head']);
    expect(Number(cells[3])).toBe(model.layers[0]!.weights[0]![0]);
    expect(cells[7]).toBe('false');
    expect(others).toHaveLength(13);
  });
});
