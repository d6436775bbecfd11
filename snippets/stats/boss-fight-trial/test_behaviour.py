"""Behaviour of the trial of the easier boss."""
import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402

PLAN = {"base": 0.4, "lift": 0.2}  # about a hundred players per variant


def day(a, b, number=0):
    """A day's table: {attempts of a player: (players who fail, players who beat it)}."""
    rows = []
    for variant, groups in (("A", a), ("B", b)):
        for group, (attempts, results) in enumerate(groups):
            for i, beaten in enumerate(results):
                name = f"{number}-{variant}-{group}-{i}"
                rows += [(name, variant, False)] * (attempts - 1) + [(name, variant, beaten)]
    return pd.DataFrame(rows, columns=["player", "variant", "beaten"])


def once(won, lost):
    """Players with a single attempt each."""
    return [(1, [True] * won + [False] * lost)]


def test_both_variants_occur_about_equally():
    variants = [subject.variant_of(f"p{i}", "boss") for i in range(400)]
    assert set(variants) == {"A", "B"}
    assert 120 < variants.count("A") < 280


def test_same_player_same_variant():
    assert subject.variant_of("ada", "boss") == subject.variant_of("ada", "boss")


def test_smaller_lifts_need_more_players():
    assert subject.players_needed(0.4, 0.01) > 3 * subject.players_needed(0.4, 0.02)


def test_clear_winner():
    outcome = subject.follow([day(once(60, 140), once(140, 60))], **PLAN)
    assert outcome.winner == "B"
    assert outcome.difference == pytest.approx(0.4)
    assert outcome.p_value < 1e-6


def test_clear_loser():
    outcome = subject.follow([day(once(140, 60), once(60, 140))], **PLAN)
    assert outcome.winner == "A"
    assert outcome.difference == pytest.approx(-0.4)


def test_equal_variants_have_no_winner():
    outcome = subject.follow([day(once(80, 120), once(80, 120))], **PLAN)
    assert outcome.winner is None
    assert outcome.p_value == pytest.approx(1.0)


def test_no_table_is_asked_for_once_there_are_enough_players():
    tables = (day(once(80, 120), once(80, 120), number) for number in range(5))
    assert subject.follow(tables, **PLAN).days == 1
    assert len(list(tables)) == 4


def test_everybody_beats_the_boss():
    outcome = subject.follow([day(once(200, 0), once(200, 0))], **PLAN)
    assert (outcome.difference, outcome.winner) == (0.0, None)


def test_defect_stops_when_significant():
    lucky = day(once(5, 15), once(15, 5))
    plain = [day(once(21, 19), once(19, 21), number) for number in range(1, 6)]
    outcome = subject.follow([lucky, *plain], **PLAN)
    assert outcome.winner is None
    assert outcome.days > 1


def test_defect_attempts_as_sample():
    """The same share of players, but those of B take many attempts."""
    stubborn = [(6, [True] * 80 + [False] * 120)]
    outcome = subject.follow([day(once(80, 120), stubborn)], **PLAN)
    assert outcome.difference == pytest.approx(0.0)
    assert outcome.winner is None


def test_defect_one_variance_only():
    assert subject.players_needed(0.4, 0.02) == pytest.approx(9_490, rel=0.02)
    assert subject.players_needed(0.5, 0.1) == pytest.approx(390, rel=0.04)


def test_defect_hash_differs_by_process(monkeypatch):
    """Strings hash differently in every process."""
    monkeypatch.setattr(subject, "hash", lambda value: 0, raising=False)
    first = [subject.variant_of(f"p{i}", "boss") for i in range(20)]
    monkeypatch.setattr(subject, "hash", lambda value: 1, raising=False)
    assert [subject.variant_of(f"p{i}", "boss") for i in range(20)] == first


def test_defect_variant_absent():
    tables = [day(once(3, 4), []), day(once(80, 120), once(80, 120), 1)]
    assert subject.follow(tables, **PLAN).winner is None
