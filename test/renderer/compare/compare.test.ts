import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scalarMetric } from '../../../src/core/evaluate/metrics.ts';
import { comparability } from '../../../src/renderer/features/compare/comparability.ts';
import type { Compared } from '../../../src/renderer/features/compare/compared.ts';
import { comparisonCsv } from '../../../src/renderer/features/compare/comparison-csv.ts';
import { metricRows } from '../../../src/renderer/features/compare/metric-rows.ts';
import { recipeRows, valueText } from '../../../src/renderer/features/compare/recipe-rows.ts';
import {
  mostDifferent,
  scaledApart,
  weightRows,
} from '../../../src/renderer/features/compare/weight-rows.ts';
import { housingPath } from '../../housing.ts';
import { modelWith, numberFeature, numbersTarget } from '../../models.ts';
import { recipeWith } from '../../recipes.ts';
import { fakeDataset, numbersFrom } from '../fake/data.ts';
import { finishedRun } from '../fake/runs.ts';

const boston = fakeDataset({
  id: 'data-1',
  table: numbersFrom(readFileSync(housingPath, 'utf8'), 'housing.data'),
  sha256: 'a'.repeat(64),
  bytes: 49_082,
  receipt: {},
});
const short = { run: { epochs: 30 } };

function made(title: string, changes: Parameters<typeof recipeWith>[0] = {}, sha256?: string): Compared {
  const { summary, model } = finishedRun(title, title, recipeWith({ ...short, ...changes }), boston);
  return { run: sha256 ? { ...summary, data: { ...summary.data, sha256 } } : summary, model };
}

const base = made('base');
const faster = made('faster', { optimizer: { learningRate: 0.1 } });

describe('recipeRows', () => {
  it('tells only what differs, by the path of the key, in the order of the recipe', () => {
    const other = recipeWith({ optimizer: { learningRate: 0.5 }, prepare: { scale: 'standard' } });
    expect(recipeRows([recipeWith(), other])).toEqual([
      { path: 'prepare.scale', texts: ['meanRange', 'standard'], differs: [false, true] },
      { path: 'optimizer.learningRate', texts: ['0.01', '0.5'], differs: [false, true] },
    ]);
    expect(recipeRows([recipeWith(), recipeWith({ title: 'another' })])).toEqual([]);
  });

  it('holds every recipe against the first', () => {
    const rate = (learningRate: number) => recipeWith({ optimizer: { learningRate } });
    const [row] = recipeRows([rate(0.1), rate(0.2), rate(0.1)]);
    expect(row!.differs).toEqual([false, true, false]);
  });

  it('shows a key that is missing, nested ones, and lists whole and in their order', () => {
    const one = recipeWith({ model: { set: { 'w[5]': -100 }, train: ['w[5]', 'w[9]'] } });
    const other = recipeWith({ model: { train: ['w[9]', 'w[5]'] } });
    expect(recipeRows([one, other])).toEqual([
      { path: 'model.set.w[5]', texts: ['-100', '\u2013'], differs: [false, true] },
      { path: 'model.train', texts: ['w[5], w[9]', 'w[9], w[5]'], differs: [false, true] },
    ]);
  });

  it('shows all keys when asked, but for the format', () => {
    const paths = recipeRows([recipeWith(), recipeWith()], true).map(({ path }) => path);
    expect(paths).toContain('run.epochs');
    expect(paths).not.toContain('format');
  });

  it('writes layers in words', () => {
    const layers = [
      { units: 64, activation: 'relu' },
      { units: 6, activation: 'maxout', pieces: 3 },
    ];
    expect(valueText(layers)).toBe('64 relu, 6 maxout of 3');
  });

  it('writes values as a reader would', () => {
    expect([undefined, 'all', 0.01, true, [], ['a', 'b'], null].map(valueText)).toEqual([
      '\u2013',
      'all',
      '0.01',
      'true',
      'none',
      'a, b',
      'null',
    ]);
  });
});

