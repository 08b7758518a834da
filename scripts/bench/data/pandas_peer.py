"""pandas as it is written every day. A workload is "WORK<tab>FILE"."""
import sys
import time

import pandas


def table(path):
    started = time.perf_counter()
    frame = pandas.read_csv(path)
    frame.select_dtypes("number").to_numpy()
    return time.perf_counter() - started


def describe(path):
    frame = pandas.read_csv(path)
    started = time.perf_counter()
    frame.describe()
    frame.nunique()
    frame.isna().sum()
    return time.perf_counter() - started


works = {"rows": table, "table": table, "describe": describe}
print(f"pandas {pandas.__version__}|{' '.join(works)}", flush=True)
for line in sys.stdin:
    work, path = line.rstrip("\n").split("\t")
    print(f"{works[work](path)!r} 0", flush=True)
