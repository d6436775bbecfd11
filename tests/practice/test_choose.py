"""Which snippet comes next."""

from __future__ import annotations

from reviewer.practice.choose import next_snippet
from reviewer.practice.history import Standing

from .examples import NOW

IDS = ("core/a", "core/b", "core/c", "ml/a", "ml/b")


def standing(last: float) -> Standing:
    return Standing(attempts=1, last=last, best=last, when=NOW)


def test_the_next_new_one_of_the_same_track_comes_first() -> None:
    assert next_snippet(IDS, {}, "core/b") == "core/c"
    assert next_snippet(IDS, {"core/c": standing(50)}, "core/b") == "core/a"
    tried = {"core/a": standing(50), "core/c": standing(50)}
    assert next_snippet(IDS, tried, "core/b") == "ml/a"


def test_when_all_were_tried_the_weakest_comes_but_not_the_one_just_done() -> None:
    tried = {snippet_id: standing(10.0 * at) for at, snippet_id in enumerate(IDS)}
    assert next_snippet(IDS, tried, "core/a") == "core/b"


def test_there_is_none_beside_the_only_one() -> None:
    assert next_snippet(("core/a",), {}, "core/a") is None
    assert next_snippet((), {}) is None
    assert next_snippet(IDS, {}) == "core/a"
