import pytest

from subject import Message, Row, follow, seated, shares, table

LAST = {"Lake": 40.0, "Hill": 20.0}


def votes_of(rows):
    return {row.party: row.votes for row in rows}


def test_table_is_sorted_by_votes_then_name():
    rows = table({"Hill": 30, "Lake": 50, "Dale": 30}, LAST)
    assert [row.party for row in rows] == ["Lake", "Dale", "Hill"]
    assert [row.share for row in rows] == [45.5, 27.3, 27.3]
    assert rows[1] == Row("Dale", 30, 27.3, None)


def test_shares():
    assert shares({"Lake": 1, "Hill": 2}) == {"Lake": 33.3, "Hill": 66.7}
    assert shares({"Lake": 0}) == {"Lake": 0}
    assert shares({}) == {}


def test_seated():
    assert seated({"Lake": 90, "Hill": 6, "Dale": 4}) == {"Lake", "Hill"}
    assert seated({"Lake": 95, "Hill": 5}) == {"Lake", "Hill"}
    assert seated({"Lake": 0}) == set()


def test_stations_add_up():
    messages = [
        Message("A", 1, {"Lake": 10, "Hill": 5}),
        Message("B", 1, {"Lake": 1, "Hill": 7}),
    ]
    first, second = follow(iter(messages), LAST)
    assert votes_of(first) == {"Lake": 10, "Hill": 5}
    assert [row.party for row in second] == ["Hill", "Lake"]
    assert votes_of(second) == {"Lake": 11, "Hill": 12}


def test_a_correction_replaces_the_count_of_its_station():
    messages = [
        Message("A", 1, {"Lake": 10, "Hill": 5}),
        Message("B", 1, {"Lake": 1, "Hill": 7}),
        Message("A", 2, {"Lake": 9, "Hill": 6}),
    ]
    assert votes_of(list(follow(messages, LAST))[-1]) == {"Lake": 10, "Hill": 13}


def test_no_change_from_the_last_share():
    assert {row.change for row in table({"Lake": 40, "Dale": 60}, {"Lake": 40.0, "Dale": 60.0})} == {0}


def test_defect_arrival_decides():
    messages = [
        Message("A", 2, {"Lake": 9, "Hill": 6}),
        Message("A", 1, {"Lake": 10, "Hill": 5}),
        Message("A", 2, {"Lake": 9, "Hill": 6}),
        Message("A", 1, {"Lake": 10, "Hill": 5}),
    ]
    tables = list(follow(messages, LAST))
    assert len(tables) == 4
    assert votes_of(tables[-1]) == {"Lake": 9, "Hill": 6}


def test_defect_hurdle_rounded():
    assert seated({"Lake": 95_040, "Hill": 4_960}) == {"Lake"}


def test_defect_change_of_share():
    rows = table({"Lake": 50, "Hill": 15, "Dale": 35}, LAST)
    changes = {row.party: row.change for row in rows}
    assert changes["Lake"] == pytest.approx(10)
    assert changes["Hill"] == pytest.approx(-5)
    assert changes["Dale"] is None


def test_defect_zero_taken_for_absent():
    rows = table({"Lake": 60, "Dale": 40}, {"Lake": 60.0, "Dale": 0.0})
    assert {row.party: row.change for row in rows} == {"Lake": 0, "Dale": 40}
