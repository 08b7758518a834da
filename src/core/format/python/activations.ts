import type { Activation } from '../../nn/shape.ts';
import type { PortableLayer } from '../portable.ts';

/** An activation in NumPy: what calls it, and what has to be defined for that. */
interface PythonActivation {
  /** The expression that applies it to the expression `z`. */
  readonly call: (z: string, layer: PortableLayer) => string;
  readonly definition?: string;
  /** Other activations that the definition uses. */
  readonly needs?: readonly Activation[];
  /** A module of Python's own library that the definition uses. */
  readonly module?: string;
}

const named =
  (name: string) =>
  (z: string): string =>
    `${name}(${z})`;

export const pythonActivations: Readonly<Record<Activation, PythonActivation>> = {
  identity: { call: (z) => z },
  tanh: { call: named('np.tanh') },
  relu: { call: (z) => `np.maximum(${z}, 0)` },
  sigmoid: {
    call: named('sigmoid'),
    definition: `def sigmoid(z):
    e = np.exp(-np.abs(z))  # so that nothing overflows
    return np.where(z >= 0, 1, e) / (1 + e)
`,
  },
  leakyRelu: {
    call: named('leaky_relu'),
    definition: `def leaky_relu(z):
    return np.where(z > 0, z, 0.01 * z)
`,
  },
  elu: {
    call: named('elu'),
    definition: `def elu(z):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))
`,
  },
  softplus: {
    call: named('softplus'),
    definition: `def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
`,
  },
  gelu: {
    call: named('gelu'),
    definition: `def gelu(z):
    tails = [math.erfc(value) for value in (-z * math.sqrt(0.5)).ravel()]
    return 0.5 * z * np.reshape(tails, z.shape)
`,
    module: 'math',
  },
  silu: {
    call: named('silu'),
    definition: `def silu(z):
    return z * sigmoid(z)
`,
    needs: ['sigmoid'],
  },
  softmax: {
    call: named('softmax'),
    definition: `def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)
`,
  },
  maxout: {
    call: (z, { pieces }) => `maxout(${z}, ${pieces})`,
    definition: `def maxout(z, pieces):
    return np.max(z.reshape(len(z), -1, pieces), axis=2)
`,
  },
};
