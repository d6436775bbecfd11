"""Reads the sheets of a map archive for the viewer and for bulk exports."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

log = logging.getLogger(__name__)

Fetch = Callable[[str], bytes]


class MapArchive:
    """Sheets of the archive, each stored as an index and a number of pieces.

    `fetch(path)` reads one file and raises OSError when it cannot. It may be called
    from any thread, but the archive serves at most `workers` calls at a time.
    `bytes_fetched` is the volume of all pieces so far, for the monthly bill.
    """

    def __init__(self, fetch: Fetch, workers: int = 8) -> None:
        self._fetch = fetch
        self._pool = ThreadPoolExecutor(workers)  # every fetch of the process runs here
        self._lock = Lock()
        self._indexes: dict[str, Future[tuple[str, ...]]] = {}
        self.bytes_fetched = 0

    def close(self) -> None:
        """Give the threads back."""
        self._pool.shutdown()

    def pieces(self, name: str) -> tuple[str, ...]:
        """Paths of a sheet's pieces, top to bottom; its index is fetched only once."""
        with self._lock:
            index = self._indexes.get(name)
            if index is None:
                index = self._pool.submit(self._read_index, name)
                self._indexes[name] = index
        try:
            return index.result()
        except BaseException:
            with self._lock:
                if self._indexes.get(name) is index:
                    del self._indexes[name]  # the next caller tries again
            raise

    def _read_index(self, name: str) -> tuple[str, ...]:
        return tuple(self._fetch(f"{name}/index.txt").decode("utf-8").splitlines())

    def sheet(self, name: str) -> bytes:
        """The whole sheet, its pieces joined top to bottom.

        Raises OSError when the index or a piece cannot be read.
        """
        return b"".join(self._pool.map(self._load, self.pieces(name)))

    def _load(self, path: str) -> bytes:
        data = self._fetch(path)
        with self._lock:
            self.bytes_fetched += len(data)
        return data

    def export(self, names: Iterable[str], save: Callable[[str, bytes], None]) -> int:
        """Save all these sheets, in any order; the number of sheets saved.

        A sheet that cannot be read is logged and left out.
        """
        saved = 0
        for name in names:  # one at a time: its pieces keep all workers busy
            try:
                sheet = self.sheet(name)
            except OSError:
                log.exception("sheet %s is left out", name)
                continue
            save(name, sheet)
            saved += 1
        return saved
