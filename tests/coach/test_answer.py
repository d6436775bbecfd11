"""Nothing of an answer gets through that was not offered."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.coach.answer import (
    ANSWER_CHARACTERS,
    Choice,
    InvalidAnswerError,
    Ruling,
    read_answer,
)

_CHOICE = Choice(("issue", "nit", "wrong", "vague"), ("scan", "money"), ("loop",), 1)


def _answer(verdict: Any = "issue", addresses: Any = None, **more: Any) -> str:
    credited = {"scan": "full"} if addresses is None else addresses
    return json.dumps({"verdict": verdict, "addresses": credited, **more})


@pytest.mark.parametrize(
    ("content", "ruling"),
    [
        (_answer(), Ruling("issue", {"scan": "full"})),
        (_answer(addresses={"money": "partial"}), Ruling("issue", {"money": "partial"})),
        (_answer("nit", {}), Ruling("nit", {})),
        (_answer("wrong", {}, decoy="loop"), Ruling("wrong", {}, "loop")),
        (_answer("wrong", {}, decoy=None), Ruling("wrong", {})),
        (f"```json\n{_answer()}\n```", Ruling("issue", {"scan": "full"})),
        (f"\n```\n{_answer()}\n```\n", Ruling("issue", {"scan": "full"})),
        (f"  {_answer()}\n", Ruling("issue", {"scan": "full"})),
    ],
)
def test_an_answer_within_the_choice_is_a_ruling(content: str, ruling: Ruling) -> None:
    assert read_answer(content, _CHOICE) == ruling


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "no JSON"),
        ("I think it is fine.", "no JSON"),
        (f"Here you are: {_answer()}", "no JSON"),
        (f"{_answer()} {_answer()}", "no JSON"),
        (_answer()[:-1], "no JSON"),
        ("[" * 3_000, "no JSON"),
        ("9" * 3_999, "no JSON"),
        ("[]", "no JSON object"),
        ("null", "no JSON object"),
        ("NaN", "no JSON object"),
        ('{"verdict": "nit", "verdict": "issue", "addresses": {}}', "no JSON object"),
        ('{"verdict": "nit"}', "other keys"),
        (_answer(score=100), "other keys"),
        (_answer("found"), "verdict is none of those"),
        (_answer("praise", {}), "verdict is none of those"),
        (_answer(["nit"], {}), "verdict is none of those"),
        (_answer(None, {}), "verdict is none of those"),
        (_answer(addresses={"default": "full"}), "issue that was not offered"),
        (_answer(addresses={"scan ": "full"}), "issue that was not offered"),
        (_answer(addresses={"loop": "full"}), "issue that was not offered"),
        (_answer(addresses={"scan": "double"}), "neither full nor partial"),
        (_answer(addresses={"scan": 2}), "neither full nor partial"),
        (_answer(addresses={"scan": ["full"]}), "neither full nor partial"),
        (_answer(addresses=["scan"]), "`addresses` is no JSON object"),
        (
            '{"verdict": "issue", "addresses": {"scan": "full", "scan": "full"}}',
            "`addresses` is no JSON object",
        ),
        (_answer(addresses={"scan": "full", "money": "full"}), "more issues than it may"),
        (_answer("issue", {}), "contradict"),
        (_answer("nit"), "contradict"),
        (_answer("wrong", {}, decoy="sum"), "decoy that was not offered"),
        (_answer("wrong", {}, decoy=["loop"]), "decoy that was not offered"),
        (_answer("nit", {}, decoy="loop"), "contradict"),
        (" " * (ANSWER_CHARACTERS + 1), "too long"),
    ],
)
def test_any_other_answer_is_refused(content: str, why: str) -> None:
    with pytest.raises(InvalidAnswerError, match=why):
        read_answer(content, _CHOICE)


_VALUES = st.recursive(
    st.sampled_from(["issue", "nit", "wrong", "scan", "money", "default", "full", "partial", None]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
_IDS = st.sampled_from(["scan", "money", "default", "loop"])


@given(
    st.fixed_dictionaries(
        {
            "verdict": _VALUES,
            "addresses": _VALUES | st.dictionaries(_IDS, st.sampled_from(["full", "partial", 1])),
        },
        optional={"decoy": _VALUES | _IDS},
    )
)
def test_a_ruling_stays_within_the_choice(answer: dict[str, Any]) -> None:
    try:
        ruling = read_answer(json.dumps(answer), _CHOICE)
    except InvalidAnswerError:
        return
    assert ruling.verdict in _CHOICE.verdicts
    assert set(ruling.addresses) <= set(_CHOICE.issues)
    assert set(ruling.addresses.values()) <= {"full", "partial"}
    assert len(ruling.addresses) == (ruling.verdict == "issue")
    assert ruling.decoy in (None, "loop")


@given(st.text(max_size=200))
def test_words_that_are_no_answer_are_refused(content: str) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        read_answer(content, _CHOICE)
    assert str(caught.value) in ("the answer is no JSON", "the answer is no JSON object")
