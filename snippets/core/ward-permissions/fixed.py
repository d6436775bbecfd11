"""Who may do what in the ward system of a clinic: roles and what they inherit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter


@dataclass
class Role:
    """Patterns a role allows and denies, and the roles that it inherits from.

    "chart:read" stands for that permission alone, "chart:*" for all of the area, "*"
    for everything.
    """

    name: str
    allow: set[str] = field(default_factory=set)
    deny: set[str] = field(default_factory=set)
    parents: list[str] = field(default_factory=list)


def check_hierarchy(parents: Mapping[str, Collection[str]]) -> None:
    """Raise CycleError or, for a parent that is no role, ValueError."""
    for name in TopologicalSorter(parents).static_order():
        if name not in parents:
            raise ValueError(f"unknown role {name}")


def matches(pattern: str, permission: str) -> bool:
    """Whether a pattern covers a permission."""
    if pattern.endswith("*"):
        return permission.startswith(pattern[:-1])
    return permission == pattern


def any_matches(patterns: Iterable[str], permission: str) -> bool:
    return any(matches(pattern, permission) for pattern in patterns)


class Resolver:
    """Decides by the roles of a user; one denial beats any number of allowances."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._roles = {role.name: role for role in roles}
        check_hierarchy({name: role.parents for name, role in self._roles.items()})
        self._of_user: dict[str, set[str]] = {}
        self._answers: dict[tuple[str, str], bool] = {}

    def assign(self, user: str, name: str) -> None:
        if name not in self._roles:
            raise KeyError(name)
        self._of_user.setdefault(user, set()).add(name)
        self._answers.clear()

    def revoke(self, user: str, name: str) -> None:
        self._of_user.get(user, set()).discard(name)
        self._answers.clear()

    def set_parents(self, name: str, parents: list[str]) -> None:
        """Change what a role inherits from; an invalid hierarchy changes nothing."""
        graph = {other: role.parents for other, role in self._roles.items()}
        check_hierarchy(graph | {name: parents})
        self._roles[name].parents = list(parents)
        self._answers.clear()

    def allows(self, user: str, permission: str) -> bool:
        key = (user, permission)
        if key not in self._answers:
            self._answers[key] = self._decide(user, permission)
        return self._answers[key]

    def _decide(self, user: str, permission: str) -> bool:
        allow, deny = self._rules(self._of_user.get(user, ()))
        return any_matches(allow, permission) and not any_matches(deny, permission)

    def _rules(self, names: Iterable[str]) -> tuple[set[str], set[str]]:
        """What the roles allow and deny together, with all that they inherit."""
        allow: set[str] = set()
        deny: set[str] = set()
        seen: set[str] = set()
        pending = list(names)
        while pending:
            name = pending.pop()
            if name not in seen:
                seen.add(name)
                role = self._roles[name]
                allow |= role.allow
                deny |= role.deny
                pending.extend(role.parents)
        return allow, deny
