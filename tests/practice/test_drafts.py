"""Drafts are files; these tests write, damage, and kill real ones."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from functools import reduce as fold
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.practice import Autosave, DraftError, Drafts, Session, reduce
from reviewer.practice.actions import (
    Action,
    AddComment,
    AnswerSpace,
    AnswerTime,
    EditBody,
    EditSuggestion,
    Explain,
    Spend,
    Tag,
    TakeHint,
    TakeNotes,
)

from .examples import NOW, session, snippet

FULL: tuple[Action, ...] = (
    Explain("it returns …\nshared items"),
    AnswerTime("O(n*m)"),
    AnswerSpace("O(n)"),
    AddComment("c1", Span(3, 4)),
    EditBody("c1", "use a set"),
    EditSuggestion("c1", ""),
    AddComment("c2", None),
    EditBody("c2", "no tests\x00\ud800"),
    Tag("c2", "minor", "testing"),
    TakeNotes("hm"),
    TakeHint("scan"),
    Spend(12.5),
)


def written(*actions: Action, attempt: str = "a1") -> Session:
    return fold(reduce, actions, session(attempt))


def test_a_saved_session_is_read_back_whole(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    state = written(*FULL)
    drafts.save(state)
    resumed = drafts.load(snippet())
    assert resumed is not None
    assert resumed.session.content == state.content
    assert resumed.session.attempt == "a1"
    assert resumed.session.started == NOW
    assert resumed.session.seconds == 12.5
    assert resumed.session.hints == {"scan": 1}
    assert not resumed.changed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(), st.text())
def test_any_text_survives(tmp_path: Path, explanation: str, body: str) -> None:
    drafts = Drafts(tmp_path)
    state = written(Explain(explanation), AddComment("c1", Span(1, 1)), EditBody("c1", body))
    drafts.save(state)
    resumed = drafts.load(snippet())
    assert resumed is not None
    assert resumed.session.content == state.content


def test_ids_name_the_snippets_with_a_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.ids() == frozenset()
    drafts.save(written(Explain("x")))
    assert drafts.ids() == frozenset({"core/shared-items"})
    drafts.discard(session())
    assert drafts.ids() == frozenset()
    assert drafts.load(snippet()) is None


def test_two_attempts_at_one_snippet_do_not_overwrite_each_other(tmp_path: Path) -> None:
    moments = iter([NOW, NOW + timedelta(seconds=5)])
    drafts = Drafts(tmp_path, clock=lambda: next(moments))
    drafts.save(written(Explain("first"), attempt="zz"))
    drafts.save(written(Explain("second"), attempt="aa"))
    newest = drafts.load(snippet())
    assert newest is not None
    assert newest.session.explanation == "second"
    drafts.discard(newest.session)
    older = drafts.load(snippet())
    assert older is not None
    assert older.session.explanation == "first"


@pytest.mark.parametrize("attempt", ["../../etc/passwd", "..", "a~b", "a/b\\c:d", "~"])
def test_no_id_leads_out_of_the_directory(tmp_path: Path, attempt: str) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.save(written(Explain("x"), attempt=attempt))
    assert [path.parent for path in tmp_path.rglob("*.json")] == [tmp_path / "drafts"]
    resumed = drafts.load(snippet())
    assert resumed is not None
    assert resumed.session.attempt == attempt


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"schema": "reviewer.draft/9"}',
        b'{"schema": "reviewer.draft/1", "saved": 3, "started": "x"}',
    ],
)
def test_a_damaged_draft_is_set_aside_and_an_older_one_resumed(
    tmp_path: Path, content: bytes
) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(written(Explain("good")))
    (tmp_path / "core%2Fshared-items~zz.json").write_bytes(content)
    resumed = drafts.load(snippet())
    assert resumed is not None
    assert resumed.session.explanation == "good"
    assert [path.read_bytes() for path in tmp_path.glob("*.damaged")] == [content]


def test_strange_fields_are_ignored_and_sound_ones_kept(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(written(Explain("good")))
    (path,) = tmp_path.glob("*.json")
    comments = [
        7,
        {"lines": [0, 3], "body": "kept, on the whole snippet"},
        {"lines": [5, 99], "body": "clipped", "suggestion": 4},
        {"lines": [True, 2], "body": ["no text"]},
    ]
    data = json.loads(path.read_text()) | {"comments": comments, "time": 5, "seconds": "long"}
    path.write_text(json.dumps(data))
    resumed = drafts.load(snippet())
    assert resumed is not None
    assert [(c.span, c.body) for c in resumed.session.comments] == [
        (None, "kept, on the whole snippet"),
        (Span(5, 6), "clipped"),
        (None, ""),
    ]
    assert resumed.session.explanation == "good"


def test_a_draft_on_changed_code_says_so_and_keeps_its_text(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(written(*FULL))
    resumed = drafts.load(snippet(code="x = 1\n"))
    assert resumed is not None
    assert resumed.changed
    assert resumed.session.comments[0].span == Span(1, 1)
    assert resumed.session.comments[0].body == "use a set"


def test_a_failed_write_leaves_the_draft_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(written(Explain("old")))

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DraftError, match="No space left"):
        drafts.save(written(Explain("new")))
    monkeypatch.undo()
    resumed = drafts.load(snippet())
    assert resumed is not None
    assert resumed.session.explanation == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_readers_never_see_half_a_draft(tmp_path: Path) -> None:
    texts = {"a" * 50_000, "b" * 50_000}
    drafts = Drafts(tmp_path)
    drafts.save(written(Explain("a" * 50_000)))

    def write(text: str) -> None:
        for _ in range(20):
            drafts.save(written(Explain(text)))

    writers = [threading.Thread(target=write, args=(text,)) for text in texts]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        resumed = drafts.load(snippet())
        assert resumed is not None
        assert resumed.session.explanation in texts
    assert len(list(tmp_path.iterdir())) == 1


def test_autosave_writes_while_typing_goes_on(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    autosave = Autosave(drafts, delay=0.05)
    deadline = time.monotonic() + 5
    while drafts.load(snippet()) is None and time.monotonic() < deadline:
        autosave.put(written(Explain("typing")))
        time.sleep(0.01)
    resumed = drafts.load(snippet())
    autosave.flush()
    assert resumed is not None
    assert resumed.session.explanation == "typing"


def test_flushing_writes_the_newest_state_at_once(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    autosave = Autosave(drafts, delay=3600)
    autosave.put(written(Explain("one")))
    autosave.put(written(Explain("two")))
    autosave.flush()
    resumed = drafts.load(snippet())
    assert resumed is not None
    assert resumed.session.explanation == "two"


def test_a_session_emptied_again_leaves_no_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    autosave = Autosave(drafts, delay=3600)
    for state in (written(Explain("one")), written(Explain("one"), Explain(" "))):
        autosave.put(state)
        autosave.flush()
    assert drafts.ids() == frozenset()


def test_a_failed_autosave_is_reported_and_tried_again(tmp_path: Path) -> None:
    blocker = tmp_path / "drafts"
    blocker.write_text("a file where the directory should be")
    autosave = Autosave(Drafts(blocker), delay=3600)
    autosave.put(written(Explain("kept")))
    autosave.flush()
    assert autosave.error is not None
    blocker.unlink()
    autosave.flush()
    assert autosave.error is None
    assert Drafts(blocker).ids() == frozenset({"core/shared-items"})


def test_a_failed_autosave_needs_no_other_change_to_be_tried_again(tmp_path: Path) -> None:
    blocker = tmp_path / "drafts"
    blocker.write_text("a file where the directory should be")
    autosave = Autosave(Drafts(blocker), delay=0.02)
    autosave.put(written(Explain("kept")))
    autosave.flush()
    blocker.unlink()
    deadline = time.monotonic() + 5
    while not Drafts(blocker).ids() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert Drafts(blocker).ids() == frozenset({"core/shared-items"})


def test_a_submitted_session_is_not_saved_again(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    autosave = Autosave(drafts, delay=3600)
    autosave.put(written(Explain("done")))
    autosave.drop(session())
    autosave.flush()
    assert drafts.ids() == frozenset()


TYPIST = """
import sys, time
from pathlib import Path
from reviewer.practice import Autosave, Drafts, reduce
from reviewer.practice.actions import Explain
from tests.practice.examples import session
autosave, state, count = Autosave(Drafts(Path(sys.argv[1]))), session(), 0
while True:
    count += 1
    state = reduce(state, Explain(str(count)))
    autosave.put(state)
    print(count, time.monotonic(), flush=True)
    time.sleep(0.02)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_process_loses_less_than_a_second(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(1.3)
    process.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    typed = [line.split() for line in [first, *process.stdout.read().splitlines()]]
    process.wait()
    resumed = Drafts(tmp_path).load(snippet())
    assert resumed is not None
    must_hold = max(int(count) for count, when in typed if float(when) < killed - 0.9)
    assert int(resumed.session.explanation) >= must_hold
