"""200 days of a learner who follows the suggestions."""

from __future__ import annotations

import itertools
from collections import Counter
from random import Random

import pytest

from reviewer.progress.choice import TURNS
from reviewer.progress.variant_ids import VariantId

from .learner import Item, Learner, bases, item

DAYS = 200
SNIPPETS, SKILLS = 60, 40


def world() -> Learner:
    """Snippets of three tracks and five difficulties with four skills each; every second skill is
    hard to learn; code takes one in seven of the defects that can be injected."""
    random = Random(3)
    skills = [f"skill-{number:02}" for number in range(SKILLS)]
    items: tuple[Item, ...] = tuple(
        item(
            f"{('core', 'ml', 'pandas')[number % 3]}/s{number:02}",
            *sorted(random.sample(skills, 4)),
            difficulty=1 + number % 5,
        )
        for number in range(SNIPPETS)
    )
    aptitude = {skill: 0.9 if number % 2 else 0.15 for number, skill in enumerate(skills)}
    variants = frozenset(
        str(VariantId(one.id, skill, number))
        for one in items
        for skill in skills[:24]
        for number in (1, 2)
        if random.random() < 0.15
    )
    return Learner(items, aptitude, variants)


@pytest.fixture(scope="module")
def learner() -> Learner:
    made = world()
    made.practise(DAYS)
    return made


def test_weak_kinds_come_up_far_more_than_strong_ones(learner: Learner) -> None:
    served = Counter(one.skill for one in learner.suggestions if one.skill)
    weak = sum(served[skill] for skill, chance in learner.aptitude.items() if chance < 0.5)
    strong = sum(served[skill] for skill, chance in learner.aptitude.items() if chance > 0.5)
    assert weak > 5 * strong


def test_every_snippet_is_seen_and_seen_again_within_a_bound(learner: Learner) -> None:
    """Two turns in five are for what was not seen for the longest time."""
    seen = bases(learner.log)
    bound = SNIPPETS * len(TURNS) // 2 + len(TURNS)
    for one in learner.items:
        places = [-1, *(n for n, base in enumerate(seen) if base == one.id), len(seen)]
        assert max(b - a for a, b in itertools.pairwise(places)) <= bound


def test_every_skill_is_seen_within_the_same_bound(learner: Learner) -> None:
    met = [{outcome.skill for outcome in entry.outcomes} for entry in learner.log]
    for skill in {skill for one in learner.items for skill in one.skills}:
        places = [-1, *(n for n, skills in enumerate(met) if skill in skills), len(met)]
        gap = max(b - a for a, b in itertools.pairwise(places))
        assert gap <= SNIPPETS * len(TURNS) // 2 + len(TURNS)


def test_variants_appear_and_do_not_take_over(learner: Learner) -> None:
    varied = [one for one in learner.suggestions if VariantId.parse(one.snippet)]
    assert 0.1 < len(varied) / len(learner.suggestions) < 0.5
    assert len({one.snippet for one in varied}) > len(varied) / 2


def test_due_skills_are_served_all_along(learner: Learner) -> None:
    half = len(learner.suggestions) // 2
    for part in (learner.suggestions[:half], learner.suggestions[half:]):
        lanes = Counter(one.lane for one in part)
        assert lanes["due"] >= len(part) / 4
        assert lanes["new"] + lanes["again"] >= len(part) / 3
        assert lanes["weak"] > 0


def test_no_snippet_comes_twice_in_a_row(learner: Learner) -> None:
    seen = bases(learner.log)
    assert all(first != second for first, second in itertools.pairwise(seen))


def test_the_learner_gets_better(learner: Learner) -> None:
    scores = [entry.score for entry in learner.log]
    assert sum(scores[-100:]) > sum(scores[:100])


def test_the_same_learner_gets_the_same_suggestions(learner: Learner) -> None:
    again = world()
    again.practise(20)
    assert again.suggestions == learner.suggestions[: len(again.suggestions)]