describe('comparability', () => {
  it('holds runs on the same rows against one another', () => {
    const { parts, loss, notes } = comparability([base, faster]);
    expect(parts[1]).toEqual({ train: true, validation: true, test: true });
    expect(loss).toEqual([true, true]);
    expect(notes).toEqual([]);
  });

  it('tells of another file, or another version of the file', () => {
    const elsewhere = made('elsewhere', {}, 'b'.repeat(64));
    const { parts, notes } = comparability([base, elsewhere]);
    expect(parts[1]).toEqual({ train: false, validation: false, test: false });
    expect(notes).toEqual([
      'elsewhere: trained on another version of housing.data: the metrics are of other rows and stand apart.',
    ]);
    const other = {
      ...elsewhere,
      run: { ...elsewhere.run, data: { name: 'x.csv', sha256: 'b'.repeat(64) } },
    };
    expect(comparability([base, other]).notes[0]).toContain('another file, x.csv');
  });

  it('tells of another target', () => {
    const { notes, parts } = comparability([base, made('rooms', { data: { file: 'x', target: 'RM' } })]);
    expect(notes).toEqual(['rooms: predicts RM, not MEDV: the metrics stand apart.']);
    expect(parts[1]!.test).toBe(false);
  });

  it('knows the parts that hold the same rows though the shares differ', () => {
    const parted = { split: { train: 0.7, validation: 0.1, test: 0.2 } };
    const { parts, notes } = comparability([base, made('one', parted), made('two', parted)]);
    expect(parts[1]).toEqual({ train: false, validation: false, test: true });
    expect(notes).toEqual(['one and two: other train rows than base, so these metrics stand apart.']);
    const shuffled = made('shuffled', { split: { order: 'shuffled', seed: 1, train: 0.8, test: 0.2 } });
    expect(comparability([base, shuffled]).parts[1]!.test).toBe(false);
  });

  it('tells of a loss in another scale', () => {
    const plain = made('plain', { prepare: { scaleTarget: 'standard' } });
    const { loss, notes } = comparability([base, plain]);
    expect(loss).toEqual([true, false]);
    expect(notes).toEqual(['plain: loss in another scale than base: compare the MSE.']);
    expect(comparability([base, made('mse', { loss: { kind: 'mse' } })]).loss).toEqual([true, true]);
  });

  it('has nothing to say of nothing', () => {
    expect(comparability([])).toEqual({ parts: [], loss: [], notes: [] });
  });
});

describe('metricRows', () => {
  const rowsOf = (compared: Compared[]) => metricRows(compared, comparability(compared));

  it('marks the best and gives signed differences to the first', () => {
    const rmse = rowsOf([base, faster]).find(({ part, metric }) => part === 'train' && metric === 'rmse')!;
    expect(rmse.best).toEqual([false, true]);
    expect(rmse.deltas[0]).toBeUndefined();
    const rmseOf = ({ run }: Compared) => scalarMetric(run.metrics!.train, 'rmse')!;
    expect(rmse.deltas[1]).toBe(rmseOf(faster) - rmseOf(base));
    const r2 = rowsOf([base, faster]).find(({ part, metric }) => part === 'train' && metric === 'r2')!;
    expect(r2.best).toEqual([false, true]);
    expect(r2.deltas[1]).toBeGreaterThan(0);
  });

  it('has the rows never seen first, and leaves out parts that no run has', () => {
    expect([...new Set(rowsOf([base, faster]).map(({ part }) => part))]).toEqual(['test', 'train']);
  });

  it('marks no best among equals, and all that share it', () => {
    expect(rowsOf([base, base]).every(({ best }) => best.every((is) => !is))).toBe(true);
    const [loss] = rowsOf([faster, base, faster]).filter(({ part }) => part === 'train');
    expect(loss!.best).toEqual([true, false, true]);
  });

  it('keeps runs apart that cannot be compared', () => {
    const elsewhere = made('elsewhere', { optimizer: { learningRate: 0.1 } }, 'b'.repeat(64));
    for (const row of rowsOf([base, elsewhere])) {
      expect(row.best).toEqual([false, false]);
      expect(row.deltas).toEqual([undefined, undefined]);
    }
  });

  it('copes with runs that came to no metrics', () => {
    const diverged = made('diverged', { optimizer: { learningRate: 1e6 }, run: { epochs: 400 } });
    expect(diverged.run.state).toBe('diverged');
    const rows = rowsOf([diverged, base]);
    expect(rows.length).toBeGreaterThan(0);
    for (const { deltas, values } of rows) {
      expect(values[0]).toBeUndefined();
      expect(deltas[1]).toBeUndefined();
    }
  });
});

