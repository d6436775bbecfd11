"""Resizes the pictures that an estate agency uploads with its listings."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

log = logging.getLogger(__name__)

WIDTHS = (320, 800, 1600)
ROOM = 8  # pictures that wait in memory; submit blocks while there are more

Resize = Callable[[bytes, int], bytes]
Store = Callable[[str, int, bytes], None]


class PictureLine:
    """Worker threads that resize pictures to all WIDTHS and store the results.

    `resize(data, width)` raises ValueError for data that is not a picture,
    `store(name, width, data)` raises OSError while the bucket cannot be reached. What
    goes wrong with a picture is noted in `failed` under its name, and the line goes on
    with the next one. `stored` counts the pictures of which all widths are stored.

    Use it in a with statement, from one thread; at the end of the block everything
    submitted is stored or noted in `failed`.
    """

    def __init__(self, resize: Resize, store: Store, workers: int = 4) -> None:
        self._resize = resize
        self._store = store
        self._todo: queue.Queue[tuple[str, bytes] | None] = queue.Queue(ROOM)
        self._lock = threading.Lock()
        self.failed: dict[str, str] = {}
        self.stored = 0
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work) for _ in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, name: str, data: bytes) -> None:
        """Hand in a picture. Raises RuntimeError when the line is closed."""
        if self._closed:
            raise RuntimeError(f"{name} comes after the end")
        self._todo.put((name, data))

    def _work(self) -> None:
        while True:
            picture = self._todo.get()
            if picture is None:
                break
            name, data = picture
            try:
                for width in WIDTHS:
                    self._store(name, width, self._resize(data, width))
            except Exception as error:  # whatever it is, the next picture gets its turn
                log.exception("%s failed", name)
                with self._lock:
                    self.failed[name] = str(error)
            else:
                with self._lock:
                    self.stored += 1

    def close(self) -> None:
        """Finish what was submitted and end the workers."""
        if self._closed:
            return
        self._closed = True
        for _ in self._threads:
            self._todo.put(None)
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> PictureLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def resize_folder(folder: Path, resize: Resize, store: Store) -> dict[str, str]:
    """Resize all JPEG files of an upload; what went wrong, by file name."""
    with PictureLine(resize, store) as line:
        for path in sorted(folder.glob("*.jpg")):
            line.submit(path.name, path.read_bytes())
    log.info("%s: %d stored, %d failed", folder, line.stored, len(line.failed))
    return line.failed
