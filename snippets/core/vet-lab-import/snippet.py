"""Nightly import of the blood values that a lab sends to a group of vets."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor  # decoy: no-use-of-threads

MAX_BAD = 20  # bad lines in a night; more mean that the format changed


class ImportStopped(Exception):
    """There are so many bad lines that the files cannot be trusted."""


class LabImport:
    """Takes the values from a night's files and bills each new sample once.

    `fetch` gets the text of a file from the lab. `charge` books the fee of a sample.
    `charged` holds the samples that were billed; the caller keeps it between nights.
    """

    def __init__(
        self,
        fetch: Callable[[str], str],
        charge: Callable[[str], None],
        charged: set[str],
    ) -> None:
        self.fetch = fetch
        self.charge = charge
        self.charged = charged
        self.values: dict[tuple[str, str], int] = {}  # (animal, test) -> newest value
        self.bad: list[str] = []

    def run(self, names: Iterable[str]) -> int:
        """Import the files in order of their names; returns how many there were.

        Errors of `fetch` and ImportStopped end the import and reach the caller.
        """
        files = sorted(names)
        pool = ThreadPoolExecutor(max_workers=len(files))  # defect: thread-per-file, night-without-files
        with pool:  # decoy: nobody-waits
            for name in files:
                pool.submit(self._import_file, name)  # defect: errors-swallowed, correction-overtaken, billed-twice, others-go-on
        return len(files)

    def _import_file(self, name: str) -> None:
        for line in self.fetch(name).splitlines():
            try:
                sample, animal, test, value = line.split(";")
                number = int(value)
            except ValueError:
                self._reject(f"{name}: {line}")
                continue
            self._bill(sample)
            self.values[animal, test] = number  # defect: correction-overtaken

    def _bill(self, sample: str) -> None:
        if sample not in self.charged:  # defect(block): billed-twice
            self.charge(sample)
            self.charged.add(sample)

    def _reject(self, line: str) -> None:
        self.bad.append(line)  # decoy: append-unlocked
        if len(self.bad) > MAX_BAD:
            raise ImportStopped(f"{len(self.bad)} bad lines, the last is {line}")  # defect: others-go-on
