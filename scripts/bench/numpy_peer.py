"""The tutorial's workloads as NumPy users write them. Reads a workload's name a line, answers "seconds last_loss"."""
import sys
import time

import numpy as np

raw = np.fromfile(sys.argv[1], sep=" ").reshape(-1, 14)


def prepare():
    n = int(len(raw) * 0.8)
    rows = raw[:n]
    data = (raw - rows.sum(axis=0) / n) / (rows.max(axis=0) - rows.min(axis=0))
    return data[:n], data[n:]


def measure(part, w, b):
    error = part[:, :-1] @ w + b - part[:, -1:]
    return np.mean(error**2), np.mean(np.abs(error))


def full_batch(iterations, only=None):
    train, test = prepare()
    x, y = train[:, :-1], train[:, -1:]
    w, b = np.random.RandomState(0).randn(13, 1), 0.0
    if only:
        w[only] = -100.0
    losses = []
    for _ in range(iterations):
        error = x @ w + b - y
        losses.append(np.sum(error**2) / len(y))
        gradient = np.mean(error * x, axis=0)[:, np.newaxis]
        if only:
            w[only] = w[only] - 0.01 * gradient[only]
        else:
            w = w - 0.01 * gradient
            b = b - 0.01 * np.mean(error)
    measure(train, w, b), measure(test, w, b)
    return losses[-1]


def mini_batches():
    train, test = prepare()
    random = np.random.RandomState(0)
    w, b, losses = random.randn(13, 1), 0.0, []
    data = train.copy()
    for _ in range(50):
        random.shuffle(data)
        for k in range(0, len(data), 100):
            batch = data[k : k + 100]
            x, y = batch[:, :-1], batch[:, -1:]
            error = x @ w + b - y
            losses.append(np.sum(error**2) / len(y))
            w = w - 0.1 * np.sum(error * x, axis=0)[:, np.newaxis] / len(x)
            b = b - 0.1 * np.sum(error) / len(x)
    measure(train, w, b), measure(test, w, b)
    return losses[-1]


workloads = {"twoWeights": lambda: full_batch(2000, [5, 9]), "W1": lambda: full_batch(1000), "W2a": mini_batches}
print(f"numpy {np.__version__}", flush=True)
for line in sys.stdin:
    started = time.perf_counter()
    loss = workloads[line.strip()]()
    print(f"{time.perf_counter() - started!r} {float(loss)!r}", flush=True)
