"""Skills: what is learnt. A kind of defect is one; issues without a kind train their category."""

from __future__ import annotations

_CATEGORY = "category:"


def skill_of(kind: str | None, category: str) -> str:
    """The skill that finding such an issue takes: the kind's id, else `category:<name>`."""
    return kind or f"{_CATEGORY}{category}"


def kind_of(skill: str) -> str | None:
    """The kind that a skill is about; None where it is a whole category."""
    return None if skill.startswith(_CATEGORY) else skill


def title_of(skill: str) -> str:
    """A skill as people read it."""
    return f"other {skill.removeprefix(_CATEGORY)}" if skill.startswith(_CATEGORY) else skill
