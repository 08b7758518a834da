import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../src/core/data/features.ts';
import type { Model } from '../../../src/core/format/model.ts';
import { writeOnnx } from '../../../src/core/format/onnx/onnx.ts';
import { portable } from '../../../src/core/format/portable.ts';
import { hiddenActivations } from '../../../src/core/nn/activations.ts';
import { worstRelative } from '../../training.ts';
import {
  type Cell,
  exampleModel,
  exampleRows,
  label,
  numberFeature,
  numbersTarget,
  oneHot,
  outputsOfRow,
} from './export-models.ts';

const ROWS = 12;
const numbers = ['a', 'b', 'c', 'd'].map((name) => numberFeature(name));

/** What onnxruntime makes of rows, by output. */
async function run(model: Model, rows: readonly (readonly Cell[])[]) {
  const session = await InferenceSession.create(writeOnnx(portable(model)));
  const inputs = Object.fromEntries(
    session.inputNames.map((name) => {
      const at = model.features.findIndex((feature) => feature.name === name);
      const cells = at < 0 ? rows.flat() : rows.map((row) => row[at]!);
      const shape = [rows.length, cells.length / rows.length];
      const text = cells.some((cell) => typeof cell === 'string');
      return [
        name,
        text
          ? new Tensor(
              'string',
              cells.map((cell) => String(cell ?? '')),
              shape,
            )
          : new Tensor(
              'float64',
              Float64Array.from(cells, (cell) => Number(cell ?? Number.NaN)),
              shape,
            ),
      ];
    }),
  );
  return session.run(inputs);
}

async function worst(model: Model, rows = exampleRows(model.features, ROWS)): Promise<number> {
  const found = await run(model, rows);
  const expected = rows.flatMap((row) => outputsOfRow(model, row));
  const { data, dims } = (found.prediction ?? found.probabilities)!;
  expect(dims).toEqual([rows.length, expected.length / rows.length]);
  return worstRelative(data as Float64Array, expected);
}

