"""The judge's answer, read strictly: nothing of it gets through that was not offered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from reviewer.formats.decode import DecodeError, RepeatedKeys, decode_json
from reviewer.model import Credit, Verdict

ANSWER_CHARACTERS = 4_000
_KEYS = {"verdict", "addresses", "decoy"}
_CREDITS = ("full", "partial")
_FENCED = re.compile(r"```(?:json)?[ \t]*\n(.*)\n[ \t]*```", re.DOTALL)


class InvalidAnswerError(ValueError):
    """An answer that is not used. The text says why, and holds nothing of the answer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the judge may answer: verdicts, issue ids and decoy ids, and how many issues at most."""

    verdicts: tuple[Verdict, ...]
    issues: tuple[str, ...]
    decoys: tuple[str, ...]
    most_issues: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the judge says of a comment."""

    verdict: Verdict
    addresses: Mapping[str, Credit]
    decoy: str | None = None


def read_answer(content: str, choice: Choice) -> Ruling:
    """The ruling in `content`: one JSON object, perhaps in a code fence.

    Raises InvalidAnswerError for anything that `choice` does not offer.
    """
    if len(content) > ANSWER_CHARACTERS:
        raise InvalidAnswerError("the answer is too long")
    text = content.strip()
    fenced = _FENCED.fullmatch(text)
    try:
        answer = decode_json(fenced[1] if fenced else text)
    except DecodeError:
        raise InvalidAnswerError("the answer is no JSON") from None
    if not isinstance(answer, dict) or isinstance(answer, RepeatedKeys):
        raise InvalidAnswerError("the answer is no JSON object")
    if not {"verdict", "addresses"} <= answer.keys() <= _KEYS:
        raise InvalidAnswerError("the answer has other keys than were asked for")
    if answer["verdict"] not in choice.verdicts:
        raise InvalidAnswerError("the verdict is none of those offered")
    verdict = cast("Verdict", answer["verdict"])
    return Ruling(
        verdict,
        _addresses(answer["addresses"], verdict, choice),
        _decoy(answer.get("decoy"), verdict, choice),
    )


def _addresses(value: object, verdict: Verdict, choice: Choice) -> Mapping[str, Credit]:
    if not isinstance(value, dict) or isinstance(value, RepeatedKeys):
        raise InvalidAnswerError("`addresses` is no JSON object")
    if not value.keys() <= set(choice.issues):
        raise InvalidAnswerError("the answer credits an issue that was not offered")
    if any(credit not in _CREDITS for credit in value.values()):
        raise InvalidAnswerError("a credit is neither full nor partial")
    if len(value) > choice.most_issues:
        raise InvalidAnswerError("the answer credits more issues than it may")
    if bool(value) != (verdict == "issue"):
        raise InvalidAnswerError("the verdict and the credited issues contradict each other")
    return {issue: value[issue] for issue in choice.issues if issue in value}


def _decoy(value: object, verdict: Verdict, choice: Choice) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in choice.decoys:
        raise InvalidAnswerError("the answer names a decoy that was not offered")
    if verdict != "wrong":
        raise InvalidAnswerError("the verdict and the decoy contradict each other")
    return value
