import { describe, expect, it } from 'vitest';
import { createPredictor } from '../../../src/core/evaluate/predict.ts';
import { type Model, modelOf } from '../../../src/core/format/model.ts';
import { formatNumber } from '../../../src/renderer/components/format.ts';
import { decimalsFor, fixedText, largestOf } from '../../../src/renderer/features/weights/FixedNum.tsx';
import { liveRows, parameterRows } from '../../../src/renderer/features/weights/parameter-rows.ts';
import {
  ariaSort,
  nextSorting,
  type Sorting,
  sortedPlaces,
} from '../../../src/renderer/features/weights/sort-rows.ts';
import { weightsCsv } from '../../../src/renderer/features/weights/weights-csv.ts';
import { housing, readText } from '../../housing.ts';
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
    const predict = createPredictor(model);
    const zeros = new Float64Array(13);
    const rows = parameterRows(model);
    expect(rows[13]!.perUnit).toBeCloseTo(predict(zeros), 9);
    for (let i = 0; i < 13; i++) {
      const one = zeros.slice();
      one[i] = 1;
      expect(rows[i]!.perUnit).toBeCloseTo(predict(one) - predict(zeros), 9);
    }
  });

  it('has no weight in units for a feature that was left at 0', () => {
    const { table } = readText('1 5 2\n2 5 4\n3 5 6\n4 5 9\n5 5 10\n');
    const flat = made({ data: { file: 'x', target: 'x3' }, run: { epochs: 3 } }, table);
    const rows = parameterRows(flat);
    expect(rows[1]).toMatchObject({ name: 'x2', perUnit: undefined });
    expect(rows[2]!.perUnit).toBeCloseTo(createPredictor(flat)([0, 5]), 9);
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

describe('liveRows', () => {
  const live = { parameters: Float64Array.of(1, -2, 3), gradient: Float64Array.of(0.1, 0.2, 0.3) };
  const columns = [{ name: 'a', unit: 'm' }, { name: 'y' }, { name: 'b', unit: null }];

  it('names the weights after the columns of the data', () => {
    const rows = liveRows(recipeWith({ data: { file: 'x', target: 'y' } }), columns, live);
    expect(rows.map(({ name, unit, value }) => [name, unit, value])).toEqual([
      ['a', 'm', 1],
      ['b', undefined, -2],
      ['bias', undefined, 3],
    ]);
  });

  it('does without the data', () => {
    const named = recipeWith({ data: { file: 'x', target: 'y', features: ['b', 'a'] } });
    expect(liveRows(named, [], live).map(({ name }) => name)).toEqual(['b', 'a', 'bias']);
    const unnamed = recipeWith({ data: { file: 'x', target: 'y' } });
    expect(liveRows(unnamed, [], live).map(({ name }) => name)).toEqual(['w[0]', 'w[1]', 'bias']);
  });
});

describe('sortedPlaces', () => {
  const rows = liveRows(
    recipeWith({ data: { file: 'x', target: 'y', features: ['x10', 'x2', 'x1', 'X3'] } }),
    [],
    {
      parameters: Float64Array.of(1, -5, 3, Number.NaN, 9),
      gradient: new Float64Array(5),
    },
  );
  const names = (sorting: Sorting) => sortedPlaces(rows, sorting).map((i) => rows[i]!.name);

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
    expect(names({ key: 'perUnit', descending: true })).toEqual(asIs);
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
