import type { Feature, LabelFeature, NumberFeature, OneHotFeature } from '../../data/features.ts';
import { isText } from '../portable.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { Port } from './messages.ts';

/** The set of operators that has LabelEncoder. */
export const ML = 'ai.onnx.ml';

/** The one input of a model whose raw features are all numbers. */
const ALL = 'features';

/**
 * What the graph is given: one matrix of doubles when all features are numbers, with a column each in their order;
 * else a column of doubles or texts for each feature, under its name.
 */
export function rawInputs(features: readonly Feature[]): Port[] {
  const missing = (feature: Feature) =>
    feature.fill === undefined ? '' : `; ${isText(feature) ? "''" : 'NaN'} stands for missing`;
  const unit = (feature: Feature) => (feature.unit === undefined ? '' : ` in ${feature.unit}`);
  const about = (feature: Feature) => `${feature.name}${unit(feature)}${missing(feature)}`;
  if (!features.some(isText)) {
    return [{ name: ALL, type: 'double', columns: features.length, about: features.map(about).join(', ') }];
  }
  return features.map((feature) => ({
    name: feature.name,
    type: isText(feature) ? 'string' : 'double',
    columns: 1,
    about: about(feature),
  }));
}

/** Adds what turns raw cells into the inputs of the first layer, rows x inputs; gives their name. */
export function featureNodes(graph: GraphBuilder, features: readonly Feature[]): string {
  const whole = !features.some(isText);
  /** The raw columns of the features from `from` on, so many of them. */
  const raw = (from: number, count: number): string => {
    if (whole && count === features.length) return ALL;
    const places = Array.from({ length: count }, (_, i) => from + i);
    if (whole) return graph.add('Gather', [ALL, graph.integers(places)], { axis: 1 });
    const names = places.map((place) => features[place]!.name);
    return count === 1 ? names[0]! : graph.add('Concat', names, { axis: 1 });
  };
  const blocks: string[] = [];
  for (let from = 0; from < features.length; ) {
    const feature = features[from]!;
    const next = features.findIndex(({ kind }, i) => i > from && kind !== 'number');
    const to = feature.kind === 'number' ? (next < 0 ? features.length : next) : from + 1;
    const cells = raw(from, to - from);
    blocks.push(
      feature.kind === 'number'
        ? numberNodes(graph, cells, features.slice(from, to) as NumberFeature[])
        : categoryNodes(graph, cells, feature),
    );
    from = to;
  }
  return blocks.length === 1 ? blocks[0]! : graph.add('Concat', blocks, { axis: 1 });
}

/** Fills and scales columns of numbers that lie side by side. */
function numberNodes(graph: GraphBuilder, cells: string, features: readonly NumberFeature[]): string {
  const fills = features.map(({ fill }) => (typeof fill === 'number' ? fill : Number.NaN));
  return scaledNodes(graph, filledNodes(graph, cells, fills), features);
}

/** NaN becomes the column's fill value; where that is NaN, too, the prediction will be. */
function filledNodes(graph: GraphBuilder, cells: string, fills: readonly number[]): string {
  if (fills.every(Number.isNaN)) return cells;
  return graph.add('Where', [graph.add('IsNaN', [cells]), graph.doubles(fills, [fills.length]), cells]);
}

function scaledNodes(
  graph: GraphBuilder,
  values: string,
  scales: readonly { readonly shift: number; readonly divisor: number }[],
): string {
  const vector = (of: readonly number[]) => graph.doubles(of, [of.length]);
  const shifted = graph.add('Sub', [values, vector(scales.map(({ shift }) => shift))]);
  // A divisor of 0 stands for a column that is left at 0: so does dividing by infinity.
  const divisors = scales.map(({ divisor }) => (divisor === 0 ? Number.POSITIVE_INFINITY : divisor));
  return graph.add('Div', [shifted, vector(divisors)], {}, 'scaled');
}

function categoryNodes(graph: GraphBuilder, cells: string, feature: LabelFeature | OneHotFeature): string {
  const matches = isText(feature) ? textMatches(graph, cells, feature) : numberMatches(graph, cells, feature);
  if (feature.kind === 'oneHot') return matches;
  // One more than the place, so that 0 is left for a category that the model does not know: it has no code.
  const count = feature.categories.length;
  const numbered = graph.doubles(
    Array.from({ length: count }, (_, i) => i + 1),
    [count, 1],
  );
  const place = graph.add('MatMul', [matches, numbered]);
  const unknown = graph.add('Equal', [place, graph.doubles([0])]);
  const code = graph.add('Sub', [place, graph.doubles([1])]);
  const known = graph.add('Where', [unknown, graph.doubles([Number.NaN]), code]);
  return scaledNodes(graph, known, [feature]);
}

/** rows x categories: 1 where a row has that one. A missing cell without a fill value gives NaN everywhere. */
function numberMatches(
  graph: GraphBuilder,
  cells: string,
  { fill, categories }: OneHotFeature | LabelFeature,
) {
  const filled = filledNodes(graph, cells, [typeof fill === 'number' ? fill : Number.NaN]);
  const known = graph.categories(categories, 'categories');
  const matches = graph.add('Cast', [graph.add('Equal', [filled, known])], { to: 11 });
  const missing = graph.add('Mul', [filled, graph.doubles([0])]);
  return graph.add('Add', [matches, missing]);
}

/** The same for texts, where '' is missing. LabelEncoder knows texts; Equal knows only numbers. */
function textMatches(graph: GraphBuilder, cells: string, { fill, categories }: OneHotFeature | LabelFeature) {
  const MISSING = -1;
  const UNKNOWN = -2;
  const texts = categories.map(String);
  const places = texts.map((_, i) => i);
  const filled = fill === undefined ? MISSING : texts.indexOf(String(fill));
  const attributes = {
    keys_strings: [...texts, ''],
    values_int64s: [...places, filled],
    default_int64: UNKNOWN,
  };
  const place = graph.add('LabelEncoder', [cells], attributes, 'place', ML);
  const matches = graph.add('Cast', [graph.add('Equal', [place, graph.integers(places)])], { to: 11 });
  if (fill !== undefined) return matches;
  const missing = graph.add('Equal', [place, graph.integers([MISSING])]);
  return graph.add('Where', [missing, graph.doubles([Number.NaN]), matches]);
}
