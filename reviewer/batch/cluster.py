"""Work on a Dask cluster: chunks go out in order, results come back in order.

Libraries are shipped to each worker once, and unpacked there; workers that join later get them
too. Workers must have the same engine: other results than here would be no service.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.formats import Record
from reviewer.model import Report
from reviewer.problems import InputError, Problem

from .identity import library_files, library_hash
from .scorer import CHUNK, Scorer
from .settings import Settings

if TYPE_CHECKING:
    from distributed import Worker

CHUNKS_AHEAD = 4
"""Chunks in the making for each thread of the cluster: this bounds the memory."""
SECONDS_TO_CONNECT = 20

Item = Record | Problem
Result = Report | Problem


class Cluster:
    """A Dask scheduler whose workers score. Use as a context manager."""

    def __init__(self, address: str, settings: Settings) -> None:
        """Connect and prepare the workers. Raises InputError where that fails."""
        try:
            from distributed import Client
        except ImportError:
            raise _refused(
                address, "Dask is not installed", "pip install 'reviewer[dask]'"
            ) from None
        try:
            client: Any = Client
            self._client = client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            remedy = "It is the address that `dask scheduler` prints"
            raise _refused(address, f"no scheduler answers: {_short(error)}", remedy) from None
        self._plugin = _plugin(settings)
        try:
            self._client.register_plugin(self._plugin)
        except Exception as error:
            self._client.close()
            raise _refused(address, f"a worker cannot score: {_short(error)}") from None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def results(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result]]:
        """Each item with its result, in order. Survives workers that die."""
        waiting: deque[tuple[list[Item], Any]] = deque()
        while True:
            while len(waiting) < self._most_waiting():
                if not (chunk := list(islice(items, CHUNK))):
                    break
                waiting.append((chunk, self._submit(chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield from zip(chunk, self._result(chunk, future), strict=True)

    def _most_waiting(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return max(2, threads * CHUNKS_AHEAD)

    def _submit(self, chunk: list[Item]) -> Any:
        return self._client.submit(_work, self._plugin.name, chunk, pure=False)

    def _result(self, chunk: list[Item], future: Any) -> list[Result]:
        """The results of a chunk; where it ends worker after worker, in halves until the item at
        fault is alone."""
        from distributed import KilledWorker

        try:
            done: list[Result] = future.result()
            return done
        except KilledWorker:
            if len(chunk) == 1:
                message = "the workers that scored this review ended: out of memory, or killed"
                return [Problem(chunk[0].path, chunk[0].line, message)]
        middle = len(chunk) // 2
        halves = chunk[:middle], chunk[middle:]
        futures = [self._submit(half) for half in halves]
        return [
            result
            for half, future in zip(halves, futures, strict=True)
            for result in self._result(half, future)
        ]


def _plugin(settings: Settings) -> Any:
    """The plugin that makes a worker able to score. Dask is imported only here and on workers."""
    from distributed import WorkerPlugin

    from reviewer.engine import engine_id

    class Scoring(WorkerPlugin):
        """Holds a worker's scorer."""

        def __init__(self) -> None:
            self.packed = [_packed(directory) for directory in settings.libraries]
            self.run_suggestions = settings.run_suggestions
            self.open_library = settings.open_library
            self.engine = engine_id()
            parts = [library_hash(directory)[:12] for directory in settings.libraries]
            self.name = "-".join(["reviewer", self.engine, *parts, str(self.run_suggestions)])

        def setup(self, worker: Worker) -> None:
            from reviewer.engine import engine_id

            if engine_id() != self.engine:
                raise RuntimeError(f"it has engine {engine_id()}, this is {self.engine}")
            if self.run_suggestions:
                from reviewer.sandbox.walls import sandbox_problem

                if problem := sandbox_problem():
                    raise RuntimeError(problem)
            self.folder = Path(tempfile.mkdtemp(prefix="reviewer-library-"))
            directories = tuple(
                _unpacked(packed, self.folder / str(number))
                for number, packed in enumerate(self.packed)
            )
            self.scorer = Scorer(Settings(directories, self.run_suggestions, self.open_library))

        def teardown(self, worker: Worker) -> None:
            shutil.rmtree(self.folder, ignore_errors=True)

    return Scoring()


def _work(plugin: str, chunk: list[Item]) -> list[Result]:
    from distributed import get_worker

    worker: Any = get_worker()
    scorer: Scorer = worker.plugins[plugin].scorer
    return scorer.score(chunk)


def _packed(directory: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in library_files(directory):
            archive.write(path, path.relative_to(directory).as_posix())
    return buffer.getvalue()


def _unpacked(packed: bytes, folder: Path) -> Path:
    for part in ("snippets", "rubrics"):
        (folder / part).mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder)
    return folder


def _refused(address: str, message: str, remedy: str = "") -> InputError:
    return InputError([Problem(f"--dask {address}", None, message, remedy)])


def _short(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:300]
