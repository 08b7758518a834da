"""The workloads in NumPy as it is written by those who know it: whole arrays, one flat vector of parameters."""
import numpy as np
from workloads import NUMBERS, SETTINGS, batches, first, first_weights, serve


def linear(name, data):
    settings = SETTINGS[name]
    (w,), random = first_weights(settings)
    x, y = data
    b, rate, only = 0.0, settings["rate"], settings.get("only")
    if only:
        w[only] = -100.0
    losses = []
    for rows in batches(len(x), settings, random):
        xb = x[rows]
        error = xb @ w + b - y[rows]
        losses.append(np.vdot(error, error) / len(error))
        gradient = xb.T @ error / len(error)
        if only:
            w[only] -= rate * gradient[only]
        else:
            w -= rate * gradient
            b -= rate * error.mean()
    return first(losses)


class Network:
    """Its parameters and their gradient are views of flat vectors, so that an update is a few operations."""

    def __init__(self, weights, bias):
        shapes = [shape for w in weights for shape in ([w.shape, (w.shape[1],)] if bias else [w.shape])]
        self.parameters = np.zeros(sum(int(np.prod(shape)) for shape in shapes))
        self.gradient = np.zeros_like(self.parameters)
        self.own, self.slopes, at = [], [], 0
        for shape in shapes:
            size = int(np.prod(shape))
            self.own.append(self.parameters[at : at + size].reshape(shape))
            self.slopes.append(self.gradient[at : at + size].reshape(shape))
            at += size
        self.step = 2 if bias else 1
        for k, w in enumerate(weights):
            self.own[self.step * k][:] = w

    def descend(self, x, y, loss):
        """Sets the gradient, returns the loss."""
        step, outputs = self.step, [x]
        for k in range(0, len(self.own), step):
            z = outputs[-1] @ self.own[k]
            if step == 2:
                z += self.own[k + 1]
            last = k + step == len(self.own)
            outputs.append(z if last else np.maximum(z, 0, out=z))
        error = outputs.pop() - y
        squares = np.vdot(error, error)
        delta = 2 * error if loss == "sumSquared" else 2 / error.size * error
        for k in range(len(self.own) - step, -1, -step):
            below = outputs.pop()
            np.matmul(below.T, delta, out=self.slopes[k])
            if step == 2:
                delta.sum(axis=0, out=self.slopes[k + 1])
            if k > 0:
                delta = delta @ self.own[k].T
                delta *= below > 0
        return squares / (len(error) if loss == "sumSquared" else error.size)


def sgd(p, g, rate):
    def step():
        np.subtract(p, rate * g, out=p)

    return step


def rmsprop(p, g, rate, alpha=0.9, eps=1e-8):
    squares = np.zeros_like(p)

    def step():
        nonlocal p
        squares.__imul__(alpha)
        squares.__iadd__((1 - alpha) * g * g)
        p -= rate * g / (np.sqrt(squares) + eps)

    return step


def adam(p, g, rate, beta1=0.9, beta2=0.999, eps=1e-8):
    mean, squares, t = np.zeros_like(p), np.zeros_like(p), 0

    def step():
        nonlocal p, mean, squares, t
        t += 1
        mean *= beta1
        mean += (1 - beta1) * g
        squares *= beta2
        squares += (1 - beta2) * g * g
        root = np.sqrt(squares)
        root /= np.sqrt(1 - beta2**t)
        root += eps
        p -= rate / (1 - beta1**t) * mean / root

    return step


OPTIMIZERS = {"sgd": sgd, "rmsprop": rmsprop, "adam": adam}


def network(name, data):
    settings = SETTINGS[name]
    weights, random = first_weights(settings)
    net = Network(weights, settings.get("bias", True))
    step = OPTIMIZERS[settings.get("optimizer", "sgd")](net.parameters, net.gradient, settings["rate"])
    x, y = data
    losses = []
    for rows in batches(len(x), settings, random):
        losses.append(net.descend(x[rows], y[rows], settings["loss"]))
        step()
    return first(losses)


def load(_name, _data):
    values = np.loadtxt(NUMBERS)
    return lambda: values.sum()


serve(
    f"NumPy {np.__version__}",
    {
        **{name: linear for name in ("twoWeights", "W1", "W2a", "W2b", "W5a", "W5b")},
        **{name: network for name in ("W3", "W4", "W6")},
        "W7": load,
    },
)
