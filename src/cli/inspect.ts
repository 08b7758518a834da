import type { Arguments } from './arguments.ts';
import { metricsTable } from './metrics-table.ts';
import { openModel } from './model-file.ts';
import { type Output, short, textTable } from './output.ts';

/** `descent inspect MODEL.json`: what is in a model file. */
export async function inspect({ files, json }: Arguments, { out }: Output): Promise<void> {
  const model = await openModel(files[0]!);
  const { recipe, layers, features, target, metrics } = model;
  if (json) {
    const featureNames = features.map(({ name }) => name);
    const scaling = { features, target };
    out(`${JSON.stringify({ recipe, layers, featureNames, metrics: metrics ?? {}, scaling })}\n`);
    return;
  }
  out(`${model.title}: ${target.name} from ${features.length} features, by ${model.program}\n`);
  out(`${model.data.name}, ${model.data.rows} rows, SHA-256 ${model.data.sha256}\n`);
  out(`${model.training.iterations} iterations (${model.training.outcome})\n\n`);
  const [layer] = layers;
  const rows = features.map(({ name }, i) => [name, short(layer!.weights[i]![0])]);
  const bias = layer!.biases.map((value) => ['bias', short(value)]);
  out(textTable([['feature', 'weight'], ...rows, ...bias]));
  if (metrics) out(`\n${metricsTable([{ title: '', metrics }])}`);
}
