import { encodings } from '../../../src/core/data/encode.ts';
import { missingRules } from '../../../src/core/data/missing.ts';
import { scalings } from '../../../src/core/data/scaling.ts';
import type { SplitOrder } from '../../../src/core/format/recipe-schema.ts';
import { hiddenActivations } from '../../../src/core/nn/activations.ts';
import { initialisers } from '../../../src/core/nn/initialisers.ts';
import { type Loss, losses } from '../../../src/core/nn/losses.ts';
import { type OptionRule, optimizers } from '../../../src/core/nn/optimizers.ts';
import { schedules } from '../../../src/core/nn/schedules.ts';
import { housing, readText } from '../../housing.ts';
import type { Json } from '../../recipes.ts';

/*
 * Every choice of every table that a recipe can name, and every option of each choice, as a change to a recipe. What
 * is added to a table is tried by the conformance tests without a word here.
 */

/** Some housing rows, with a text column, a class and cells that are missing. */
export const table = (() => {
  const { rows, columns, values } = housing();
  const lines = ['RM,LSTAT,RAD,river,near,dear,part,MEDV'];
  for (let i = 0; i < rows; i += 6) {
    const cell = (name: string) => values[i * 14 + columns.findIndex((column) => column.name === name)]!;
    const dear = cell('MEDV') > 22 ? 'dear' : 'cheap';
    lines.push(
      [
        cell('RM'),
        i % 30 === 0 ? '' : cell('LSTAT'),
        cell('RAD'),
        cell('CHAS') === 1 ? 'yes' : 'no',
        ['far', 'near', 'by'][(i / 6) % 3],
        dear,
        ['train', 'Training', 'val', 'TRAIN', 'test'][(i / 6) % 5],
        cell('MEDV'),
      ].join(','),
    );
  }
  return readText(`${lines.join('\n')}\n`, 'some-housing.csv').table;
})();

export interface Case {
  readonly name: string;
  /** The recipe as JSON. */
  readonly json: Json;
  /** The one that it must differ from in what comes out. */
  readonly base: Json;
}

/** A small network on numbers, in batches, shuffled, with validation rows. */
export const base: Json = {
  format: 'descent-recipe',
  version: 1,
  data: { file: 'some-housing.csv', target: 'MEDV', features: ['RM', 'RAD'] },
  split: { order: 'shuffled', train: 0.6, validation: 0.2, test: 0.2, seed: 1 },
  prepare: { scale: 'standard', scaleTarget: 'standard', missing: 'error' },
  model: { hidden: [{ units: 6, activation: 'tanh' }], output: 'identity', init: { kind: 'he', seed: 2 } },
  loss: { kind: 'mse' },
  optimizer: { kind: 'sgd', learningRate: 0.05 },
  run: { epochs: 4, batch: 16, shuffle: true, seed: 3 },
};

const linear = change(base, { model: { hidden: [] } });

