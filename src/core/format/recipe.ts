import { z } from 'zod';
import { type ScalingKind, scalings } from '../data/scaling.ts';
import { type InitialiserKind, initialisers } from '../nn/initialisers.ts';
import { type LossKind, losses } from '../nn/losses.ts';
import { type OptimizerKind, type OptionRule, optimizers } from '../nn/optimizers.ts';
import { quote } from '../problem.ts';
import { parseJson } from './json.ts';
import { decodeShape, type Finding, findingsProblem, list, numbersByName } from './shapes.ts';

/*
 * The recipe file. Its keys are promised to users: add one when a feature needs it, never rename one.
 * What may be chosen comes from the tables of core/nn and core/data, so a new entry there is known here.
 */

const choice = <K extends string>(table: Readonly<Record<K, unknown>>) =>
  z.enum(Object.keys(table) as [K, ...K[]]);
const seed = z.int().min(0).max(4294967295);
const share = z.number().min(0).max(1);

const data = z.strictObject({
  file: z.string().min(1),
  target: z.union([z.string().min(1), list(z.string().min(1))]),
  features: list(z.string().min(1)).optional(),
});

const split = z.strictObject({
  order: z.enum(['file', 'shuffled']).default('file'),
  train: share.default(0.8),
  validation: share.default(0),
  test: share.optional(),
  seed: seed.optional(),
});

const prepare = z.strictObject({
  scale: choice<ScalingKind>(scalings).default('none'),
  scaleTarget: choice<ScalingKind>(scalings).default('none'),
  encode: z.strictObject({}).default({}),
  missing: z.enum(['error']).default('error'),
});

const model = z.strictObject({
  hidden: z
    .custom<never[]>()
    .superRefine((value, context) => {
      if (Array.isArray(value) && value.length === 0) return;
      context.addIssue({
        code: 'custom',
        message: `${quote(value)} is not allowed, since this version trains linear models; allowed: []`,
      });
    })
    .default([]),
  output: z.enum(['identity']).default('identity'),
  bias: z.boolean().default(true),
  init: z
    .strictObject({ kind: choice<InitialiserKind>(initialisers), seed: seed.optional() })
    .default({ kind: 'randn', seed: 0 }),
  set: numbersByName().optional(),
  train: list(z.string()).optional(),
});

const penalty = z.strictObject({ l1: z.number().min(0).default(0), l2: z.number().min(0).default(0) });

/** `{ kind: 'sgd', learningRate }` and so on, one shape an entry of the optimizers' table. */
const optimizer = z.discriminatedUnion(
  'kind',
  Object.entries(optimizers).map(([kind, { options }]) =>
    z.strictObject({
      kind: z.literal(kind as OptimizerKind),
      ...Object.fromEntries(Object.entries(options).map(([name, rule]) => [name, option(rule)])),
    }),
  ) as unknown as [z.ZodType<{ kind: OptimizerKind; learningRate: number }> & z.core.$ZodTypeDiscriminable],
);

function option(rule: OptionRule): z.ZodType {
  let schema = rule.exclusiveMin ? z.number().gt(rule.min) : z.number().min(rule.min);
  if (rule.max !== undefined) schema = schema.max(rule.max);
  return schema.default(rule.default);
}

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
});

const recipeSchema = z.strictObject({
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
  run,
});

/** A recipe with every default written out. */
export type Recipe = z.output<typeof recipeSchema>;

const HINT = 'Change that key of the recipe.';

/** @throws Problem naming every wrong key by its path, the value found and what is allowed */
export function decodeRecipe(value: unknown, name = 'Recipe'): Recipe {
  const recipe = decodeShape(recipeSchema, value, name, 'recipe', HINT);
  const findings = contradictions(recipe);
  if (findings.length > 0) throw findingsProblem(findings, name, 'recipe', HINT);
  return recipe;
}

/** @param name of the file, for messages. @throws Problem when it is no recipe */
export function readRecipe(text: string, name: string): Recipe {
  return decodeRecipe(parseJson(text, name, 'recipe'), name);
}

/** Values that are each allowed but cannot go together. */
function contradictions(recipe: Recipe): Finding[] {
  const findings: Finding[] = [];
  const { train, validation, test = 0 } = recipe.split;
  if (train === 0)
    findings.push({ path: 'split.train', message: '0 leaves no rows to train on; allowed: more than 0' });
  const sum = train + validation + test;
  if (sum > 1 + 1e-9) {
    findings.push({
      path: 'split',
      message: `train, validation and test add up to ${Number(sum.toFixed(6))}; allowed: at most 1`,
    });
  }
  if (recipe.split.order === 'file' && recipe.split.seed !== undefined) {
    findings.push({
      path: 'split.seed',
      message: `${recipe.split.seed} has no use with order 'file'; leave it out or choose order 'shuffled'`,
    });
  }
  const target = targetOf(recipe);
  const { features } = recipe.data;
  if (typeof recipe.data.target !== 'string' && recipe.data.target.length !== 1) {
    const message = `names ${recipe.data.target.length} columns; allowed: one, since this version predicts one`;
    findings.push({ path: 'data.target', message });
  }
  for (const [path, names] of [
    ['data.features', features],
    ['model.train', recipe.model.train],
  ] as const) {
    if (names?.length === 0) findings.push({ path, message: 'is empty; leave it out, or name at least one' });
  }
  if (features?.includes(target)) {
    findings.push({
      path: 'data.features',
      message: `holds the target '${target}'; a model must not see what it is to predict`,
    });
  }
  const seen = new Set<string>();
  const repeated = features?.find((name) => seen.size === seen.add(name).size);
  if (repeated !== undefined) findings.push({ path: 'data.features', message: `names '${repeated}' twice` });
  for (const use of needsSeed(recipe)) {
    findings.push({
      path: use,
      message:
        'is missing, and no step before it has a seed to continue; allowed: a whole number from 0 to 4294967295',
    });
  }
  return findings;
}

/** The seeds that are left out where no earlier step has a generator to continue. */
function needsSeed(recipe: Recipe): string[] {
  const steps = [
    { path: 'split.seed', seed: recipe.split.seed, draws: recipe.split.order === 'shuffled' },
    { path: 'model.init.seed', seed: recipe.model.init.seed, draws: recipe.model.init.kind !== 'zeros' },
    { path: 'run.seed', seed: recipe.run.seed, draws: recipe.run.shuffle },
  ];
  let started = false;
  const missing: string[] = [];
  for (const step of steps) {
    started ||= step.seed !== undefined;
    if (step.draws && !started) missing.push(step.path);
  }
  return missing;
}

/** The one target column. */
export function targetOf(recipe: Recipe): string {
  const { target } = recipe.data;
  return typeof target === 'string' ? target : target[0]!;
}
