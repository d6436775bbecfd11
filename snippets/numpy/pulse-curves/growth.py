"""How the memory grows with the number of runs and of pulses in a run."""
import numpy as np


def curves(subject, n):
    runs = np.random.default_rng(1).integers(60, 190, (n, n), dtype=np.uint8)
    return lambda: subject.distances(runs, runs)


WORKLOADS = {"cube-of-differences": curves}
