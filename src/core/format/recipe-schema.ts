import { z } from 'zod';
import { type EncodingKind, encodings } from '../data/encode.ts';
import { type MissingKind, missingRules } from '../data/missing.ts';
import { type ScalingKind, scalings } from '../data/scaling.ts';
import {
  type HiddenActivationKind,
  hiddenActivations,
  type OutputActivationKind,
  outputActivations,
} from '../nn/activations.ts';
import { type InitialiserKind, initialisers } from '../nn/initialisers.ts';
import { type LossKind, losses } from '../nn/losses.ts';
import { type OptimizerKind, type OptionRule, optimizers } from '../nn/optimizers.ts';
import { type ScheduleKind, schedules } from '../nn/schedules.ts';
import { quote } from '../problem.ts';
import { readChoicesSchema } from './read-schema.ts';
import { list, numbersByName, recordOf } from './shapes.ts';

/*
 * The shape of the recipe file. Its keys are promised to users: add one when a feature needs it, never rename
 * one. What may be chosen comes from the tables of core/nn and core/data, so a new entry there is known here.
 */

const choice = <K extends string>(table: Readonly<Partial<Record<K, unknown>>>) =>
  z.enum(Object.keys(table) as [K, ...K[]]);
const seed = z.int().min(0).max(4294967295);
const share = z.number().min(0).max(1);
const name = z.string().min(1);
const size = z.int().min(1).max(1e8);

const synthetic = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('moons'),
    rows: size,
    noise: z.number().min(0).optional(),
    seed: seed.optional(),
  }),
  z.strictObject({
    kind: z.literal('randn'),
    rows: size,
    inputs: z.int().min(1).max(1e6),
    outputs: z.int().min(1).max(1e6),
    seed: seed.optional(),
  }),
]);

const data = z.strictObject({
  file: name.optional(),
  synthetic: synthetic.optional(),
  target: z.union([name, list(name)]).optional(),
  features: list(name).optional(),
  /**
   * An SQL condition: the rows that meet it are all there are for every step after. What it means is checked where the
   * rows are, since the core has no SQL.
   */
  where: z.string().min(1).max(10_000).optional(),
  /** How the file is read, where what would be found out is not what is meant. */
  read: readChoicesSchema.optional(),
});

/** The ways to part the rows. */
export const splitOrders = {
  file: { label: 'As in the file', about: 'the first rows for training, then validation, then test' },
  shuffled: { label: 'Shuffled', about: 'shuffled by a seed' },
  stratified: {
    label: 'Stratified',
    about: 'shuffled by a seed so that every class has its share in every part',
  },
  column: { label: 'By a column', about: 'a column says train, validation or test in each row' },
} as const satisfies Record<string, { label: string; about: string }>;

export type SplitOrder = keyof typeof splitOrders;

/** The shares where they are left out; filled in by `recipe.ts`, since with order 'column' there are none. */
export const DEFAULT_SHARES = { train: 0.8, validation: 0 } as const;

const split = z.strictObject({
  order: choice<SplitOrder>(splitOrders).default('file'),
  /** Of order 'column': the one that says the part of each row. */
  column: name.optional(),
  train: share.optional(),
  validation: share.optional(),
  test: share.optional(),
  seed: seed.optional(),
});

const prepare = z.strictObject({
  scale: choice<ScalingKind>(scalings).default('none'),
  scaleTarget: choice<ScalingKind>(scalings).default('none'),
  encode: recordOf(choice<EncodingKind>(encodings)).default({}),
  missing: choice<MissingKind>(missingRules).default('error'),
});

const hiddenLayer = z.strictObject({
  units: z.int().min(1).max(1e6),
  activation: choice<HiddenActivationKind>(hiddenActivations),
  /** Of maxout: how many linear units make one output. */
  pieces: z.int().min(2).max(1000).optional(),
});

const model = z.strictObject({
  hidden: list(hiddenLayer).default([]),
  output: choice<OutputActivationKind>(outputActivations).default('identity'),
  bias: z.boolean().default(true),
  init: z
    .strictObject({ kind: choice<InitialiserKind>(initialisers), seed: seed.optional() })
    .default({ kind: 'randn', seed: 0 }),
  set: numbersByName().optional(),
  train: list(z.string()).optional(),
});

