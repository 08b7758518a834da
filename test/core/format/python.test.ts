import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Category, Feature } from '../../../src/core/data/features.ts';
import { csv } from '../../../src/core/format/csv.ts';
import type { Model } from '../../../src/core/format/model.ts';
import { portable } from '../../../src/core/format/portable.ts';
import { writePython } from '../../../src/core/format/python/python.ts';
import { hiddenActivations } from '../../../src/core/nn/activations.ts';
import { findNumpy, runPython } from '../../python.ts';
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

const python = findNumpy();
const numbers = ['a', 'b', 'c', 'd'].map((name) => numberFeature(name));
const mixed: Feature[] = [
  numberFeature('size', { fill: -2 }),
  oneHot('town', ['Aix', 'M\u00fcnchen', '"\u{1f34e}"'], 'Aix'),
  label('grade', ['high', 'low', 'medium'], 'low'),
  numberFeature('rooms', { divisor: 0 }),
  oneHot('RAD', [1, 4, 24]),
  label('level', [0.5, 2, 7]),
];

const folder = mkdtempSync(join(tmpdir(), 'descent-python-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the file's functions give for rows. */
function run(model: Model, rows: readonly (readonly Cell[])[], call: string): unknown {
  writeFileSync(join(folder, 'model.py'), writePython(portable(model)));
  writeFileSync(join(folder, 'rows.json'), JSON.stringify(rows));
  const program = `import json, numpy as np, model
rows = json.load(open("rows.json"))
print(json.dumps(np.asarray(${call}).tolist()))`;
  return runPython(python!, program, folder);
}

function worst(model: Model, call = 'model.predict(rows)'): number {
  const rows = exampleRows(model.features, 60);
  const found = run(model, rows, call) as number[] | number[][];
  return worstRelative(
    found.flat(),
    rows.flatMap((row) => outputsOfRow(model, row)),
  );
}

function program(model: Model, names: readonly string[], rows: readonly (readonly Cell[])[]) {
  writeFileSync(join(folder, 'model.py'), writePython(portable(model)));
  writeFileSync(join(folder, 'data.csv'), csv([names, ...rows]));
  return spawnSync(python!, ['model.py', 'data.csv'], {
    cwd: folder,
    encoding: 'utf8',
  });
}

describe.skipIf(!python)(
  'a Python file gives the predictions of its model (needs python3 with numpy)',
  () => {
    it.each([1, 3])('linear, %i targets', (targets) => {
      const target = numbersTarget(...['y', 'z', 'u'].slice(0, targets));
      expect(worst(exampleModel({ features: numbers, target }))).toBeLessThan(1e-12);
      expect(worst(exampleModel({ features: numbers, target, bias: false }))).toBeLessThan(1e-12);
    });
    it.each(Object.keys(hiddenActivations) as (keyof typeof hiddenActivations)[])('%s', (activation) => {
      const pieces = activation === 'maxout' ? { pieces: 3 } : {};
      const hidden = [
        { units: 12, activation, ...pieces },
        { units: 6, activation, ...pieces },
      ];
      expect(worst(exampleModel({ features: mixed, target: numbersTarget('y'), hidden }))).toBeLessThan(
        1e-12,
      );
    });
    it.each([
      ['sigmoid', [0, 1]],
      ['softmax', ['setosa', 'versicolor', 'virginica']],
    ] as const)('classes by %s', (output, classes) => {
      const target = { kind: 'classes', name: 'kind', classes: [...classes] as Category[] } as const;
      const model = exampleModel({ features: mixed, target, output });
      expect(worst(model, 'model.probabilities(rows)')).toBeLessThan(1e-12);
      const rows = exampleRows(mixed, 60);
      expect(run(model, rows, 'model.predict(rows)')).toEqual(
        rows.map((row) => {
          const outputs = outputsOfRow(model, row);
          return classes[outputs.indexOf(Math.max(...outputs))];
        }),
      );
    });
    it('keeps every weight to the bit', () => {
      const model = exampleModel({ features: numbers, target: numbersTarget('y') });
      const weights = [[5e-324], [-0], [0.1 + 0.2], [1.7976931348623157e308]];
      const odd = { ...model, layers: [{ weights, biases: [1e21] }] };
      expect(run(odd, [], '[v.hex() for v in model.W0[:, 0].tolist() + model.B0.tolist()]')).toEqual([
        '0x0.0000000000001p-1022',
        '-0x0.0p+0',
        '0x1.3333333333334p-2',
        '0x1.fffffffffffffp+1023',
        '0x1.b1ae4d6e2ef50p+69',
      ]);
    });
    it('takes arrays of numbers and of texts, and no rows at all', () => {
      const model = exampleModel({ features: numbers, target: numbersTarget('y') });
      const rows = exampleRows(numbers, 3);
      const plain = run(model, rows, 'model.predict(rows)');
      expect(run(model, rows, 'model.predict(np.array(rows))')).toEqual(plain);
      expect(run(model, rows, 'model.predict(np.array(rows, dtype=str))')).toEqual(plain);
      expect(run(model, [], 'model.predict(rows)')).toEqual([]);
    });
    it.each<[string, Cell[], string]>([
      ['a missing cell', [1, 'Aix', 'low', 2, null, 2], 'row 1: RAD is missing'],
      ['a text for a number', ['big', 'Aix', 'low', 2, 1, 2], "row 1: 'big' in size is not a number"],
      ['a category without a code', [1, 'Aix', 'none', 2, 1, 2], "row 1: 'none' in grade is not known"],
    ])('refuses %s by its place', (_, row, message) => {
      const model = exampleModel({ features: mixed, target: numbersTarget('y') });
      expect(() => run(model, [row], 'model.predict(rows)')).toThrow(`ValueError: ${message}`);
      const names = mixed.map(({ name }) => name);
      expect(program(model, names, [row])).toMatchObject({ status: 1, stderr: `${message}\n` });
    });
    it('as a program adds its predictions to a CSV file, columns in any order', () => {
      const model = exampleModel({ features: mixed, target: numbersTarget('y') });
      const rows = exampleRows(mixed, 8);
      const names = ['id', ...mixed.map(({ name }) => name).reverse()];
      const { status, stdout, stderr } = program(
        model,
        names,
        rows.map((row, i) => [`row, ${i}`, ...[...row].reverse()]),
      );
      expect([status, stderr]).toEqual([0, '']);
      const [head, ...lines] = stdout.trim().split('\n');
      expect(head).toBe(`${names.join(',')},prediction`);
      expect(lines[2]!.startsWith('"row, 2",')).toBe(true);
      expect(
        worstRelative(
          lines.map((line) => Number(line.split(',').at(-1))),
          rows.map((row) => outputsOfRow(model, row)[0]!),
        ),
      ).toBeLessThan(1e-12);
    });
    it('as a program gives class and probabilities, and takes the marks of missing numbers', () => {
      const features = [numberFeature('a', { fill: 1 }), numberFeature('b')];
      const target = { kind: 'classes', name: 'kind', classes: ['no', 'yes'] } as const;
      const model = exampleModel({ features, target, output: 'sigmoid' });
      const { stdout } = program(
        model,
        ['a', 'b'],
        [
          ['NA', 2],
          [1, 2],
        ],
      );
      const [head, first, second] = stdout.split('\n').map((line) => line.split(','));
      expect(head).toEqual(['a', 'b', 'prediction', 'probability_no', 'probability_yes']);
      expect(first!.slice(2)).toEqual(second!.slice(2));
      const outputs = outputsOfRow(model, [1, 2]);
      expect(first![2]).toBe(outputs[1]! > 0.5 ? 'yes' : 'no');
      expect(worstRelative(first!.slice(3).map(Number), outputs)).toBeLessThan(1e-12);
    });
    it.each<[string[], Cell[][], string]>([
      [['a'], [[1]], "data.csv has no column 'b'"],
      [['a', 'b'], [[1]], 'data.csv row 1 has 1 cells for 2 columns'],
      [[], [], 'data.csv is empty'],
    ])('as a program refuses a file with %j', (names, rows, message) => {
      const features = [numberFeature('a'), numberFeature('b')];
      const model = exampleModel({ features, target: numbersTarget('y') });
      expect(program(model, names, rows)).toMatchObject({ status: 1, stderr: `${message}\n` });
    });
  },
);

describe('a Python file', () => {
  const model = exampleModel({
    features: mixed,
    target: numbersTarget('price'),
    hidden: [{ units: 40, activation: 'silu' }],
  });
  const text = writePython(portable({ ...model, title: 'Prices """ \\ of\nhouses' }));
  it('is no wider than PEP 8 says, but for long names', () => {
    expect(text.split('\n').filter((line) => line.length > 79)).toEqual([]);
    expect(text.split('\n').filter((line) => /\s$/.test(line))).toEqual([]);
  });
  it('lets no title end its docstring', () => {
    expect(text.startsWith('"""Prices \\"\\"\\" \\\\ of\\nhouses\n')).toBe(true);
  });
  it('has the activations that the model uses, and no others', () => {
    expect(text.match(/^def (sigmoid|silu|elu|gelu|softmax|maxout|softplus|leaky_relu)/gm)).toEqual([
      'def sigmoid',
      'def silu',
    ]);
  });
});
