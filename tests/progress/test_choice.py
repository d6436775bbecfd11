"""What comes next, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.progress.catalogue import Item
from reviewer.progress.choice import Situation, Suggestion, Variants, choose
from reviewer.progress.grading import graded
from reviewer.progress.log import Entry
from reviewer.progress.schedule import schedule

from .learner import NOW, catalogue, entry, item, outcome

DAY = timedelta(days=1)


def none(base: str, kind: str) -> Sequence[str]:
    return ()


def next_of(
    items: Sequence[Item],
    log: Sequence[Entry] = (),
    now: datetime = NOW,
    *,
    among: Sequence[Item] | None = None,
    variants: Variants = none,
    after: str | None = None,
    skill: str | None = None,
    seed: int = 0,
) -> Suggestion | None:
    states = schedule(graded(log), now)
    chosen = tuple(items if among is None else among)
    return choose(
        Situation(catalogue(items), chosen, tuple(log), states, now, variants, after, skill, seed)
    )


def test_a_newcomer_gets_a_new_snippet_near_the_first_level() -> None:
    items = [item(f"core/d{level}", "s", difficulty=level) for level in (5, 2, 4)]
    found = next_of(items)
    assert found == Suggestion("core/d2", "new", "new to you, difficulty 2 of 5; your level is 2.0")


def test_whoever_scores_high_gets_harder_ones() -> None:
    items = [item(f"core/d{level}", "s", difficulty=level) for level in range(1, 6)]
    items += [item(f"core/e{level}", "s", difficulty=level) for level in range(1, 6)]
    log = [entry("core/d3", NOW - 5 * DAY, score=100.0, number=n) for n in range(10)]
    found = next_of(items, log)
    assert found is not None
    assert found.snippet in ("core/d4", "core/e4")


def test_tracks_take_turns() -> None:
    items = [item(f"{track}/{n}", "s") for track in ("core", "ml") for n in range(3)]
    found = next_of(items, [entry("core/0", NOW)])
    assert found is not None
    assert found.snippet.startswith("ml/")


def test_a_due_skill_comes_in_a_snippet_that_was_not_seen() -> None:
    items = [item("core/old", "scan"), item("core/new", "scan"), item("core/other", "sum")]
    log = [entry("core/old", NOW - 6 * DAY, outcome("scan", "missed"))]
    found = next_of(items, log)
    assert found == Suggestion("core/new", "due", "due: scan, last missed 6 days ago", "scan")


def test_skills_are_served_in_the_order_in_which_they_fell_due() -> None:
    items = [item(f"core/{name}{n}", name) for name in ("scan", "sum") for n in range(3)]
    log = [
        entry("core/scan0", NOW - 9 * DAY, outcome("scan", "missed")),
        *(entry("core/sum0", NOW - (8 - n) * DAY, outcome("sum", "missed")) for n in range(5)),
    ]
    found = next_of(items, log)
    assert found is not None
    assert (found.lane, found.skill) == ("due", "scan")


def test_a_due_skill_of_a_remembered_snippet_comes_in_a_variant_that_keeps_its_secret() -> None:
    items = [item("core/one", "scan"), item("core/two", "sum")]
    log = [
        entry("core/one", NOW - 8 * DAY, outcome("scan", "missed")),
        entry("core/two", NOW - 7 * DAY),
        *(entry("core/one", NOW - (6 - n) * DAY, outcome("scan", "missed")) for n in range(4)),
    ]

    def variants(base: str, kind: str) -> Sequence[str]:
        return (f"{base}~{kind}-1",) if base == "core/two" and kind == "scan" else ()

    found = next_of(items, log, NOW + 2 * DAY, variants=variants)
    assert found is not None
    assert found.snippet == "core/two~scan-1"
    assert found.why == (
        "due: a skill of category time, last missed 5 days ago; code you know, varied"
    )
    assert "scan" not in found.why


def test_code_that_was_not_seen_is_not_varied_for_its_fixed_version_is_the_solution() -> None:
    items = [item("core/one", "scan"), item("core/two", "scan"), item("core/unseen", "sum")]
    asked = []

    def variants(base: str, kind: str) -> Sequence[str]:
        asked.append(base)
        return ()

    log = [
        entry(f"core/{name}", NOW - (8 - n) * DAY, outcome("scan", "missed"))
        for n, name in enumerate(["one", "two", "one", "two", "one", "two"])
    ]
    next_of(items, log, variants=variants)
    assert set(asked) == {"core/one"}


def test_a_skill_missed_lately_comes_before_one_missed_time_and_again() -> None:
    items = [item(f"core/{name}{n}", name) for name in ("scan", "sum") for n in range(3)]
    log = [
        entry("core/sum0", NOW - 9 * DAY, outcome("sum", "missed")),
        entry("core/sum1", NOW - 6 * DAY, outcome("sum", "missed")),
        entry("core/scan0", NOW - 3 * DAY, outcome("scan", "missed")),
    ]
    found = next_of(items, log)
    assert found is not None
    assert (found.lane, found.skill) == ("due", "scan")


def test_a_snippet_reviewed_this_week_does_not_come_back_for_a_skill() -> None:
    items = [item("core/only", "scan"), item("core/other", "sum"), item("core/third")]
    log = [
        entry("core/only", NOW - 6 * DAY, outcome("scan", "missed")),
        entry("core/other", NOW - 5 * DAY),
        entry("core/third", NOW - 4 * DAY),
    ]
    found = next_of(items, log)
    assert found == Suggestion("core/only", "again", "last seen 6 days ago")
    asked = next_of(items, log, skill="scan")
    assert asked is not None
    assert asked.snippet == "core/only"


def test_a_weak_skill_says_how_weak() -> None:
    items = [item(f"core/{n}", "scan") for n in range(5)]
    log = [
        entry(f"core/{n}", NOW - (9 - n) * DAY, outcome("scan", status))  # type: ignore[arg-type]
        for n, status in enumerate(["missed", "missed"])
    ]
    # practised yesterday and not due again, for the clock stands just before
    found = next_of(items, log, NOW - 7 * DAY)
    assert found is not None
    assert found.lane == "weak"
    assert found.why == "weak: scan, found 0 of the last 2 times"


def test_when_all_were_seen_the_one_seen_longest_ago_comes_back() -> None:
    items = [item(f"core/{n}", "s") for n in range(3)]
    log = [entry(f"core/{n % 3}", NOW + n * DAY) for n in range(5)]
    found = next_of(items, log, NOW + 10 * DAY)
    assert found == Suggestion("core/2", "again", "last seen 8 days ago")


def test_filters_are_kept_even_where_a_skill_is_due_elsewhere() -> None:
    items = [item("core/a", "scan"), item("core/b", "scan"), item("ml/c", "sum")]
    log = [entry("core/a", NOW - 6 * DAY, outcome("scan", "missed"))]
    found = next_of(items, log, among=[items[2]])
    assert found is not None
    assert found.snippet == "ml/c"


def test_there_is_none_beside_the_only_one() -> None:
    only = [item("core/a", "scan")]
    assert next_of(only) is not None
    assert next_of(only, [entry("core/a", NOW)]) is None
    assert next_of(only, after="core/a~scan-1") is None
    assert next_of([]) is None


def test_a_skill_can_be_asked_for() -> None:
    items = [item("core/a", "scan"), item("core/b", "sum")]
    found = next_of(items, skill="sum")
    assert found == Suggestion("core/b", "asked", "trains sum", "sum")
    assert next_of(items, skill="unknown") is None


def test_the_same_situation_gives_the_same_answer_and_seeds_differ() -> None:
    items = [item(f"core/{n}", "s") for n in range(20)]
    assert next_of(items) == next_of(items)
    assert len({str(next_of(items, seed=seed)) for seed in range(10)}) > 1


ITEMS = [item(f"{'core' if n % 2 else 'ml'}/{n}", f"s{n % 3}", f"s{n % 4}") for n in range(6)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),
            st.integers(0, 3),
            st.sampled_from(["found", "partial", "missed"]),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.sets(st.integers(0, 5), min_size=2),
)
def test_never_the_same_code_twice_in_a_row_and_only_what_may_be_chosen(
    rows: list[tuple[int, int, str, bool]], allowed: set[int]
) -> None:
    log = []
    now = NOW
    for number, (which, days, status, varied) in enumerate(rows):
        now += days * DAY
        one = ITEMS[which]
        skill = one.skills[0]
        snippet = f"{one.id}~{skill}-1" if varied else one.id
        log.append(entry(snippet, now, outcome(skill, status), number=number))  # type: ignore[arg-type]
    among = [ITEMS[number] for number in sorted(allowed)]
    found = next_of(
        ITEMS,
        log,
        now + DAY,
        among=among,
        variants=lambda base, kind: (f"{base}~{kind}-1", f"{base}~{kind}-2"),
    )
    assert found is not None
    base = found.snippet.partition("~")[0]
    assert base in {one.id for one in among}
    assert not log or base != log[-1].base
    assert found.why
    assert "\n" not in found.why
