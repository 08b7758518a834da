import { optimizers } from '../nn/optimizers.ts';
import { createSchedule } from '../nn/schedules.ts';
import type { Shape } from '../nn/shape.ts';
import { quote } from '../problem.ts';
import { decodeInt32, encodedLength } from '../train/resume/base64.ts';
import { type Layer, type Model, shapeOf } from './model.ts';
import { descentOf, targetCount, targetsOf } from './recipe.ts';
import { type Finding, namesText, pathText } from './shapes.ts';

/** How many losses there are. */
export interface HistoryLengths {
  readonly loss: number;
  readonly validationLoss: number;
}

/**
 * Parts of a model file that are each well-formed but do not fit one another.
 * @param lengths of its history, where that is kept elsewhere
 */
export function disagreements(model: Model, lengths: HistoryLengths = lengthsOf(model)): Finding[] {
  const findings = [...targetFindings(model), ...featureFindings(model)];
  // Layers can only be told right or wrong by columns that are right.
  if (findings.length > 0) return findings;
  for (const part of ['layers', 'first', 'gradient'] as const) findings.push(...layerFindings(model, part));
  return [...findings, ...historyFindings(model, lengths), ...resumeFindings(model)];
}

function* targetFindings({ recipe, target }: Model): Iterable<Finding> {
  const wanted = recipe.model.output === 'identity' ? 'numbers' : 'classes';
  if (target.kind !== wanted) {
    const message = `is '${target.kind}' where output '${recipe.model.output}' has '${wanted}'`;
    yield { path: 'target.kind', message };
    return;
  }
  const names = target.kind === 'numbers' ? target.columns.map(({ name }) => name) : [target.name];
  const path = target.kind === 'numbers' ? 'target.columns' : 'target.name';
  const asked = targetCount(recipe);
  if (names.length !== asked) {
    yield { path, message: `holds ${names.length} columns where the recipe has ${asked} targets` };
    return;
  }
  const wrong = targetsOf(recipe).find((name, i) => name !== names[i]);
  if (wrong !== undefined) {
    yield { path, message: `is ${namesText(names)} where the recipe names ${quote(wrong)}` };
  }
  if (target.kind === 'classes' && recipe.model.output === 'sigmoid' && target.classes.length !== 2) {
    yield { path: 'target.classes', message: `holds ${target.classes.length} classes where sigmoid tells 2` };
  }
}

function* featureFindings({ features }: Model): Iterable<Finding> {
  if (features.length === 0) yield { path: 'features', message: 'is empty' };
  const seen = new Set<string>();
  for (const [i, { name }] of features.entries()) {
    if (seen.size === seen.add(name).size)
      yield { path: `features[${i}].name`, message: `is ${quote(name)} once more` };
  }
}

function* layerFindings(model: Model, part: 'layers' | 'first' | 'gradient'): Iterable<Finding> {
  const { layers, bias } = shapeOf(model);
  const found: readonly Layer[] = model[part];
  if (found.length !== layers.length) {
    yield { path: part, message: `holds ${found.length} layers where the model has ${layers.length}` };
    return;
  }
  for (const [k, { inputs, units }] of layers.entries()) {
    const path = `${part}[${k}]`;
    const { weights, biases } = found[k]!;
    if (weights.length !== inputs) {
      yield { path: `${path}.weights`, message: `holds ${weights.length} rows for ${inputs} inputs` };
    }
    const wide = weights.findIndex((row) => row.length !== units);
    if (wide >= 0) {
      const message = `holds ${weights[wide]!.length} numbers for ${units} ${units === 1 ? 'unit' : 'units'}`;
      yield { path: `${path}.weights[${wide}]`, message };
    }
    const wanted = bias ? units : 0;
    if (biases.length !== wanted) {
      const message = `holds ${biases.length} biases where the recipe asks for ${wanted}`;
      yield { path: `${path}.biases`, message };
    }
  }
}

function lengthsOf({ history }: Model): HistoryLengths {
  return { loss: history.loss.length, validationLoss: history.validationLoss.length };
}

