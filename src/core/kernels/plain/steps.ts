/** The smallest normal double, 2⁻¹⁰²². */
const NORMAL = 2.2250738585072014e-308;

/** Zero for a denormal: a moment that decays would stay one for thousands of updates, and each is slow. */
export function withoutDenormals(value: number): number {
  return Math.abs(value) < NORMAL ? 0 : value;
}

export function sgd(
  parameters: Float64Array,
  gradient: Float64Array,
  rate: number,
  weightDecay: number,
): void {
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i]!;
    parameters[i] = p - rate * withDecay(gradient[i]!, weightDecay, p);
  }
}

/** Without a decay the gradient stays as it is: adding 0 · p would make NaN of an infinite p. */
function withDecay(g: number, weightDecay: number, p: number): number {
  return weightDecay === 0 ? g : g + weightDecay * p;
}

export function momentum(
  parameters: Float64Array,
  gradient: Float64Array,
  velocity: Float64Array,
  rate: number,
  momentum: number,
  weightDecay: number,
  nesterov: boolean,
): void {
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i]!;
    const g = withDecay(gradient[i]!, weightDecay, p);
    const v = momentum * withoutDenormals(velocity[i]!) + g;
    velocity[i] = v;
    parameters[i] = p - rate * (nesterov ? g + momentum * v : v);
  }
}

export function adagrad(
  parameters: Float64Array,
  gradient: Float64Array,
  squares: Float64Array,
  rate: number,
  eps: number,
  weightDecay: number,
): void {
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i]!;
    const g = withDecay(gradient[i]!, weightDecay, p);
    const s = squares[i]! + g * g;
    squares[i] = s;
    parameters[i] = p - (rate * g) / (Math.sqrt(s) + eps);
  }
}

export function rmsprop(
  parameters: Float64Array,
  gradient: Float64Array,
  squares: Float64Array,
  rate: number,
  alpha: number,
  eps: number,
  weightDecay: number,
): void {
  const rest = 1 - alpha;
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i]!;
    const g = withDecay(gradient[i]!, weightDecay, p);
    const s = alpha * withoutDenormals(squares[i]!) + rest * (g * g);
    squares[i] = s;
    parameters[i] = p - (rate * g) / (Math.sqrt(s) + eps);
  }
}

export function adadelta(
  parameters: Float64Array,
  gradient: Float64Array,
  squares: Float64Array,
  changes: Float64Array,
  rate: number,
  rho: number,
  eps: number,
  weightDecay: number,
): void {
  const rest = 1 - rho;
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i]!;
    const g = withDecay(gradient[i]!, weightDecay, p);
    const s = rho * withoutDenormals(squares[i]!) + rest * (g * g);
    const a = changes[i]!;
    const d = (Math.sqrt(a + eps) / Math.sqrt(s + eps)) * g;
    squares[i] = s;
    changes[i] = rho * withoutDenormals(a) + rest * (d * d);
    parameters[i] = p - rate * d;
  }
}

export function adam(
  parameters: Float64Array,
  gradient: Float64Array,
  mean: Float64Array,
  squares: Float64Array,
  rate: number,
  beta1: number,
  beta2: number,
  eps: number,
  weightDecay: number,
  beta1Power: number,
  beta2Power: number,
  decoupled: boolean,
): void {
  const rest1 = 1 - beta1;
  const rest2 = 1 - beta2;
  const stepSize = rate / (1 - beta1Power);
  const inverse = 1 / Math.sqrt(1 - beta2Power);
  const added = decoupled ? 0 : weightDecay;
  const kept = decoupled ? 1 - rate * weightDecay : 1;
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i]! * kept;
    const g = withDecay(gradient[i]!, added, p);
    const old = withoutDenormals(mean[i]!);
    const m = old + rest1 * (g - old);
    const s = beta2 * withoutDenormals(squares[i]!) + rest2 * (g * g);
    mean[i] = m;
    squares[i] = s;
    parameters[i] = p - (stepSize * m) / (Math.sqrt(s) * inverse + eps);
  }
}