const penalty = z.strictObject({ l1: z.number().min(0).default(0), l2: z.number().min(0).default(0) });

/** One shape an entry of a table, told apart by `kind`, with the entry's options as numbers. */
function kindsWithOptions<K extends string, More extends z.ZodRawShape>(
  table: Readonly<Record<K, { readonly options: Readonly<Record<string, OptionRule>> }>>,
  more: More,
) {
  return (Object.keys(table) as K[]).map((kind) => {
    const options = Object.entries<OptionRule>(table[kind].options).map(([key, rule]) => [key, option(rule)]);
    return z.strictObject({ kind: z.literal(kind), ...Object.fromEntries(options), ...more });
  });
}

function option(rule: OptionRule): z.ZodType {
  let schema: z.ZodNumber = rule.whole ? z.int() : z.number();
  schema = rule.exclusiveMin ? schema.gt(rule.min) : schema.min(rule.min);
  if (rule.max !== undefined) schema = rule.exclusiveMax ? schema.lt(rule.max) : schema.max(rule.max);
  return rule.default === undefined ? schema.optional() : schema.default(rule.default);
}

/** How the learning rate changes from epoch to epoch. */
export type Schedule = { kind: ScheduleKind } & Readonly<Record<string, number | string>>;

/** An optimizer that makes one update after the other, with its options as numbers. */
export interface Descent {
  kind: OptimizerKind;
  learningRate: number;
  /** The gradient is shortened to this length (2-norm over all parameters) where it is longer. */
  clipNorm?: number | undefined;
  schedule?: Schedule | undefined;
}

/** Tries every combination of values. */
export interface Exhaustive {
  kind: 'exhaustive';
  /** [from, to, step] by parameter, as NumPy's arange has them. */
  grid: Record<string, [number, number, number]>;
}

/** Solves a linear model exactly. */
export interface LeastSquares {
  kind: 'leastSquares';
}

const schedule = z.discriminatedUnion(
  'kind',
  kindsWithOptions(schedules, {}) as unknown as [z.ZodType<Schedule> & z.core.$ZodTypeDiscriminable],
);

const descents = kindsWithOptions(optimizers, {
  clipNorm: z.number().gt(0).optional(),
  schedule: schedule.optional(),
});

const exhaustive = z.strictObject({
  kind: z.literal('exhaustive'),
  grid: recordOf(z.tuple([z.number(), z.number(), z.number()])),
});

const leastSquares = z.strictObject({ kind: z.literal('leastSquares') });

const optimizer = z.discriminatedUnion('kind', [...descents, exhaustive, leastSquares] as unknown as [
  z.ZodType<Descent | Exhaustive | LeastSquares> & z.core.$ZodTypeDiscriminable,
]);

const run = z.strictObject({
  epochs: z.int().min(1).max(1e9),
  batch: z
    .custom<'all' | number>(
      (value) => value === 'all' || (Number.isInteger(value) && (value as number) >= 1),
      {
        error: ({ input }) =>
          `${quote(input)} is not allowed; allowed: 'all' or a whole number of at least 1`,
      },
    )
    .default('all'),
  shuffle: z.boolean().default(false),
  seed: seed.optional(),
  stopping: z
    .strictObject({ patience: z.int().min(1).default(20), minDelta: z.number().min(0).default(0) })
    .optional(),
});

export const recipeSchema = z.strictObject({
  format: z.literal('descent-recipe'),
  version: z.literal(1),
  title: z.string().max(200).optional(),
  data,
  split: split.prefault({}),
  prepare: prepare.prefault({}),
  model: model.prefault({}),
  loss: z.strictObject({ kind: choice<LossKind>(losses) }),
  penalty: penalty.prefault({}),
  optimizer,
  run: run.optional(),
});

/** A recipe as its shape has it, before what it leaves out is filled in. */
export type ShapedRecipe = z.output<typeof recipeSchema>;
