import type { Activation } from '../../nn/shape.ts';
import type { PortableLayer } from '../portable.ts';
import type { GraphBuilder } from './graph-builder.ts';

/*
 * Activations as standard operators on doubles. onnxruntime computes Elu, LeakyRelu, Softplus and Erf in single
 * precision only, so those are made of operators that it has for doubles.
 */

type ToNodes = (graph: GraphBuilder, z: string, layer: PortableLayer) => string;

/** Adds what a layer makes of its linear units `z`; gives the name of its outputs. */
export const activationNodes: Readonly<Record<Activation, ToNodes>> = {
  identity: (_, z) => z,
  sigmoid: (graph, z) => graph.add('Sigmoid', [z]),
  tanh: (graph, z) => graph.add('Tanh', [z]),
  relu: (graph, z) => graph.add('Relu', [z]),
  leakyRelu: (graph, z) => graph.add('Max', [z, graph.add('Mul', [z, graph.doubles([0.01])])]),
  elu,
  softplus,
  gelu,
  silu,
  softmax: (graph, z) => graph.add('Softmax', [z], { axis: 1 }),
  maxout,
};

/** z above 0, e^z - 1 below: there tanh(z/2)·(e^z + 1), which loses no digits near 0. */
function elu(graph: GraphBuilder, z: string): string {
  const below = graph.add('Min', [z, graph.doubles([0])]);
  const half = graph.add('Tanh', [graph.add('Mul', [below, graph.doubles([0.5])])]);
  const sum = graph.add('Add', [graph.add('Exp', [below]), graph.doubles([1])]);
  return graph.add('Add', [graph.add('Relu', [z]), graph.add('Mul', [half, sum])]);
}

/** max(z, 0) + log(1 + e^-|z|), with Kahan's log(1 + x) = x·log(u)/(u - 1) for u = 1 + x in doubles. */
function softplus(graph: GraphBuilder, z: string): string {
  const one = graph.doubles([1]);
  const x = graph.add('Exp', [graph.add('Neg', [graph.add('Abs', [z])])]);
  const u = graph.add('Add', [x, one]);
  const ratio = graph.add('Div', [graph.add('Log', [u]), graph.add('Sub', [u, one])]);
  const log = graph.add('Where', [graph.add('Equal', [u, one]), x, graph.add('Mul', [x, ratio])]);
  return graph.add('Add', [graph.add('Relu', [z]), log]);
}

/** z/(1 + e^-z). As z·sigmoid(z) onnxruntime would take it for a QuickGelu, which it has in single precision only. */
function silu(graph: GraphBuilder, z: string): string {
  return graph.add('Div', [
    z,
    graph.add('Add', [graph.add('Exp', [graph.add('Neg', [z])]), graph.doubles([1])]),
  ]);
}

/** z·Φ(z), where Φ(z) is erfc(-z/√2)/2: for z above 0 it is z - z·Φ(-z). */
function gelu(graph: GraphBuilder, z: string): string {
  const size = graph.add('Abs', [z]);
  const tail = erfc(graph, graph.add('Mul', [size, graph.doubles([Math.SQRT1_2])]));
  const cut = graph.add('Mul', [graph.add('Mul', [size, graph.doubles([0.5])]), tail]);
  return graph.add('Sub', [graph.add('Relu', [z]), cut]);
}

/**
 * log(erfc(x)·e^(x²)/t) for x from 0 on as a polynomial in y = 2t - 1, where t = 2/(2 + x): the constant first. From
 * its Chebyshev series, computed with 60 digits and cut after y^27; relative error of erfc below 2e-14 up to x = 20.
 */
const ERFC = [
  -0.6717940840566923, 0.6726432239776567, 0.04734330684190443, -0.0468956102311753, -0.009872689366389959,
  0.008824938557060623, 0.001758933557799016, -0.0023458125004828536, -0.00014624686337800336,
  0.0006736787955802354, -9.373503117098169e-5, -0.00017430294720307876, 7.140101412757025e-5,
  3.174517974944727e-5, -3.018788455139407e-5, 1.3772664131833557e-7, 8.56262342012094e-6,
  -2.947986876949519e-6, -1.272311904868395e-6, 1.2500276611942778e-6, -1.6849800720697293e-7,
  -2.4958327611703916e-7, 1.533434592093446e-7, 1.4448657733660545e-9, -3.917182051036329e-8,
  1.1172352274042302e-8, 4.060882146983786e-9, -1.8902306024377784e-9,
];

/** The complementary error function of x >= 0. */
function erfc(graph: GraphBuilder, x: string): string {
  const two = graph.doubles([2]);
  const t = graph.add('Div', [two, graph.add('Add', [x, two])]);
  const y = graph.add('Sub', [graph.add('Mul', [t, two]), graph.doubles([1])]);
  const constants = ERFC.map((value) => graph.doubles([value]));
  // Horner's rule, from the last one down.
  const polynomial = constants.reduceRight((sum, constant) =>
    graph.add('Add', [graph.add('Mul', [sum, y]), constant]),
  );
  const exponent = graph.add('Sub', [polynomial, graph.add('Mul', [x, x])]);
  return graph.add('Mul', [t, graph.add('Exp', [exponent])]);
}

/** The greatest of each run of `pieces` units. */
function maxout(graph: GraphBuilder, z: string, { units, pieces }: PortableLayer): string {
  const runs = graph.add('Reshape', [z, graph.integers([-1, units / pieces, pieces])]);
  return graph.add('ReduceMax', [runs], { axes: [2], keepdims: 0 });
}
