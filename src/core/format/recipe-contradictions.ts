import { drawsRows } from '../data/split.ts';
import type { HiddenActivationKind } from '../nn/activations.ts';
import { type Loss, losses } from '../nn/losses.ts';
import { quote } from '../problem.ts';
import { DEFAULT_SHARES, type ShapedRecipe } from './recipe-schema.ts';
import type { Finding } from './shapes.ts';

/** Values that are each allowed but cannot go together. */
export function contradictions(recipe: ShapedRecipe): Finding[] {
  return checks.flatMap((check) => [...check(recipe)]);
}

type Check = (recipe: ShapedRecipe) => Iterable<Finding>;

const checks: readonly Check[] = [
  dataSource,
  targets,
  columnNames,
  readChoices,
  shares,
  splitSeed,
  splitColumn,
  stratified,
  seeds,
  maxoutPieces,
  outputAndLoss,
  runLength,
  stopping,
  exhaustiveSearch,
  leastSquares,
];

function* dataSource({ data: { file, synthetic } }: ShapedRecipe): Iterable<Finding> {
  if (!file && !synthetic) yield { path: 'data.file', message: 'is missing; allowed: a text' };
  if (file && synthetic) {
    yield { path: 'data.synthetic', message: 'stands beside data.file; allowed: one of the two' };
  }
}

function* targets({ data, model }: ShapedRecipe): Iterable<Finding> {
  const path = 'data.target';
  const { target } = data;
  if (target === undefined) {
    if (!data.synthetic) yield { path, message: 'is missing; allowed: a text or a list' };
    return;
  }
  const names = typeof target === 'string' ? [target] : target;
  if (names.length === 0) yield { path, message: 'is empty; allowed: at least one column' };
  const twice = repeated(names);
  if (twice !== undefined) yield { path, message: `names ${quote(twice)} twice` };
  if (model.output !== 'identity' && names.length > 1) {
    const message = `names ${names.length} columns; allowed with model.output '${model.output}': the one that holds the classes`;
    yield { path, message };
  }
  const isTarget = new Set(names);
  const shared = data.features?.find((feature) => isTarget.has(feature));
  if (shared !== undefined) {
    const message = `holds the target ${quote(shared)}; a model must not see what it is to predict`;
    yield { path: 'data.features', message };
  }
}

function* columnNames({ data, model }: ShapedRecipe): Iterable<Finding> {
  for (const [path, names] of [
    ['data.features', data.features],
    ['model.train', model.train],
  ] as const) {
    if (names?.length === 0) yield { path, message: 'is empty; leave it out, or name at least one' };
  }
  const twice = repeated(data.features ?? []);
  if (twice !== undefined) yield { path: 'data.features', message: `names ${quote(twice)} twice` };
}

function* readChoices({ data: { read, file } }: ShapedRecipe): Iterable<Finding> {
  if (read && !file) {
    const message = 'has no use without data.file, which it says how to read; leave it out';
    yield { path: 'data.read', message };
  }
}

function* shares({ split }: ShapedRecipe): Iterable<Finding> {
  if (split.order === 'column') return;
  const { train = DEFAULT_SHARES.train, validation = DEFAULT_SHARES.validation, test = 0 } = split;
  if (train === 0) {
    yield { path: 'split.train', message: '0 leaves no rows to train on; allowed: more than 0' };
  }
  const sum = train + validation + test;
  if (sum > 1 + 1e-9) {
    const message = `train, validation and test add up to ${Number(sum.toFixed(6))}; allowed: at most 1`;
    yield { path: 'split', message };
  }
}

function* splitSeed({ split }: ShapedRecipe): Iterable<Finding> {
  const { order, seed } = split;
  if (drawsRows(split) || seed === undefined) return;
  const message = `${seed} has no use with order '${order}'; leave it out or choose order 'shuffled'`;
  yield { path: 'split.seed', message };
}

function* splitColumn({ data, split }: ShapedRecipe): Iterable<Finding> {
  const path = 'split.column';
  const { order, column } = split;
  if (order !== 'column') {
    if (column === undefined) return;
    const message = `${quote(column)} has no use with order '${order}'; leave it out or choose order 'column'`;
    yield { path, message };
    return;
  }
  for (const part of ['train', 'validation', 'test'] as const) {
    if (split[part] === undefined) continue;
    const message = `${split[part]} has no use with order 'column', whose column says the part of each row; leave it out`;
    yield { path: `split.${part}`, message };
  }
  if (column === undefined) {
    yield { path, message: "is missing; allowed with order 'column': the name of a column" };
    return;
  }
  for (const [key, named] of [
    ['target', data.target],
    ['features', data.features],
  ] as const) {
    const names = typeof named === 'string' ? [named] : named;
    if (!names?.includes(column)) continue;
    const message = `is ${quote(column)}, which data.${key} names too; a column that says the part of each row is neither feature nor target`;
    yield { path, message };
  }
}

function* stratified({ split: { order }, model: { output } }: ShapedRecipe): Iterable<Finding> {
  if (order !== 'stratified' || output !== 'identity') return;
  const message =
    "'stratified' needs classes, and model.output 'identity' predicts numbers; allowed with it: 'file', 'shuffled', 'column'";
  yield { path: 'split.order', message };
}

