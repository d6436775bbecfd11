"""A run that was killed goes on where it was, and no line is lost or doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.batch.journal import Journal
from reviewer.problems import InputError


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def test_a_whole_run_leaves_only_the_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with Journal(path, "run", resume=False) as journal:
        journal.write("a\n")
        journal.commit(1, {})
        journal.write("b\n")
        journal.finish()
    assert lines(path) == ["a", "b"]
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_not_committed_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with Journal(path, "run", resume=False) as journal:
        journal.write("a\n")
        journal.commit(3, {"scored": 1})
        journal.write("b, and ha")
    assert not path.exists()
    with Journal(path, "run", resume=True) as journal:
        assert (journal.items, journal.state) == (3, {"scored": 1})
        journal.write("b\n")
        journal.finish()
    assert lines(path) == ["a", "b"]


def test_without_resume_a_run_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    for resume in (False, False):
        with Journal(path, "run", resume=resume) as journal:
            assert journal.items == 0
            journal.write("a\n")
            journal.commit(1, {})
    with Journal(path, "run", resume=True) as journal:
        journal.finish()
    assert lines(path) == ["a"]


def test_with_nothing_to_resume_a_run_begins(tmp_path: Path) -> None:
    with Journal(tmp_path / "out.jsonl", "run", resume=True) as journal:
        assert journal.items == 0


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda part, record: record.write_text("{"), "the journal is damaged"),
        (lambda part, record: record.unlink(), "there is no journal of an interrupted run"),
        (lambda part, record: part.write_text(""), "the part file is shorter than its journal"),
    ],
)
def test_what_cannot_be_resumed_is_said(tmp_path: Path, damage: object, said: str) -> None:
    path = tmp_path / "out.jsonl"
    with Journal(path, "run", resume=False) as journal:
        journal.write("a\n")
        journal.commit(1, {})
    assert callable(damage)
    damage(journal.part, path.with_name(f".{path.name}.journal"))
    with pytest.raises(InputError, match=said) as caught:
        Journal(path, "run", resume=True)
    assert "Run again without --resume" in str(caught.value.problems[0])


def test_another_run_is_not_resumed(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with Journal(path, "run", resume=False) as journal:
        journal.write("a\n")
        journal.commit(1, {})
    with pytest.raises(InputError, match="other input, options, snippets or another engine"):
        Journal(path, "other run", resume=True)


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with (
        Journal(path, "run", resume=False),
        pytest.raises(InputError, match="another run is writing this file"),
    ):
        Journal(path, "run", resume=False)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written: No such file or directory"):
        Journal(tmp_path / "none" / "out.jsonl", "run", resume=False)
