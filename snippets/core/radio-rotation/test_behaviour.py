import random
from collections import Counter

from subject import Channel, Track

JINGLES = {"bells": 1, "guitar": 3}


def tracks(*seconds):
    return [Track(f"artist {n}", f"title {n}", length) for n, length in enumerate(seconds)]


def test_same_seed_same_plan():
    archive = tracks(*range(100, 300, 5))
    assert Channel(archive, JINGLES, 7).plan() == Channel(archive, JINGLES, 7).plan()


def test_archive_is_left_alone():
    archive = tracks(200, 210, 220, 230)
    Channel(archive, JINGLES, 1).plan()
    assert archive == tracks(200, 210, 220, 230)


def test_order_is_random():
    archive = tracks(*range(100, 300, 5))
    orders = {tuple(Channel(archive, JINGLES, seed).order()) for seed in range(5)}
    assert len(orders) == 5


def test_hours_of_equal_tracks():
    plan = Channel(tracks(*[800] * 10), JINGLES, 3).plan()
    assert [len(hour) for _, hour in plan] == [4, 4, 2]
    assert {opener for opener, _ in plan} <= {"bells", "guitar"}


def test_frequent_jingles():
    channel = Channel([], JINGLES, 11)
    drawn = Counter(channel.opener() for _ in range(400))
    assert drawn["guitar"] > drawn["bells"] > 0


def test_empty_archive():
    assert Channel([], JINGLES, 1).plan() == []


def test_defect_drawn_with_return():
    archive = tracks(*range(100, 300, 5))
    assert sorted(Channel(archive, JINGLES, 5).order(), key=archive.index) == archive


def test_defect_one_generator_for_all():
    archive = tracks(*range(100, 300, 5))
    alone = Channel(archive, JINGLES, 1).order()
    first, _second = Channel(archive, JINGLES, 1), Channel(archive, JINGLES, 2)
    random.random()
    assert first.order() == alone


def test_defect_length_written_again():
    plan = Channel(tracks(*[100] * 6), JINGLES, 2).plan(music=200)
    assert [len(hour) for _, hour in plan] == [2, 2, 2]


def test_defect_hour_without_music():
    plan = Channel(tracks(5000), JINGLES, 2).plan()
    assert [hour for _, hour in plan] == [tracks(5000)]
