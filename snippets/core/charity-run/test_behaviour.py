from subject import Runner, raised, ranking, screen, top_fundraiser, totals

ADA = Runner("Ada", laps=10, per_kilometre=150)
BEN = Runner("Ben", laps=5, per_kilometre=100, gift=500)
CLEO = Runner("Cleo", laps=15, per_kilometre=20)


def test_full_kilometres_and_gift():
    assert raised(ADA) == 600
    assert raised(BEN) == 700
    assert raised(Runner("Dan", laps=0, per_kilometre=300)) == 0
    assert raised(Runner("Eve", laps=3, per_kilometre=100)) == 100


def test_running_totals():
    assert totals([ADA, BEN, CLEO]) == [600, 1300, 1420]
    assert totals([]) == []


def test_ranking_by_laps():
    assert ranking([ADA, BEN, CLEO]) == [(1, CLEO), (2, ADA), (3, BEN)]


def test_equal_laps_stay_in_the_order_of_the_finish():
    runners = [Runner(name, laps=4, per_kilometre=100) for name in "QAZ"]
    assert [runner.name for _, runner in ranking(runners)] == ["Q", "A", "Z"]


def test_top_fundraiser():
    assert top_fundraiser([ADA, BEN, CLEO]) == BEN
    assert top_fundraiser([]) is None


def test_screen_at_the_goal():
    assert screen([ADA, BEN], 1300) == "13.00 raised, 100% of our goal"


def test_defect_started_kilometres():
    assert raised(Runner("Dan", laps=4, per_kilometre=100)) == 100
    assert raised(Runner("Eve", laps=12, per_kilometre=250)) == 1000


def test_defect_place_not_shared():
    runners = [Runner(name, laps, 100) for name, laps in [("A", 7), ("B", 9), ("C", 7), ("D", 3)]]
    assert [(place, runner.name) for place, runner in ranking(runners)] == [
        (1, "B"),
        (2, "A"),
        (2, "C"),
        (4, "D"),
    ]


def test_defect_share_floored():
    assert screen([ADA, BEN], 2000) == "13.00 raised, 65% of our goal"
