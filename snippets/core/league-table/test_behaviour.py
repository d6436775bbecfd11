import pytest

from subject import league_table, scorer_list, unbeaten

RESULTS = [("Ahorn", "Birke", 3, 1), ("Birke", "Cedar", 2, 2), ("Cedar", "Ahorn", 0, 1)]


def test_a_team_without_a_match_has_zeros():
    row_of = {row[0]: row for row in league_table(["Ahorn"], [])}
    assert row_of == {"Ahorn": ("Ahorn", 0, 0, 0)}


def test_defect_one_row_for_all():
    assert league_table(["Ahorn", "Birke", "Cedar"], RESULTS) == [
        ("Ahorn", 2, 3, 6),
        ("Cedar", 2, -1, 1),
        ("Birke", 2, -2, 1),
    ]


def test_defect_names_reversed():
    table = league_table(["Cedar", "Ahorn", "Birke"], [])
    assert [row[0] for row in table] == ["Ahorn", "Birke", "Cedar"]


@pytest.mark.parametrize(
    ("team", "expected"), [("Ahorn", True), ("Birke", False), ("Cedar", False)]
)
def test_unbeaten(team, expected):
    assert unbeaten(team, RESULTS) is expected


def test_a_team_without_a_match_is_unbeaten():
    assert unbeaten("Douglas", RESULTS) is True


def test_scorers_by_goals_and_name():
    goals = ["Kim", "Ada", "Kim", "Lou", "Ada", "Kim", "Eve"]
    assert scorer_list(goals) == [("Kim", 3), ("Ada", 2), ("Eve", 1), ("Lou", 1)]
    assert scorer_list([]) == []
