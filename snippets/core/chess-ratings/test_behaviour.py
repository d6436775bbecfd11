import pytest

from subject import Game, RatingList, performance, round_robin


def club(**ratings):
    made = RatingList()
    made.ratings.update(ratings)
    return made


def test_expected_points():
    made = club(Ann=1900, Bo=1500)
    assert made.expected("Ann", "Bo") == pytest.approx(10 / 11)
    assert made.expected("Bo", "Ann") == pytest.approx(1 / 11)
    assert made.expected("New", "Bo") == 0.5


def test_a_win_between_equals_moves_half_of_k():
    made = club(Ann=1600, Bo=1600)
    made.rate_event([Game("Ann", "Bo", "1-0")])
    assert made.ratings == {"Ann": 1610, "Bo": 1590}
    made = club(Ann=1600, Bo=1600)
    made.rate_event([Game("Ann", "Bo", "0-1")], k=40)
    assert made.ratings == {"Ann": 1580, "Bo": 1620}


def test_draws_are_counted_and_newcomers_start_at_1500():
    made = RatingList()
    made.rate_event([Game("Ann", "Bo", "1/2"), Game("Cy", "Di", "1/2")])
    assert made.draws == 2
    assert made.ratings == {"Ann": 1500, "Bo": 1500, "Cy": 1500, "Di": 1500}


def test_table_shares_ranks():
    made = club(Cy=1500, Ann=1700, Di=1400, Bo=1500)
    assert made.table() == [(1, "Ann", 1700), (2, "Bo", 1500), (2, "Cy", 1500), (4, "Di", 1400)]
    assert RatingList().table() == []


def test_round_robin():
    assert round_robin(["a", "b", "c"]) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert round_robin(["a"]) == []


def test_performance_of_a_match():
    made = club(Ann=1600, Bo=1500)
    games = [Game("Ann", "Bo", "1-0"), Game("Bo", "Ann", "1/2")]
    assert performance("Ann", games, made) == 1700
    assert performance("Bo", games, made) == 1400


def test_defect_rating_moves_meanwhile():
    made = club(Ann=1500, Bo=1500, Cy=1500)
    made.rate_event([Game("Ann", "Bo", "1-0"), Game("Ann", "Cy", "1-0"), Game("Ann", "Bo", "1-0")])
    assert made.ratings == {"Ann": 1530, "Bo": 1480, "Cy": 1490}


def test_defect_points_cut_off():
    made = club(Ann=1700, Bo=1500)
    made.rate_event([Game("Ann", "Bo", "1-0")])
    assert made.ratings == {"Ann": 1705, "Bo": 1495}


def test_defect_asking_adds_player():
    made = club(Ann=1600)
    made.expected("Ann", "Guest")
    assert made.table() == [(1, "Ann", 1600)]


def test_defect_divided_by_all_games():
    made = club(Ann=1600, Bo=1500, Cy=1400)
    games = [Game("Ann", "Bo", "1-0"), Game("Bo", "Cy", "1-0")]
    assert performance("Ann", games, made) == 1900