function change(json: Json, changes: Json): Json {
  const changed: Record<string, unknown> = { ...json };
  for (const [key, value] of Object.entries(changes)) {
    const before = changed[key];
    changed[key] =
      isObject(value) && isObject(before) && !('kind' in value) ? { ...before, ...value } : value;
  }
  return changed;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Another value that the rule of an option allows. */
function otherValue({ default: given, min, max, whole }: OptionRule): number {
  if (whole) return (given ?? 3) === min ? min + 1 : min;
  const value = given === undefined || given === 0 ? 0.01 : given * 0.5;
  return Math.min(max ?? value, Math.max(min, value));
}

const of = (name: string, changes: Json, from: Json = base): Case => ({
  name,
  json: change(from, changes),
  base: from,
});

const named = Object.keys as <K extends string>(table: Readonly<Record<K, unknown>>) => K[];

const classes = {
  sigmoid: { data: { target: 'dear' }, prepare: { scaleTarget: 'none' }, model: { output: 'sigmoid' } },
  softmax: { data: { target: 'near' }, prepare: { scaleTarget: 'none' }, model: { output: 'softmax' } },
} as const;

function lossCases(): Case[] {
  return named(losses).flatMap((kind) => {
    const { output } = losses[kind] as Loss;
    const outputs = output ? [output as keyof typeof classes] : (['identity', 'sigmoid', 'softmax'] as const);
    return outputs.map((name) => {
      const changes = { loss: { kind }, ...(name === 'identity' ? {} : classes[name]) };
      // Of a sum over the rows the rate has to be less; and half of it is half the way.
      const optimizer = { kind: 'sgd', learningRate: kind === 'sumSquared' ? 0.002 : 0.04 };
      return of(`loss ${kind} with ${name}`, { ...changes, optimizer });
    });
  });
}

function optimizerCases(): Case[] {
  return named(optimizers).flatMap((kind) => {
    const own = { optimizer: { kind, ...(kind === 'sgd' && { learningRate: 0.03 }) } };
    const options: Readonly<Record<string, OptionRule>> = optimizers[kind].options;
    const with0 = change(base, own);
    return [
      of(`optimizer ${kind}`, own),
      ...Object.entries(options).map(([name, rule]) =>
        of(`${kind} ${name}`, { optimizer: { ...own.optimizer, [name]: otherValue(rule) } }, with0),
      ),
    ];
  });
}

function scheduleCases(): Case[] {
  return named(schedules)
    .filter((kind) => kind !== 'constant')
    .flatMap((kind) => {
      // Short of patience and step, so that four epochs show them; the plateau waits for a fall it never sees.
      const quick: Record<string, Json> = {
        step: { stepSize: 2 },
        plateau: { patience: 1, threshold: 0.9 },
        cosine: { etaMin: 0.001 },
      };
      const schedule = { kind, ...quick[kind] };
      const optimizer = { kind: 'adam', learningRate: 0.02 };
      const plain = change(base, { optimizer });
      const scheduled = change(base, { optimizer: { ...optimizer, schedule } });
      const options: Readonly<Record<string, OptionRule>> = schedules[kind].options;
      const others: Readonly<Record<string, number>> = { stepSize: 1, patience: 0, threshold: 0, tMax: 3 };
      return [
        of(`schedule ${kind}`, { optimizer: { ...optimizer, schedule } }, plain),
        ...Object.entries(options).map(([name, rule]) => {
          const value = others[name] ?? otherValue(rule);
          return of(
            `${kind} ${name}`,
            { optimizer: { ...optimizer, schedule: { ...schedule, [name]: value } } },
            scheduled,
          );
        }),
      ];
    });
}

function dataCases(): Case[] {
  const missing = { data: { features: ['RM', 'LSTAT', 'RAD'] } };
  const rules = named(missingRules).filter((rule) => rule !== 'error');
  const byRule = rules.map((rule) => change(base, { ...missing, prepare: { missing: rule } }));
  return [
    ...named(scalings).flatMap((kind) => [
      ...(kind === 'standard' ? [] : [of(`scale ${kind}`, { prepare: { scale: kind } })]),
      ...(kind === 'standard'
        ? []
        : [
            of(`scaleTarget ${kind}`, {
              prepare: { scaleTarget: kind },
              optimizer: { kind: 'sgd', learningRate: 1e-4 },
            }),
          ]),
    ]),
    // Each differs from the one before it.
    ...rules.map((rule, i) => ({ name: `missing ${rule}`, json: byRule[i]!, base: byRule[i - 1] ?? base })),
    ...named(encodings).map((kind) =>
      of(`encode ${kind}`, {
        data: { features: ['RM', 'RAD', 'near'] },
        prepare: { encode: { near: kind } },
      }),
    ),
    ...named(encodings).map((kind) =>
      of(`encode numbers ${kind}`, { prepare: { encode: { RAD: kind } } }, linear),
    ),
    of('two targets', {
      data: { target: ['MEDV', 'RM'], features: ['RAD', 'river'] },
      prepare: { encode: { river: 'oneHot' } },
    }),
    of('moons', {
      data: {
        file: undefined,
        target: undefined,
        features: undefined,
        synthetic: { kind: 'moons', rows: 80, noise: 0.1, seed: 4 },
      },
      prepare: { scaleTarget: 'none' },
      model: { output: 'softmax' },
      loss: { kind: 'crossEntropy' },
    }),
    of('randn', {
      data: {
        file: undefined,
        target: undefined,
        features: undefined,
        synthetic: { kind: 'randn', rows: 40, inputs: 3, outputs: 2, seed: 4 },
      },
    }),
    ...named(bySplit).flatMap((order) => (bySplit[order] ? [of(`split ${order}`, bySplit[order])] : [])),
    of('another share', { split: { train: 0.5 } }),
  ];
}

/** What each order of the rows is tried by; the base has that of `undefined`. */
const bySplit: Readonly<Record<SplitOrder, Json | undefined>> = {
  shuffled: undefined,
  file: { split: { order: 'file', seed: undefined } },
  stratified: {
    data: { target: 'dear' },
    split: { order: 'stratified' },
    prepare: { scaleTarget: 'none' },
    model: { output: 'sigmoid' },
    loss: { kind: 'binaryCrossEntropy' },
  },
  column: {
    split: {
      order: 'column',
      column: 'part',
      train: undefined,
      validation: undefined,
      test: undefined,
      seed: undefined,
    },
  },
};

function modelCases(): Case[] {
  return [
    ...named(hiddenActivations)
      .filter((kind) => kind !== 'tanh')
      .map((activation) => of(`activation ${activation}`, { model: { hidden: [{ units: 6, activation }] } })),
    of('maxout of three pieces', { model: { hidden: [{ units: 6, activation: 'maxout', pieces: 3 }] } }),
    of('two hidden layers', {
      model: {
        hidden: [
          { units: 6, activation: 'relu' },
          { units: 4, activation: 'sigmoid' },
        ],
      },
    }),
    of('no hidden layer', { model: { hidden: [] } }),
    of('no biases', { model: { bias: false } }),
    of('a linear model without biases', { model: { bias: false, hidden: [] } }, linear),
    ...named(initialisers)
      .filter((kind) => kind !== 'he')
      .map((kind) => of(`init ${kind}`, { model: { init: { kind, ...(kind !== 'zeros' && { seed: 2 }) } } })),
    of('a value given by hand', { model: { set: { 'layer[0].w[1][2]': 2 } } }),
    of('some parameters trained', { model: { train: ['layer[0].w[1][2]', 'layer[1].b[0]'] } }),
    of('two weights trained', { model: { hidden: [], train: ['w[0]', 'b'], set: { 'w[1]': -3 } } }, linear),
  ];
}

function runCases(): Case[] {
  const whole = { run: { batch: 'all', shuffle: false, seed: undefined } };
  return [
    of('penalty l1', { penalty: { l1: 0.01 } }),
    of('penalty l2', { penalty: { l2: 0.01 } }),
    of('clipNorm', { optimizer: { kind: 'sgd', learningRate: 0.05, clipNorm: 0.1 } }),
    of('epochs', { run: { epochs: 5 } }),
    of('full batch', whole),
    of('full batch of a linear model', { ...whole, model: { hidden: [] } }, linear),
    of(
      'full batch of a linear model by Adam',
      { ...whole, model: { hidden: [] }, optimizer: { kind: 'adam', learningRate: 0.1 } },
      linear,
    ),
    of('batch of one', { run: { batch: 1 } }),
    of('batch of one by RMSprop', { run: { batch: 1 }, optimizer: { kind: 'rmsprop' } }),
    of('batch of one of a linear model', { model: { hidden: [] }, run: { batch: 1 } }, linear),
    of('no shuffle', { run: { shuffle: false, seed: undefined } }),
    of('a seed that goes on', { run: { seed: undefined } }),
    of(
      'stopping',
      { optimizer: { kind: 'adam', learningRate: 0.5 }, run: { epochs: 30, stopping: { patience: 2 } } },
      change(base, { optimizer: { kind: 'adam', learningRate: 0.5 }, run: { epochs: 30 } }),
    ),
    of(
      'stopping minDelta',
      { optimizer: { kind: 'adam' }, run: { epochs: 30, stopping: { patience: 2, minDelta: 0.2 } } },
      change(base, { optimizer: { kind: 'adam' }, run: { epochs: 30, stopping: { patience: 2 } } }),
    ),
    of('leastSquares', { optimizer: { kind: 'leastSquares' }, run: undefined }, linear),
    of(
      'exhaustive',
      { optimizer: { kind: 'exhaustive', grid: { 'w[0]': [-1, 1, 0.25], b: [-1, 1, 0.5] } }, run: undefined },
      linear,
    ),
  ];
}

export const cases: readonly Case[] = [
  { name: 'the base itself', json: base, base: linear },
  ...dataCases(),
  ...modelCases(),
  ...lossCases(),
  ...optimizerCases(),
  ...scheduleCases(),
  ...runCases(),
];
