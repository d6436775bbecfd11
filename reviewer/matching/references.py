"""The texts that a comment is compared with: what is true and what is false of each issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reviewer.model import Kind, Rubric

Role = Literal["title", "why", "fix", "whole", "phrase", "false", "decoy", "answer"]
ROLES: tuple[Role, ...] = ("title", "why", "fix", "whole", "phrase", "false")
TRUE_ROLES: tuple[Role, ...] = ("title", "why", "fix", "whole", "phrase")
TRUTHS = [ROLES.index(role) for role in TRUE_ROLES]
FALSE, PHRASE = ROLES.index("false"), ROLES.index("phrase")


@dataclass(frozen=True, slots=True)
class Reference:
    """One text. `owner` is the index of its issue, or of its decoy for decoy roles."""

    owner: int
    role: Role
    text: str


def references(rubric: Rubric, kinds: Mapping[str, Kind], *, bare: bool = False) -> list[Reference]:
    """All texts of a rubric; with `bare` only title, why and fix of its issues, and decoys.

    A kind's phrasings and misconceptions count for its issues.
    """
    found: list[Reference] = []
    for number, issue in enumerate(rubric.issues):
        found += [
            Reference(number, "title", issue.title),
            Reference(number, "why", issue.why),
            Reference(number, "fix", issue.fix),
            Reference(number, "whole", f"{issue.title}. {issue.why} {issue.fix}"),
        ]
        if bare:
            continue
        kind = kinds.get(issue.kind or "")
        phrases = (*issue.phrases, *(kind.phrases if kind else ()))
        false = (*issue.misconceptions, *(kind.misconceptions if kind else ()))
        found += [Reference(number, "phrase", text) for text in phrases]
        found += [Reference(number, "false", text) for text in false]
    for number, decoy in enumerate(rubric.decoys):
        found.append(Reference(number, "decoy", decoy.claim))
        found.append(Reference(number, "answer", decoy.why_wrong))
    return found
