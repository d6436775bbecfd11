"""Inputs of growing size for the parts whose cost is in question."""


def _log(n):
    return [20.0 + i % 7 / 10 for i in range(n)]


def long_log(subject, n):
    readings = _log(n)
    return lambda: subject.deviations(readings)


def wide_window(subject, n):
    readings = _log(2 * n)
    return lambda: subject.smoothed(readings, n)


WORKLOADS = {"mean-per-reading": long_log, "window-resummed": wide_window}
