"""Texts of kinds: each read when it is asked for, all of them when all are."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from reviewer.library import Library, UnknownSnippetError
from reviewer.problems import InputError, Problem

from .conftest import WriteLibrary

_KIND = """\
[[kind]]
id = "{id}"
title = "{title}"
statement = "s"
why = "w"
fix = "f"
"""


def _library(root: Path, **files: str) -> Library:
    (root / "rubrics" / "kinds").mkdir()
    for category, text in files.items():
        (root / "rubrics" / "kinds" / f"{category}.toml").write_text(text, encoding="utf-8")
    return Library.open(root, builtin=False)


def _kind(kind_id: str, title: str = "t") -> str:
    return _KIND.format(id=kind_id, title=title)


def test_on_demand_gives_the_same_kinds_as_all_at_once() -> None:
    every = Library.open().kinds()
    on_demand = Library.open().kinds_on_demand()
    assert len(every) > 100
    assert {kind_id: on_demand[kind_id] for kind_id in every} == every
    assert dict(on_demand) == every


def test_a_kind_is_found_in_any_file_and_the_first_wins(write_library: WriteLibrary) -> None:
    files = {"space": _kind("a", "first") + _kind("b"), "time": _kind("a", "second") + _kind("c")}
    kinds = _library(write_library(), **files).kinds_on_demand()
    assert (kinds["a"].title, kinds["a"].category) == ("first", "space")
    assert kinds["c"].category == "time"
    assert kinds.get("d") is None
    assert kinds.get("") is None


def test_a_header_may_be_written_in_any_way_that_toml_allows(write_library: WriteLibrary) -> None:
    text = _kind("a") + _kind("b").replace("[[kind]]", "  [[ kind ]]  # the second")
    text = text.replace('id = "b"', "id='b'")
    assert _library(write_library(), time=text).kinds_on_demand()["b"].id == "b"


def test_text_that_looks_like_a_header_belongs_to_its_value(write_library: WriteLibrary) -> None:
    text = _kind("a").replace('"w"', '"""\n[[kind]]\nid = "b"\n"""') + _kind("b", "real")
    kinds = _library(write_library(), time=text).kinds_on_demand()
    assert kinds["a"].why == '[[kind]]\nid = "b"\n'
    assert kinds["b"].title == "real"


def test_a_faulty_kind_is_named_with_its_line_when_it_is_asked_for(
    write_library: WriteLibrary,
) -> None:
    text = _kind("a") + _kind("b").replace("why", "wy")
    library = _library(write_library(), time=text)
    kinds = library.kinds_on_demand()
    assert kinds["a"].title == "t"
    with pytest.raises(InputError) as on_demand:
        kinds["b"]
    with pytest.raises(InputError) as all_at_once:
        library.kinds()
    assert on_demand.value.problems == all_at_once.value.problems
    assert [problem.line for problem in on_demand.value.problems] == [7, 11]


def test_errors_cross_to_other_processes_whole() -> None:
    error = InputError([Problem("a.toml", 3, "wrong", "mend it", "key")])
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.problems, str(copy)) == (InputError, error.problems, str(error))
    unknown = pickle.loads(pickle.dumps(UnknownSnippetError("core/x", "core/y")))
    assert (unknown.snippet_id, unknown.nearest) == ("core/x", "core/y")