function* historyFindings({ training, recipe }: Model, lengths: HistoryLengths): Iterable<Finding> {
  const { iterations, updatesPerEpoch, rows } = training;
  if (lengths.loss !== iterations) {
    yield { path: 'history.loss', message: `holds ${lengths.loss} losses for ${iterations} iterations` };
  }
  // A run that is stopped between an epoch and the look at its validation rows has one less.
  const epochs = descentOf(recipe) && rows.validation > 0 ? Math.floor(iterations / updatesPerEpoch) : 0;
  const looks = lengths.validationLoss;
  if (looks !== epochs && looks !== epochs - 1) {
    yield { path: 'history.validationLoss', message: `holds ${looks} losses for ${epochs} epochs` };
  }
}

function* resumeFindings({ resume, training, ...model }: Model): Iterable<Finding> {
  if (!resume) return;
  yield* vectorFindings({ ...model, training, resume });
  const descent = descentOf(model.recipe);
  const kept = descent ? (createSchedule(descent.schedule, descent.learningRate, 1).state?.length ?? 0) : 0;
  if (resume.schedule.length !== kept) {
    const message = `holds ${resume.schedule.length} numbers where the schedule keeps ${kept}`;
    yield { path: 'resume.schedule', message };
  }
  const { shuffle } = resume;
  if (!shuffle) return;
  const { words } = shuffle.generator;
  const isWord = (word: number) => Number.isInteger(word) && word >= 0 && word <= 0xffffffff;
  if (words.length !== 624 || !words.every(isWord)) {
    yield { path: 'resume.shuffle.generator.words', message: 'is no list of 624 words of 32 bits' };
  }
  const { train } = training.rows;
  if (shuffle.place >= Math.max(1, train)) {
    yield { path: 'resume.shuffle.place', message: `is ${shuffle.place} of ${train} rows` };
  }
  const epochs = Math.ceil(training.iterations / training.updatesPerEpoch);
  if (shuffle.shuffles > epochs + 1) {
    yield { path: 'resume.shuffle.shuffles', message: `is ${shuffle.shuffles} for ${epochs} epochs` };
  }
  if (shuffle.order !== null && !isOrder(shuffle.order, train)) {
    yield { path: 'resume.shuffle.order', message: `is no order of ${train} rows` };
  }
}

/** What a checkpoint keeps by name: all of a group or nothing of it. */
function vectorGroups({ recipe, training, ...model }: Model): Record<string, number>[] {
  const { parameters, layers } = shapeOf({ ...model, recipe });
  const [{ units, biasesAt }] = layers as [Shape['layers'][number]];
  const rows = units * training.rows.train;
  const descent = descentOf(recipe);
  const moments = descent ? optimizers[descent.kind].moments : [];
  return [
    Object.fromEntries(moments.map((name) => [name, parameters])),
    recipe.run.stopping ? { best: parameters } : {},
    recipe.run.stopping ? { last: parameters } : {},
    { anchor: parameters, offset: parameters },
    { z: rows, sums: rows, base: biasesAt + (recipe.model.bias ? units : 0) },
  ];
}

function* vectorFindings(model: Model): Iterable<Finding> {
  const { vectors } = model.resume!;
  const groups = vectorGroups(model);
  const lengths: Readonly<Record<string, number>> = Object.assign({}, ...groups);
  for (const [name, { length }] of Object.entries(vectors)) {
    const path = pathText(['resume', 'vectors', name]);
    const wanted = Object.hasOwn(lengths, name) ? lengths[name]! : undefined;
    if (wanted === undefined) yield { path, message: 'is nothing that this run keeps' };
    else if (length !== wanted) yield { path, message: `holds ${length} numbers where it has ${wanted}` };
  }
  for (const names of groups.map(Object.keys)) {
    const missing = names.find((name) => !Object.hasOwn(vectors, name));
    if (missing === undefined || names.every((name) => !Object.hasOwn(vectors, name))) continue;
    yield { path: `resume.vectors.${missing}`, message: 'is missing beside what belongs to it' };
  }
}

/** Whether the text holds every row once. */
function isOrder(text: string, rows: number): boolean {
  if (text.length !== encodedLength(rows)) return false;
  const order = new Int32Array(rows);
  if (!decodeInt32(text, order)) return false;
  const seen = new Uint8Array(rows);
  for (const row of order) {
    if (!(row >= 0 && row < rows) || seen[row]) return false;
    seen[row] = 1;
  }
  return true;
}
