"""Counts who passes the turnstiles of a ski resort and reports it now and then."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Self

logger = logging.getLogger(__name__)

Post = Callable[[int, Mapping[str, int]], None]  # number of the batch, people per gate


class PassageCounter:
    """Adds up passages and posts them as numbered batches, in a thread of its own.

    A batch that could not be posted is posted again as it was, under its old number,
    before a new one is made. To be used in one `with` block: when it ends, the rest is
    posted, and an error of that reaches the caller.
    """

    def __init__(self, post: Post, every: float = 10.0) -> None:
        self._post = post
        self._every = every
        self._lock = threading.Lock()  # guards _counts, which all gates change
        self._counts: Counter[str] = Counter()
        self._batch: Counter[str] = Counter()  # not yet posted; touched by no gate
        self._number = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._post_rounds, name="passages")

    def passed(self, gate: str) -> None:
        """Count somebody at a gate. Called by any thread; never waits for a post."""
        with self._lock:  # decoy: lock-for-plus-one
            self._counts[gate] += 1

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stop.set()
        self._thread.join()  # decoy: join-for-a-round
        while self._post_next():  # decoy: posts-from-two-threads
            pass

    def _post_rounds(self) -> None:
        while not self._stop.wait(self._every):
            try:
                self._post_next()
            except Exception:  # decoy: batch-lost
                logger.exception("batch %d waits for the next round", self._number)

    def _post_next(self) -> bool:
        """Post the batch that waits, or else a new one; False if there is neither."""
        if not self._batch:
            with self._lock:
                self._batch, self._counts = self._counts, Counter()
            if not self._batch:
                return False
            self._number += 1
        self._post(self._number, self._batch)  # decoy: posted-without-lock
        self._batch = Counter()
        return True
