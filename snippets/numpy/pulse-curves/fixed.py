"""Live round: pulse curves of a running watch.

A run is a uint8 array, the pulse in beats per minute every 30 seconds; 0 is no signal.
"""
import numpy as np

ZONE_STARTS = np.array([1, 110, 130, 150, 170])  # lowest pulse of zone 1 to 5


def moving_average(run: np.ndarray, width: int = 5) -> np.ndarray:
    """Mean of the `width` values around each; at the ends, of those there are.

    No signal enters as 0, so that the chart shows it as a dip. `width` is odd, and not
    more than the run has values.
    """
    window = np.ones(width)
    sums = np.convolve(run, window, mode="same")
    return sums / np.convolve(np.ones(len(run)), window, mode="same")


def zones(run: np.ndarray) -> np.ndarray:
    """Zone of each pulse, 1 to 5, or 0 without signal."""
    return np.searchsorted(ZONE_STARTS, run, side="right")


def one_hot(zone: np.ndarray) -> np.ndarray:
    """A row per entry, 1 in the column of its zone; all 0 without signal."""
    numbers = np.arange(1, len(ZONE_STARTS) + 1)
    return (zone[:, np.newaxis] == numbers).astype(np.uint8)


def zone_shares(run: np.ndarray) -> np.ndarray:
    """Share of the run spent in each zone."""
    return one_hot(zones(run)).mean(axis=0)


def finish(run: np.ndarray, pulses: int = 20) -> np.ndarray:
    """The last values of a run, less the lowest of them; no signal counts as 0."""
    last = run[-pulses:]
    return last - last.min()


def distances(runs: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Euclidean distance of each run to each of the others; a run is a row."""
    left, right = runs.astype(float), others.astype(float)
    lengths = (left**2).sum(axis=1)[:, np.newaxis] + (right**2).sum(axis=1)
    return np.sqrt(np.maximum(lengths - 2 * left @ right.T, 0.0))


def most_similar(runs: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Row number of the nearest of the others, for each run."""
    return distances(runs, others).argmin(axis=1)