describe('an ONNX file gives the predictions of its model in onnxruntime', () => {
  it.each([1, 3])('linear, %i targets', async (targets) => {
    const target = numbersTarget(...['y', 'z', 'u'].slice(0, targets));
    for (const bias of [true, false]) {
      expect(await worst(exampleModel({ features: numbers, target, bias }))).toBeLessThan(1e-12);
    }
  });
  it.each(Object.keys(hiddenActivations) as (keyof typeof hiddenActivations)[])('%s', async (activation) => {
    const pieces = activation === 'maxout' ? { pieces: 3 } : {};
    const hidden = [
      { units: 12, activation, ...pieces },
      { units: 6, activation, ...pieces },
    ];
    const model = exampleModel({ features: numbers, target: numbersTarget('y'), hidden });
    expect(await worst(model, exampleRows(numbers, 300))).toBeLessThan(1e-10);
  });
  it('an activation far from 0', async () => {
    const far = [-800, -40, -20, -5, -1e-9, 0, 1e-9, 5, 20, 40, 800].map((value) => [value]);
    const one = [numberFeature('a', { shift: 0, divisor: 1 })];
    for (const activation of Object.keys(hiddenActivations) as (keyof typeof hiddenActivations)[]) {
      const pieces = activation === 'maxout' ? { pieces: 2 } : {};
      const model = exampleModel({
        features: one,
        target: { kind: 'numbers', columns: [numberFeature('y', { shift: 0, divisor: 1 })] },
        hidden: [{ units: 2, activation, ...pieces }],
        bias: false,
      });
      const found = await run(model, far);
      for (const [i, row] of far.entries()) {
        const expected = outputsOfRow(model, row)[0]!;
        const value = (found.prediction!.data as Float64Array)[i]!;
        expect(Math.abs(value - expected), `${activation} at ${row}`).toBeLessThanOrEqual(
          1e-10 * Math.abs(expected) + 1e-300,
        );
      }
    }
  });
  it('columns that are left at 0, filled, of numbers as categories', async () => {
    const features: Feature[] = [
      numberFeature('a', { divisor: 0 }),
      numberFeature('b', { fill: 1.5 }),
      oneHot('RAD', [1, 4, 24], 4),
      numberFeature('c'),
      label('level', [0.5, 2, 7], 7),
      oneHot('CHAS', [0, 1]),
    ];
    const model = exampleModel({
      features,
      target: numbersTarget('y'),
      hidden: [{ units: 5, activation: 'tanh' }],
    });
    expect(await worst(model)).toBeLessThan(1e-12);
    expect(await worst(model, [[1, 2, 5, 3, 2, 3]])).toBeLessThan(1e-12);
  });
  it('columns of texts, each an input of its own', async () => {
    const features: Feature[] = [
      numberFeature('size', { fill: -2 }),
      oneHot('town', ['Aix', 'M\u00fcnchen', '\u{1f34e} = 2'], 'Aix'),
      numberFeature('rooms'),
      label('grade', ['high', 'low', 'medium'], 'low'),
      oneHot('prediction', ['no', 'yes']),
    ];
    const model = exampleModel({ features, target: numbersTarget('y') });
    const session = await InferenceSession.create(writeOnnx(portable(model)));
    expect(session.inputNames).toEqual(['size', 'town', 'rooms', 'grade', 'prediction']);
    expect(session.outputNames).toEqual(['prediction_2']);
    const plain = exampleModel({ features: features.slice(0, 4), target: numbersTarget('y') });
    expect(await worst(plain)).toBeLessThan(1e-12);
    expect(await worst(plain, [[1, 'Paris', 2, 'low']])).toBeLessThan(1e-12);
  });
  it('NaN for what the model cannot know', async () => {
    const features: Feature[] = [
      numberFeature('size'),
      label('grade', ['high', 'low']),
      oneHot('town', ['A', 'B']),
    ];
    const model = exampleModel({ features, target: numbersTarget('y') });
    const rows: Cell[][] = [
      [1, 'high', 'A'],
      [null, 'high', 'A'],
      [1, 'middling', 'A'],
      [1, null, 'A'],
      [1, 'low', null],
      [1, 'low', 'C'],
    ];
    const { data } = (await run(model, rows)).prediction!;
    expect([...(data as Float64Array)].map(Number.isNaN)).toEqual([false, true, true, true, true, false]);
    const numeric = exampleModel({
      features: [numberFeature('size'), label('grade', [1, 2]), oneHot('town', [1, 2])],
      target: numbersTarget('y'),
    });
    const asNumbers = rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? ({ high: 1, low: 2, A: 1, B: 2 }[cell] ?? 3) : cell)),
    );
    const numberData = (await run(numeric, asNumbers)).prediction!.data as Float64Array;
    expect([...numberData].map(Number.isNaN)).toEqual([false, true, true, true, true, false]);
  });
  it('classes by one sigmoid: label and both probabilities', async () => {
    const model = exampleModel({
      features: numbers,
      target: { kind: 'classes', name: 'kind', classes: [0, 1] },
      output: 'sigmoid',
    });
    const rows = exampleRows(numbers, 40);
    expect(await worst(model, rows)).toBeLessThan(1e-12);
    const { label: found } = await run(model, rows);
    expect([...(found!.data as Float64Array)]).toEqual(
      rows.map((row) => (outputsOfRow(model, row)[1]! > 0.5 ? 1 : 0)),
    );
    expect(new Set(found!.data as Float64Array).size).toBe(2);
  });
  it('classes by softmax, named by texts', async () => {
    const classes = ['setosa', 'versicolor', 'virginica'];
    const model = exampleModel({
      features: numbers,
      target: { kind: 'classes', name: 'species', classes },
      hidden: [{ units: 6, activation: 'silu' }],
      output: 'softmax',
    });
    const rows = exampleRows(numbers, 40);
    expect(await worst(model, rows)).toBeLessThan(1e-10);
    const { label: found } = await run(model, rows);
    expect(found!.data).toEqual(
      rows.map((row) => {
        const outputs = outputsOfRow(model, row);
        return classes[outputs.indexOf(Math.max(...outputs))];
      }),
    );
  });
});
