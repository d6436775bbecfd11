"""How the memory grows with the number of averaged days."""
import numpy as np


def many_days(subject, n):
    cap = subject.Cap(level=9_000.0, spot=9_000.0, days=n, volatility=0.4, interest=0.03)
    return lambda: subject.payments(cap, 50, np.random.default_rng(1))


WORKLOADS = {"shocks-at-once": many_days}
