"""Attempts to JSON Lines and back; order and repetition of imports do not matter."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.practice.history import Appeal, Attempt, History
from reviewer.practice.transfer import SCHEMA, lines_of, read_lines
from reviewer.problems import Problem

from .examples import NOW

ATTEMPT = Attempt(
    id="a1",
    snippet="core/shared-items",
    reviewer="ada",
    rubric="abc",
    engine="0.1.0+test",
    started=NOW,
    submitted=NOW + timedelta(minutes=9),
    seconds=61.5,
    score=60.0,
    review={"snippet": "core/shared-items", "comments": [{"body": "use a set…"}]},
    report={"score": 60.0, "issues": []},
    details={"mode": "practice", "hints": {"scan": 1}},
)
APPEAL = Appeal("comment:0", "It is a set.", NOW + timedelta(hours=1))

Item = tuple[Attempt, tuple[Appeal, ...]]


def whole(history: History) -> list[Item]:
    appeals = history.appeals()
    return [(one, appeals.get(one.id, ())) for one in history.attempts()]


def exported(items: list[Item]) -> bytes:
    text = lines_of([one for one, _ in items], {one.id: appeals for one, appeals in items})
    return "".join(text).encode()


def test_what_is_exported_is_imported_whole(tmp_path: Path) -> None:
    with History(tmp_path / "one.db") as history:
        assert history.merge([(ATTEMPT, (APPEAL,))]) == (1, 0)
        items = whole(history)
    assert items == [(ATTEMPT, (APPEAL,))]
    with History(tmp_path / "two.db") as history:
        read = list(read_lines(io.BytesIO(exported(items)), "x.jsonl"))
        assert not any(isinstance(item, Problem) for item in read)
        assert history.merge(item for item in read if not isinstance(item, Problem)) == (1, 0)
        assert whole(history) == items
        assert exported(whole(history)) == exported(items)


ITEMS = st.builds(
    lambda number, minutes, score, text, appeals: (
        replace(
            ATTEMPT,
            id=f"a{number}",
            submitted=NOW + timedelta(minutes=minutes),
            score=float(score),
            details={"notes": text},
        ),
        tuple(
            Appeal(f"issue:{subject}", said, NOW + timedelta(minutes=made))
            for subject, (said, made) in sorted(appeals.items())
        ),
    ),
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(0, 100),
    st.text(max_size=3),
    st.dictionaries(
        st.sampled_from("ab"),
        st.tuples(st.text(alphabet="xyz", max_size=3), st.integers(0, 2)),
        max_size=2,
    ),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(ITEMS, max_size=6).flatmap(
        lambda items: st.tuples(st.just(items), st.permutations(items))
    )
)
def test_neither_order_nor_repetition_of_imports_matters(
    both: tuple[list[Item], list[Item]],
) -> None:
    items, shuffled = both
    with (
        TemporaryDirectory() as folder,
        History(Path(folder) / "one.db") as one,
        History(Path(folder) / "two.db") as two,
    ):
        one.merge(items)
        for item in shuffled:
            two.merge([item])
        assert two.merge(shuffled) == (0, len(shuffled))
        assert whole(one) == whole(two)


def test_an_import_that_breaks_off_changes_nothing(tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield ATTEMPT, ()
        raise RuntimeError

    with History(tmp_path / "history.db") as history:
        with pytest.raises(RuntimeError):
            history.merge(broken())
        assert list(history.attempts()) == []


LINE = json.loads(next(lines_of([ATTEMPT], {})))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"schema": "reviewer.attempt/9"}, "not an attempt"),
        ({"id": ""}, "`id` is empty"),
        ({"id": "a\x1b[2J"}, "`id` is empty, or holds control characters"),
        ({"snippet": None}, "`snippet` must be a text"),
        ({"reviewer": "x" * 201}, "`reviewer` must be a text of at most 200"),
        ({"submitted": "yesterday"}, "`submitted` must be a time"),
        ({"submitted": "0001-01-01T00:00:00+14:00"}, "`submitted` must be a time"),
        ({"score": 101}, "`score` must be a number from 0 to 100"),
        ({"score": True}, "`score` must be a number"),
        ({"seconds": -1}, "`seconds` must be a number"),
        ({"review": []}, "`review` must be an object"),
        ({"appeals": {}}, "`appeals` must be a list"),
        ({"appeals": [3]}, "an appeal must be an object"),
    ],
)
def test_a_wrong_record_is_named_with_its_line(changed: dict[str, object], said: str) -> None:
    lines = [json.dumps(LINE), "", json.dumps(LINE | changed)]
    first, problem = read_lines(io.BytesIO("\n".join(lines).encode()), "x.jsonl")
    assert first == (ATTEMPT, ())
    assert isinstance(problem, Problem)
    assert problem.line == 3
    assert said in problem.message


@pytest.mark.parametrize(
    "line",
    [b"{", b"\xff\xfe", b"[" * 100_000, b"NaN", json.dumps(LINE).replace("61.5", "NaN").encode()],
)
def test_what_is_no_json_is_passed_over_and_named(line: bytes) -> None:
    found = list(read_lines(io.BytesIO(line + b"\n" + json.dumps(LINE).encode()), "x.jsonl"))
    assert [isinstance(item, Problem) for item in found] == [True, False]


def test_infinity_in_a_document_is_refused() -> None:
    text = json.dumps(LINE).replace('"score": 60.0, "issues"', '"score": 1e999, "issues"')
    (problem,) = read_lines(io.BytesIO(text.encode()), "x.jsonl")
    assert isinstance(problem, Problem)
    assert "`report` holds a number that is out of range" in problem.message


def test_a_line_without_end_is_not_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.practice.transfer.MOST_BYTES", 2_000)
    data = b'"' + b"x" * 9_000 + b'"\n' + json.dumps(LINE).encode()
    problem, good = read_lines(io.BytesIO(data), "x.jsonl")
    assert isinstance(problem, Problem)
    assert "longer than" in problem.message
    assert good == (ATTEMPT, ())


def test_the_schema_is_named_in_every_line() -> None:
    assert LINE["schema"] == SCHEMA
