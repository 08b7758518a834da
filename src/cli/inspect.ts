import { inputNames } from '../core/data/encode.ts';
import { isClassification } from '../core/evaluate/metrics.ts';
import { modelLayerNames, parameterLabel } from '../core/evaluate/parameter-names.ts';
import { targetNames } from '../core/evaluate/predict.ts';
import { flatParameters, type Model, shapeOf } from '../core/format/model.ts';
import type { Arguments } from './arguments.ts';
import { metricsTable } from './metrics-table.ts';
import { openModel } from './model-file.ts';
import { type Output, short, textTable } from './output.ts';

/** More parameters than this are counted by layer, not listed. */
const LISTED = 200;

/** `descent inspect MODEL.json`: what is in a model file. */
export async function inspect({ files, json }: Arguments, { out }: Output): Promise<void> {
  const model = await openModel(files[0]!);
  const { recipe, layers, features, target, metrics } = model;
  if (json) {
    // One a row of the first layer's weights.
    const featureNames = inputNames(features);
    const scaling = { features, target };
    out(`${JSON.stringify({ recipe, layers, featureNames, metrics: metrics ?? {}, scaling })}\n`);
    return;
  }
  const count = features.length === 1 ? '1 feature' : `${features.length} features`;
  out(`${model.title}: ${targetNames(target).join(', ')} from ${count}, by ${model.program}\n`);
  out(`${model.data.name}, ${model.data.rows} rows, SHA-256 ${model.data.sha256}\n`);
  out(`${model.training.iterations} iterations (${model.training.outcome})\n\n`);
  out(parameterTable(model));
  if (metrics) out(`\n${metricsTable([{ title: '', metrics }])}`);
  if (metrics) out(confusionTable(model));
}

function parameterTable(model: Model): string {
  const shape = shapeOf(model);
  if (shape.parameters > LISTED) {
    const rows = shape.layers.map(({ inputs, units, activation }, k) => [
      `layer[${k}]`,
      `${inputs}`,
      `${units}`,
      activation,
      `${inputs * units + (shape.bias ? units : 0)}`,
    ]);
    return textTable([['layer', 'inputs', 'units', 'activation', 'parameters'], ...rows]);
  }
  const names = modelLayerNames(model);
  const rows = Array.from(flatParameters(model.layers), (value, i) => [
    parameterLabel(shape, names, i),
    short(value),
  ]);
  return textTable([['feature', 'weight'], ...rows]);
}

/** Of the rows that training never saw, where there are any: rows by their class and the one predicted. */
function confusionTable({ target, metrics }: Model): string {
  const part = metrics?.test ? 'test' : metrics?.validation ? 'validation' : 'train';
  const measured = metrics?.[part];
  if (target.kind !== 'classes' || !measured || !isClassification(measured)) return '';
  const rows = measured.confusion.map((counts, i) => [`${target.classes[i]}`, ...counts.map(String)]);
  const head = [`${part}: is \\ predicted`, ...target.classes.map(String)];
  return `\n${textTable([head, ...rows])}`;
}
