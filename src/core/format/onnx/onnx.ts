import type { ClassesTarget, NumbersTarget } from '../../data/features.ts';
import { type PortableModel, targetName } from '../portable.ts';
import { activationNodes } from './activations.ts';
import { featureNodes, ML, rawInputs } from './feature-nodes.ts';
import { GraphBuilder } from './graph-builder.ts';
import { modelMessage, type Port } from './messages.ts';

/**
 * The newest that onnxruntime 1.16 knows is 19; 17 (ONNX 1.12, of 2022) has all that is used here, and older
 * programs read it, too.
 */
const OPERATORS = 17;
const ML_OPERATORS = 2;
const IR_VERSION = 8;

/**
 * The model as an ONNX file (https://onnx.ai), in doubles throughout: raw features in, the target in its own unit
 * out. Its inputs are described at `rawInputs`. Outputs: `prediction`, rows x targets; or for classes `label`, one a
 * row, and `probabilities`, rows x classes. A missing cell without a fill value, or a category that a label-encoded
 * feature does not know, gives NaN.
 */
export function writeOnnx(model: PortableModel): Uint8Array {
  const { features, layers, target, title, program } = model;
  const inputs = rawInputs(features);
  const graph = new GraphBuilder(inputs.map(({ name }) => name));
  let values = featureNodes(graph, features);
  for (const [k, layer] of layers.entries()) {
    const { inputs: rows, units, weights, biases, activation } = layer;
    const factors = [values, graph.doubles(weights, [rows, units], `layer${k}_w`)];
    let z = graph.add('MatMul', factors);
    if (biases) z = graph.add('Add', [z, graph.doubles(biases, [units], `layer${k}_b`)]);
    values = activationNodes[activation](graph, z, layer);
  }
  const outputs =
    target.kind === 'classes'
      ? classNodes(graph, values, layers.at(-1)!.units, target)
      : numberNodes(graph, values, target);
  return modelMessage({
    irVersion: IR_VERSION,
    producer: program,
    about: title,
    operatorSets: { '': OPERATORS, [ML]: ML_OPERATORS },
    graph: graph.graph(targetName(target), inputs, outputs),
  });
}

function numberNodes(graph: GraphBuilder, values: string, { columns }: NumbersTarget): Port[] {
  const vector = (of: readonly number[]) => graph.doubles(of, [of.length]);
  const wide = graph.add('Mul', [values, vector(columns.map(({ divisor }) => divisor))]);
  const shifts = vector(columns.map(({ shift }) => shift));
  const name = graph.add('Add', [wide, shifts], {}, 'prediction');
  const about = columns.map((column) => column.name + (column.unit ? ` in ${column.unit}` : '')).join(', ');
  return [{ name, type: 'double', columns: columns.length, about }];
}

/** One sigmoid unit is the probability of the second of two classes; of equal ones the first is the label. */
function classNodes(
  graph: GraphBuilder,
  values: string,
  outputs: number,
  { name, classes }: ClassesTarget,
): Port[] {
  const probabilities =
    outputs === 1
      ? graph.add('Concat', [graph.add('Sub', [graph.doubles([1]), values]), values], { axis: 1 })
      : values;
  const place = graph.add('ArgMax', [probabilities], { axis: 1, keepdims: 0 });
  const known = graph.categories(classes, 'classes');
  const label = graph.add('Gather', [known, place], { axis: 0 }, 'label');
  const named = graph.add('Identity', [probabilities], {}, 'probabilities');
  const type = classes.some((category) => typeof category === 'string') ? 'string' : 'double';
  return [
    { name: label, type, about: name },
    { name: named, type: 'double', columns: classes.length, about: `of ${classes.join(', ')}` },
  ];
}
