import pytest

from subject import PackingLine, Parcel

SHIFT = [Parcel("a", 0, 3), Parcel("b", 0, 1), Parcel("c", 5, 2), Parcel("d", 6, 1)]


@pytest.fixture
def line():
    line = PackingLine(benches=2, seconds_per_item=10)
    line.finished.clear()
    return line


def test_head_of_the_queue_takes_the_first_free_bench(line):
    packed = line.run(list(SHIFT))
    assert [(p.parcel.number, p.bench, p.start, p.end) for p in packed] == [
        ("a", 0, 0, 30),
        ("b", 1, 0, 10),
        ("c", 1, 10, 30),
        ("d", 0, 30, 40),
    ]


def test_a_tie_goes_to_the_lowest_bench(line):
    assert [p.bench for p in line.run([Parcel("a", 9, 1), Parcel("b", 9, 1)])] == [0, 1]


def test_waiting_time_and_share_of_late_parcels(line):
    packed = line.run(list(SHIFT))
    assert [p.waited for p in packed] == [0, 0, 5, 24]
    assert line.late_share(5) == 0.25
    assert line.late_share(0) == 0.5


def test_peak_counts_benches_at_work(line):
    line.run([Parcel("a", 0, 1), Parcel("b", 10, 1), Parcel("c", 12, 1)])
    assert line.peak() == 2


def test_peak_of_a_quiet_shift(line):
    assert line.run([]) == []
    assert line.peak() == 0


def test_defect_results_on_the_class():
    PackingLine(benches=1).run([Parcel("a", 0, 1)])
    second = PackingLine(benches=1)
    assert [p.parcel.number for p in second.run([Parcel("b", 0, 1)])] == ["b"]


def test_defect_input_emptied(line):
    parcels = list(SHIFT)
    line.run(parcels)
    assert parcels == SHIFT


def test_defect_quiet_shift(line):
    line.run([])
    assert line.late_share(60) == 0
