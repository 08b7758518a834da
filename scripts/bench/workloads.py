"""What the Python peers share: the data and settings of the workloads, and the conversation with bench.js."""
import sys
import time

import numpy as np

HOUSING, NUMBERS = sys.argv[1:3]


def housing():
    raw = np.fromfile(HOUSING, sep=" ").reshape(-1, 14)
    rows = raw[: int(len(raw) * 0.8)]
    data = (rows - rows.sum(axis=0) / len(rows)) / (rows.max(axis=0) - rows.min(axis=0))
    return np.ascontiguousarray(data[:, :-1]), np.ascontiguousarray(data[:, -1:])


def randn(rows, inputs, outputs):
    random = np.random.RandomState(4)
    return random.randn(rows, inputs), random.randn(rows, outputs)


LARGE = {"data": lambda: randn(1_000_000, 13, 1), "sizes": [13, 1], "rate": 0.01}
RELU = {"data": housing, "sizes": [13, 64, 64, 1], "init": "he", "loss": "mse", "rate": 0.001}

# data: x and y; sizes: units of each layer; batch: 0 for all rows
SETTINGS = {
    "twoWeights": {"data": housing, "sizes": [13, 1], "rate": 0.01, "batch": 0, "epochs": 2000, "only": [5, 9]},
    "W1": {"data": housing, "sizes": [13, 1], "rate": 0.01, "batch": 0, "epochs": 1000},
    "W2a": {"data": housing, "sizes": [13, 1], "rate": 0.1, "batch": 100, "epochs": 50},
    "W2b": {"data": housing, "sizes": [13, 1], "rate": 0.1, "batch": 10, "epochs": 500},
    "W3": {**RELU, "optimizer": "rmsprop", "batch": 1, "epochs": 100},
    "W4": {**RELU, "optimizer": "adam", "batch": 32, "epochs": 200},
    "W5a": {**LARGE, "batch": 256, "epochs": 1},
    "W5b": {**LARGE, "batch": 0, "epochs": 100},
    "W6": {
        "data": lambda: randn(64, 1000, 10), "sizes": [1000, 100, 10], "seed": 5, "bias": False,
        "loss": "sumSquared", "rate": 1e-6, "batch": 0, "epochs": 200,
    },
}


def first_weights(settings):
    """The weights of each layer, and the generator that goes on to shuffle."""
    random = np.random.RandomState(settings.get("seed", 0))
    weights = []
    for inputs, units in zip(settings["sizes"], settings["sizes"][1:]):
        factor = np.sqrt(2 / inputs) if settings.get("init") == "he" else 1
        weights.append(random.randn(inputs, units) * factor)
    return weights, random


def batches(rows, settings, random):
    """Row numbers of each batch of a run; a slice where the rows are taken in order."""
    if settings["batch"] == 0:
        for _ in range(settings["epochs"]):
            yield slice(None)
        return
    order = np.arange(rows)
    for _ in range(settings["epochs"]):
        random.shuffle(order)
        for k in range(0, rows, settings["batch"]):
            yield order[k : k + settings["batch"]]


def first(losses):
    """What shows that the same work was done: the mean of the first losses, see workloads.ts."""
    return lambda: np.mean(losses[:100])


def serve(name, runs):
    """Says who it is and what it can run; then reads a workload's name a line and answers "seconds value"."""
    print(f"{name}|{' '.join(runs)}", flush=True)
    prepared = (None, None)
    for line in sys.stdin:
        workload = line.strip()
        if prepared[0] != workload:
            prepared = (None, None)  # frees the data of the last one first
            settings = SETTINGS.get(workload)
            prepared = (workload, settings and settings["data"]())
        seconds, value = timed(runs[workload], workload, prepared[1])
        print(f"{seconds!r} {float(value)!r}", flush=True)


def timed(run, workload, data):
    started = time.perf_counter()
    value = run(workload, data)
    return time.perf_counter() - started, value() if callable(value) else value
