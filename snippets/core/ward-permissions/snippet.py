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
    return permission.startswith(pattern.rstrip("*"))  # defect: exact-taken-as-prefix


def any_matches(patterns: Iterable[str], permission: str) -> bool:
    for pattern in patterns:  # defect(block): any-by-hand
        if matches(pattern, permission):
            return True
    return False  # defect: any-by-hand


class Resolver:
    """Decides by the roles of a user; one denial beats any number of allowances."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._roles = {role.name: role for role in roles}
        check_hierarchy({name: role.parents for name, role in self._roles.items()})
        self._of_user: dict[str, set[str]] = {}
        self._answers: dict[tuple[str, str], bool] = {}  # decoy: answers-without-limit

    def assign(self, user: str, name: str) -> None:
        if name not in self._roles:
            raise KeyError(name)
        self._of_user.setdefault(user, set()).add(name)
        self._answers.clear()

    def revoke(self, user: str, name: str) -> None:
        self._of_user.get(user, set()).discard(name)  # defect: revoked-answers-stay

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
        for name in self._of_user.get(user, ()):
            allow, deny = self._rules(name)  # defect: denial-stays-in-its-role
            if any_matches(allow, permission) and not any_matches(deny, permission):  # defect: denial-stays-in-its-role
                return True  # defect: denial-stays-in-its-role
        return False

    def _rules(self, name: str) -> tuple[set[str], set[str]]:  # decoy: endless-recursion
        """What a role allows and denies, with all that it inherits."""
        role = self._roles[name]
        allow, deny = role.allow, role.deny  # defect: inherited-written-into-role
        for parent in role.parents:  # defect: ancestors-expanded-again
            more_allow, more_deny = self._rules(parent)  # defect: ancestors-expanded-again
            allow |= more_allow  # defect: inherited-written-into-role
            deny |= more_deny  # defect: inherited-written-into-role
        return allow, deny
