"""The built-in library with variants; caches lie in the tests' own folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.progress.variants import VariantLibrary


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(scope="session")
def varied() -> VariantLibrary:
    """The built-in library with variants."""
    return VariantLibrary.open()


@pytest.fixture
def empty_library(tmp_path: Path) -> VariantLibrary:
    """A library without snippets."""
    for folder in ("snippets", "rubrics"):
        (tmp_path / "library" / folder).mkdir(parents=True)
    return VariantLibrary.open(tmp_path / "library", builtin=False)