describe('runs of different kinds', () => {
  const classes: Compared = {
    run: {
      ...base.run,
      title: 'classes',
      recipe: recipeWith({ model: { output: 'softmax' }, loss: { kind: 'crossEntropy' } }),
      metrics: { train: { loss: 0.3, accuracy: 0.9, logLoss: 0.3, confusion: [[9, 1]] } },
    },
    model: null,
  };

  it('have a dash for what they lack, and nothing to hold against one another', () => {
    const rows = metricRows([base, classes], comparability([base, classes])).filter(
      ({ part }) => part === 'train',
    );
    expect(rows.map(({ metric }) => metric)).toEqual([
      'loss',
      'mse',
      'rmse',
      'mae',
      'r2',
      'accuracy',
      'logLoss',
    ]);
    const accuracy = rows.find(({ metric }) => metric === 'accuracy')!;
    expect(accuracy.values).toEqual([undefined, 0.9]);
    expect(rows.every(({ best, deltas }) => !best.includes(true) && deltas[1] === undefined)).toBe(true);
  });

  it('are told apart', () => {
    expect(comparability([base, classes]).notes).toEqual([
      'classes: predicts MEDV as classes, not as numbers: the metrics stand apart.',
    ]);
    const huber = {
      run: { ...base.run, title: 'huber', recipe: recipeWith({ loss: { kind: 'huber' } }) },
      model: null,
    };
    expect(comparability([base, huber]).notes).toEqual([
      'huber: another loss (huber) than base: compare the MSE.',
    ]);
  });
});

describe('weightRows', () => {
  it('sets the weights side by side by name, the bias last', () => {
    const few = made('few', { data: { file: 'x', target: 'MEDV', features: ['LSTAT', 'RM'] } });
    const { rows } = weightRows([few, base]);
    expect(rows.slice(0, 3).map(({ name }) => name)).toEqual(['LSTAT', 'RM', 'CRIM']);
    expect(rows.at(-1)!.name).toBe('bias');
    expect(rows).toHaveLength(14);
    const crim = rows[2]!;
    expect(crim.cells[0]).toBeUndefined();
    expect(crim.cells[1]!.value).toBe(base.model!.layers[0]!.weights[0]![0]);
    expect(crim.unit).toBe('crimes per head');
  });

  it('has no rows while no model is here', () => {
    expect(weightRows([{ ...base, model: null }]).rows).toEqual([]);
    const { rows } = weightRows([{ ...base, model: null }, faster]);
    expect(rows[0]!.cells[0]).toBeUndefined();
    expect(rows[0]!.cells[1]!.value).toBe(faster.model!.layers[0]!.weights[0]![0]);
  });

  it('sets networks of one shape side by side, and says why others are not', () => {
    const network = (units: number, parameters: number[]): Compared => ({
      run: base.run,
      model: modelWith({
        features: [numberFeature('a')],
        target: numbersTarget(numberFeature('y')),
        model: { hidden: [{ units, activation: 'relu' }] },
        parameters,
      }),
    });
    const { rows } = weightRows([network(1, [1, 2, 3, 4]), network(1, [1, 5, 4, 4])]);
    expect(rows.map(({ key }) => key)).toEqual([
      'layer[0].w[0][0]',
      'layer[0].b[0]',
      'layer[1].w[0][0]',
      'layer[1].b[0]',
    ]);
    expect(mostDifferent(rows, 2).map(({ name }) => name)).toEqual(['bias of unit 0', 'unit 0 \u2192 y']);
    const other = weightRows([network(1, []), network(2, [])]);
    expect(other.rows).toEqual([]);
    expect(other.apart).toContain('different layers (1 \u2192 1 relu \u2192 1 and 1 \u2192 2 relu \u2192 1)');
  });

  it('knows whether weights are in the same units', () => {
    expect(scaledApart([base, faster])).toBe(false);
    expect(scaledApart([base, made('standard', { prepare: { scale: 'standard' } })])).toBe(true);
  });
});

describe('comparisonCsv', () => {
  it('has a column a run and numbers in full', () => {
    const lines = comparisonCsv([base, faster]).trimEnd().split('\n');
    expect(lines[0]).toBe('section,key,base,faster');
    expect(lines).toContain('recipe,optimizer.learningRate,0.01,0.1');
    expect(lines.some((line) => line.startsWith('recipe,run.epochs'))).toBe(false);
    const { train } = base.run.metrics!;
    const rmse = scalarMetric(train, 'rmse');
    expect(lines).toContain(`train,rmse,${rmse},${scalarMetric(faster.run.metrics!.train, 'rmse')}`);
    expect(lines).toContain('training,iterations,30,30');
    expect(lines.filter((line) => line.startsWith('weight,'))).toHaveLength(14);
    expect(comparisonCsv([base, faster], true)).toContain('recipe,run.epochs,30,30');
  });
});
