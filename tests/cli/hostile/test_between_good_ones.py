"""Hostile input through the whole command line: a clear message or a harmless report, and never a
word lost of the reviews around it.

`python -m pytest tests/cli/hostile -s` prints what was tried and what happened.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from reviewer.safe_text import printable

from ..conftest import Cli
from .cases import Document, Place, Record, commented
from .documents import documents
from .places import places
from .records import records
from .table import Table, first_problem, good, inert, scored_in

RECORDS, DOCUMENTS, PLACES = list(records()), list(documents()), list(places())
MISLEADING = (
    "deep arrays",
    "deep objects",
    "no object",
    "YAML",
    "400,000 comments",
    "the beginning of another format",
)
"""What looks like another format where it comes first."""


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: printable(record.name))
def test_a_record_between_good_ones(cli: Cli, tmp_path: Path, table: Table, record: Record) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_bytes(good("ada") + record.line + b"\n" + good("bob"))
    with table.row(record.name, record.limit) as said:
        result = cli("score", path, "--format", "concise")
        if record.says is None:
            inert(result.out + result.err)
            assert result.code == 0
            assert "3 reviews scored" in result.err
            score = re.search(r" ([\d.]+ \(.*)", result.out.splitlines()[1])
            assert score is not None
            said.append(f"scored: {score[1].rpartition(' (')[0].rpartition(' ')[2]} of 100")
        else:
            assert result.code == 2
            assert scored_in(result) == ["ada", "bob"]
            said.append(first_problem(result, f"{path}:2: "))
            assert record.says in result.err


@pytest.mark.parametrize(
    "record",
    [one for one in RECORDS if one.name in MISLEADING],
    ids=lambda record: record.name,
)
def test_the_first_record_decides_nothing_for_the_others(
    cli: Cli, tmp_path: Path, record: Record
) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_bytes(record.line + b"\n" + good("ada") + good("bob"))
    result = cli("score", path, "--format", "concise")
    assert result.code == 2
    assert scored_in(result) == ["ada", "bob"]
    first_problem(result, f"{path}:1: ")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_file_between_good_ones(
    cli: Cli, tmp_path: Path, table: Table, document: Document
) -> None:
    (tmp_path / "a.jsonl").write_bytes(good("ada"))
    (tmp_path / f"b{document.suffix}").write_bytes(document.content)
    (tmp_path / "c.jsonl").write_bytes(good("bob"))
    with table.row(document.name, document.limit) as said:
        result = cli("score", tmp_path, "--format", "concise")
        assert result.code == 2
        assert scored_in(result) == ["ada", "bob"]
        line = "" if document.line is None else f":{document.line}: "
        place = f"{tmp_path}/b{document.suffix}"
        said.append(first_problem(result, place))
        assert f"{place}{line}" in result.err
        assert document.says in result.err


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices")
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_place_between_good_ones(cli: Cli, tmp_path: Path, table: Table, place: Place) -> None:
    (tmp_path / "a.jsonl").write_bytes(good("ada"))
    (tmp_path / "c.jsonl").write_bytes(good("bob"))
    path = place.make(tmp_path)
    around = (tmp_path / "a.jsonl", path, tmp_path / "c.jsonl")
    options = place.options
    if options:  # a format holds for all files
        around = (path,)
    with table.row(place.name, place.limit) as said:
        result = cli("score", *around, "--format", "concise", *options)
        assert scored_in(result) == ([] if options else ["ada", "bob"])
        if place.says is None:
            assert result.code == 0
            said.append("passed over")
        else:
            assert result.code == 2
            problem = result.err.splitlines()[0]
            assert place.says in problem
            said.append(problem.rpartition(": ")[2])
            assert "root:" not in result.err


def test_nothing_of_a_suggestion_is_run(cli: Cli, tmp_path: Path, table: Table) -> None:
    trace = tmp_path / "owned"
    code = f"open({str(trace)!r}, 'w').close()"
    with table.row("a suggestion that leaves a trace", "never run") as said:
        result = cli("score", "-", "--format", "concise", stdin=commented("Use this.", code))
        assert result.code == 0
        assert not trace.exists()
        said.append("scored, not run")


def test_a_comment_of_empty_lines(cli: Cli, table: Table) -> None:
    with table.row("20,000 empty lines", "20,000 characters a comment", 1) as said:
        result = cli("score", "-", "--format", "concise", stdin=commented(f"a{chr(10) * 19_998}b"))
        assert result.code == 0
        said.append("scored")
