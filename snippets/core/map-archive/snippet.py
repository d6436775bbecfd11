"""Reads the sheets of a map archive for the viewer and for bulk exports."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed

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
        self._workers = workers
        self._indexes: dict[str, tuple[str, ...]] = {}  # decoy: indexes-kept
        self.bytes_fetched = 0

    def pieces(self, name: str) -> tuple[str, ...]:
        """Paths of a sheet's pieces, top to bottom; its index is fetched only once."""
        if name not in self._indexes:  # defect: index-fetched-by-many
            index = self._fetch(f"{name}/index.txt").decode("utf-8")  # defect: pool-per-sheet
            self._indexes[name] = tuple(index.splitlines())  # defect: index-fetched-by-many
        return self._indexes[name]

    def sheet(self, name: str) -> bytes:
        """The whole sheet, its pieces joined top to bottom.

        Raises OSError when the index or a piece cannot be read.
        """
        parts: dict[str, bytes] = {}
        with ThreadPoolExecutor(self._workers) as pool:  # defect: pool-per-sheet
            for path in self.pieces(name):
                pool.submit(self._load, path, parts)  # defect: failure-unseen
        return b"".join(parts.values())  # defect: joined-as-they-come

    def _load(self, path: str, parts: dict[str, bytes]) -> None:
        data = self._fetch(path)
        parts[path] = data  # decoy: dict-of-all-threads
        self.bytes_fetched += len(data)  # defect: bill-loses-bytes

    def export(self, names: Iterable[str], save: Callable[[str, bytes], None]) -> int:
        """Save all these sheets, in any order; the number of sheets saved.

        A sheet that cannot be read is logged and left out.
        """
        saved = 0
        with ThreadPoolExecutor(self._workers) as pool:  # defect: pool-per-sheet
            sheets = {pool.submit(self.sheet, name): name for name in names}  # defect: all-sheets-held
            for done in as_completed(sheets):  # defect: all-sheets-held
                name = sheets[done]
                try:
                    sheet = done.result()
                except OSError:
                    log.exception("sheet %s is left out", name)
                    continue
                save(name, sheet)  # defect: reads-on-after-the-end
                saved += 1
        return saved
