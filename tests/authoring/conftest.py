"""A library with one good snippet: the worked example of snippets/README.md."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.authoring.checking.complaint import Complaint
from reviewer.authoring.checking.run import Checking
from reviewer.authoring.checking.select import select
from reviewer.authoring.checking.store import Store

GUIDE = Path(__file__).parents[2] / "snippets" / "README.md"
ID = "core/night-shift"
Check = Callable[..., list[Complaint]]


def worked_example() -> dict[str, str]:
    """The files that the guide shows, by their path in the library."""
    pattern = re.compile(
        r"^`((?:snippets|rubrics)/\S+)`:\n\n```(?:python|toml)\n(.*?)^```$", re.M | re.S
    )
    return dict(pattern.findall(GUIDE.read_text("utf-8")))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The worked example on disk."""
    root = tmp_path / "library"
    for name, text in worked_example().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Results of runs, kept for all tests."""
    return Store(tmp_path_factory.mktemp("store"))


@pytest.fixture
def check(library: Path, store: Store) -> Check:
    """The complaints about the library; without `run`, no code is executed."""

    def complaints(run: bool = False) -> list[Complaint]:
        checking = Checking(select((str(library),), ()), store)
        fast = checking.fast()
        return [*fast, *checking.runs()] if run else fast

    return complaints


@pytest.fixture
def edit(library: Path) -> Callable[[str, str, str], None]:
    """Replace a text that stands once in a file of the library."""

    def replace(name: str, old: str, new: str) -> None:
        path = next(path for path in library.rglob(name))
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace
