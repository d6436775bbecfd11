import pytest

from subject import Ranking, Solve, clock, replay

MORNING = [Solve("ann", 300), Solve("bob", 200), Solve("cem", 300), Solve("dee", 400)]


@pytest.fixture
def ranking():
    return replay([MORNING])


def test_equal_times_share_the_better_rank():
    assert Ranking().add(MORNING) == {"bob": 1, "ann": 2, "cem": 2, "dee": 4}


def test_ranks_are_those_after_the_batch(ranking):
    assert ranking.add([Solve("eva", 250), Solve("fay", 150)]) == {"eva": 3, "fay": 1}


def test_a_worse_time_changes_nothing(ranking):
    assert ranking.add([Solve("bob", 500)]) == {"bob": 1}
    assert ranking.leaders(1) == [("bob", 200)]


def test_times_are_kept_between_batches(ranking):
    assert ranking.add([]) == {}
    assert ranking.add([Solve("bob", 200), Solve("eva", 350)]) == {"bob": 1, "eva": 4}


def test_the_faster_the_more_are_beaten(ranking):
    assert ranking.beaten("bob") > ranking.beaten("cem") > ranking.beaten("dee")


def test_leaders_with_equal_times_in_order_of_arrival(ranking):
    assert ranking.leaders(3) == [("bob", 200), ("ann", 300), ("cem", 300)]
    assert len(ranking.leaders()) == 4


def test_feed_has_the_newest_first(ranking):
    ranking.add([Solve("ann", 190), Solve("bob", 500)])
    assert list(ranking.feed)[:2] == ["ann 3:10", "dee 6:40"]
    assert [line.split()[0] for line in ranking.feed] == ["ann", "dee", "cem", "bob", "ann"]


def test_clock():
    assert clock(277) == "4:37"


def test_defect_clock_unpadded():
    assert clock(245) == "4:05"
    assert clock(3600) == "60:00"


def test_defect_old_time_kept(ranking):
    ranking.add([Solve("dee", 190)])
    assert ranking.add([Solve("gus", 500)]) == {"gus": 5}


def test_defect_equals_beaten(ranking):
    assert ranking.beaten("ann") == 25
    assert ranking.beaten("bob") == 75
    assert ranking.beaten("dee") == 0
