"""How the running time grows with the number of blocks."""
import numpy as np


def levels_of_blocks(subject, n):
    subject.BLOCK = 2
    counts = np.tile(np.array([3, -3], dtype=np.int16), 40 * n)
    return lambda: subject.block_levels(counts)


WORKLOADS = {"levels-appended": levels_of_blocks}
