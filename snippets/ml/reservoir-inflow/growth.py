"""Workload that shows how the cost of fitting grows with the number of rounds."""
import numpy as np
import pandas as pd


def rounds(subject, n):
    rng = np.random.default_rng(0)
    X = pd.DataFrame({"inflow": rng.random(8), "rain": rng.random(8)})
    y = pd.Series(rng.random(8))
    model = subject.BoostedTrees(max_rounds=n, patience=n)
    return lambda: model.fit(X, y, X, y)


WORKLOADS = {"all-trees-again": rounds}