/** The seeds that are left out where no earlier step has a generator to continue. */
function* seeds(recipe: ShapedRecipe): Iterable<Finding> {
  const { data, split, model, optimizer, run } = recipe;
  const { init } = model;
  const drawsInit = init.kind !== 'zeros' && optimizer.kind !== 'leastSquares';
  const steps = [
    { path: 'data.synthetic.seed', seed: data.synthetic?.seed, draws: data.synthetic !== undefined },
    { path: 'split.seed', seed: split.seed, draws: drawsRows(split) },
    { path: 'model.init.seed', seed: init.seed, draws: drawsInit },
    { path: 'run.seed', seed: run?.seed, draws: run?.shuffle ?? false },
  ];
  let started = false;
  for (const step of steps) {
    started ||= step.seed !== undefined;
    if (step.draws && !started) {
      const message =
        'is missing, and no step before it has a seed to continue; allowed: a whole number from 0 to 4294967295';
      yield { path: step.path, message };
    }
  }
}

function* maxoutPieces({ model: { hidden } }: ShapedRecipe): Iterable<Finding> {
  const maxout: HiddenActivationKind = 'maxout';
  for (const [i, { units, activation, pieces }] of hidden.entries()) {
    const path = `model.hidden[${i}]`;
    if (activation === maxout && units % (pieces ?? 2) !== 0) {
      const message = `${units} is not allowed; allowed with maxout: a multiple of its ${pieces ?? 2} pieces`;
      yield { path: `${path}.units`, message };
    }
    if (activation !== maxout && pieces !== undefined) {
      const message = `${pieces} has no use with activation '${activation}'; leave it out or choose 'maxout'`;
      yield { path: `${path}.pieces`, message };
    }
  }
}

function* outputAndLoss({ model: { output }, loss: { kind } }: ShapedRecipe): Iterable<Finding> {
  const table: Readonly<Record<string, Loss>> = losses;
  const wanted = table[kind]!.output;
  if (wanted === undefined || wanted === output) return;
  const allowed = Object.keys(table).filter((name) => [undefined, output].includes(table[name]!.output));
  const message = `'${kind}' goes with model.output '${wanted}'; allowed with '${output}': ${allowed.map((name) => quote(name)).join(', ')}`;
  yield { path: 'loss.kind', message };
}

const isDescent = ({ optimizer: { kind } }: ShapedRecipe) => kind !== 'exhaustive' && kind !== 'leastSquares';

function* runLength(recipe: ShapedRecipe): Iterable<Finding> {
  if (isDescent(recipe) && !recipe.run) yield { path: 'run', message: 'is missing; allowed: an object' };
}

function* stopping(recipe: ShapedRecipe): Iterable<Finding> {
  if (!recipe.run?.stopping) return;
  const path = 'run.stopping';
  if (!isDescent(recipe)) {
    yield { path, message: `has no use with optimizer '${recipe.optimizer.kind}'; leave it out` };
  } else if (recipe.split.order !== 'column' && !recipe.split.validation) {
    const message =
      'watches the validation loss, and split.validation is 0; give it a share of the rows, or leave stopping out';
    yield { path, message };
  }
}

function* noPenalty({ penalty, optimizer }: ShapedRecipe): Iterable<Finding> {
  for (const key of ['l1', 'l2'] as const) {
    if (penalty[key] === 0) continue;
    const message = `${penalty[key]} is not allowed with optimizer '${optimizer.kind}', which finds the least loss itself; allowed: 0`;
    yield { path: `penalty.${key}`, message };
  }
}

function* exhaustiveSearch(recipe: ShapedRecipe): Iterable<Finding> {
  if (recipe.optimizer.kind !== 'exhaustive') return;
  yield* noPenalty(recipe);
  if (recipe.model.train) {
    const message = "has no use with optimizer 'exhaustive', whose grid names what is tried";
    yield { path: 'model.train', message: `${message}; leave it out` };
  }
  const axes = Object.entries(recipe.optimizer.grid);
  if (axes.length === 0)
    yield { path: 'optimizer.grid', message: 'is empty; allowed: at least one parameter' };
  for (const [name, [from, to, step]] of axes) {
    if (step !== 0 && (to - from) / step > 0) continue;
    const message = `[${from}, ${to}, ${step}] holds no value; allowed: [from, to, step] whose step leads from the first towards the second`;
    yield { path: `optimizer.grid[${JSON.stringify(name)}]`, message };
  }
}

function* leastSquares(recipe: ShapedRecipe): Iterable<Finding> {
  const { optimizer, model, loss } = recipe;
  if (optimizer.kind !== 'leastSquares') return;
  yield* noPenalty(recipe);
  const only = "allowed with optimizer 'leastSquares'";
  if (model.hidden.length > 0) {
    yield { path: 'model.hidden', message: `has ${model.hidden.length} layers; ${only}: [], a linear model` };
  }
  if (model.output !== 'identity') {
    yield { path: 'model.output', message: `'${model.output}' is not allowed; ${only}: 'identity'` };
  }
  const squared = ['mse', 'halfMse', 'sumSquared'];
  if (!squared.includes(loss.kind)) {
    const allowed = squared.map((kind) => quote(kind)).join(', ');
    yield { path: 'loss.kind', message: `'${loss.kind}' is not allowed; ${only}: ${allowed}` };
  }
  for (const key of ['set', 'train'] as const) {
    if (model[key]) yield { path: `model.${key}`, message: `has no use; ${only}: leave it out` };
  }
}

function repeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
