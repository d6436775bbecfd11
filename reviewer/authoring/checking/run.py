"""All checks over chosen snippets: the fast ones first, then those that run code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.engine import Engine
from reviewer.library import Library
from reviewer.problems import InputError

from .change import check_change
from .complaint import Complaint
from .evidence import check_evidence
from .giveaways import check_giveaways
from .hints import check_hints
from .layout import check_layout
from .library_files import check_library
from .placeholders import check_placeholders
from .running import run_all
from .select import Target
from .solution import check_fixed_kinds, check_runs
from .store import Store
from .subject import Subject
from .unlisted import check_unlisted
from .wording import check_wording

_FAST = (
    check_placeholders, check_layout, check_change, check_giveaways, check_hints, check_evidence,
    check_fixed_kinds, check_unlisted,
)  # fmt: skip


@dataclass
class Checking:
    """One call of `author check`: `fast`, then `wording`, then `runs`, which executes the authors'
    code in `jobs` processes at a time.

    `told` is called with each snippet's id as its slow checks end.
    """

    targets: Sequence[Target]
    store: Store
    jobs: int = 1
    told: Callable[[str], None] = lambda snippet_id: None
    subjects: list[Subject] = field(default_factory=list)

    def fast(self) -> list[Complaint]:
        """Complaints that take milliseconds; fills `subjects` with the snippets that load."""
        found: list[Complaint] = []
        for target in self.targets:
            library = Library.open(target.home)
            if target.whole:
                found += check_library(target.home)
            kinds = _kinds(library)
            for snippet_id in target.ids:
                found += self._load(library, target.home, snippet_id, kinds)
        for subject in self.subjects:
            for check in _FAST if subject.parses else (check_layout,):
                found += check(subject)
        return sorted(found, key=lambda complaint: complaint.place)

    def runs(self) -> list[Complaint]:
        """Complaints about what tests and workloads do when they are run."""
        with ThreadPoolExecutor(self.jobs) as pool:
            found = [one for some in pool.map(self._runs, self.subjects) for one in some]
        return sorted(found, key=lambda complaint: complaint.place)

    def wording(self) -> list[Complaint]:
        """Complaints about texts that the engine takes for something else."""
        found: list[Complaint] = []
        for home in dict.fromkeys(subject.home for subject in self.subjects):
            engine = Engine(Library.open(home))
            for subject in self.subjects:
                if subject.home == home:
                    found += check_wording(subject, engine, self.store)
        return sorted(found, key=lambda complaint: complaint.place)

    def _load(
        self, library: Library, home: Path, snippet_id: str, kinds: frozenset[str]
    ) -> Iterator[Complaint]:
        try:
            self.subjects.append(Subject(library.snippet(snippet_id), home, kinds))
        except InputError as error:
            for problem in error.problems:
                yield Complaint(snippet_id, "schema", "error", problem)

    def _runs(self, subject: Subject) -> list[Complaint]:
        complaints: list[Complaint] = []
        if subject.parses:
            complaints += check_runs(subject, run_all(subject, self.store))
        self.told(subject.id)
        return complaints


def _kinds(library: Library) -> frozenset[str]:
    try:
        return frozenset(library.kinds())
    except InputError:
        return frozenset()
