"""`author new`: files that load, and are not yet good enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.authoring.checking.run import Checking
from reviewer.authoring.checking.select import select
from reviewer.authoring.checking.store import Store
from reviewer.authoring.scaffold import scaffold
from reviewer.library import Library
from reviewer.problems import InputError


def test_the_scaffold_loads(tmp_path: Path) -> None:
    paths = scaffold("core/regulars", tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in paths] == [
        "snippets/core/regulars/snippet.py",
        "snippets/core/regulars/fixed.py",
        "snippets/core/regulars/test_behaviour.py",
        "snippets/core/regulars/growth.py",
        "rubrics/core/regulars.toml",
    ]
    snippet = Library.open(tmp_path, builtin=False).snippet("core/regulars")
    assert [issue.id for issue in snippet.rubric.issues] == ["name-sought-in-list"]


def test_only_the_texts_are_left_to_write(tmp_path: Path, store: Store) -> None:
    scaffold("core/regulars", tmp_path)
    checking = Checking(select((), (tmp_path,)), store)
    found = [*checking.fast(), *checking.runs()]
    assert {one.check for one in found} == {"placeholder"}
    assert len(found) == 12
    assert all(one.problem.line for one in found)


@pytest.mark.parametrize("taken", ["snippets/core/regulars", "rubrics/core/regulars.toml"])
def test_nothing_is_written_over(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).mkdir(parents=True)
    with pytest.raises(InputError, match=r"exists already\. Choose another id, or remove it first"):
        scaffold("core/regulars", tmp_path)
    assert not list(tmp_path.rglob("*.py"))


@pytest.mark.parametrize("name", ["regulars", "core/", "../x", "core/../x", "Core/X", "a/b/c", ""])
def test_an_id_that_is_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="is no id of a snippet"):
        scaffold(name, tmp_path)
    assert not list(tmp_path.iterdir())
