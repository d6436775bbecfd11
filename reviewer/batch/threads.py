"""One thread for each process that scores: matrices are small here, and threads wait spinning."""

from __future__ import annotations

import os

_NAMES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def one_thread_each() -> None:
    """Have NumPy's libraries use one thread, here and in processes started from here, unless the
    user said otherwise. Works only before NumPy is imported."""
    for name in _NAMES:
        os.environ.setdefault(name, "1")
