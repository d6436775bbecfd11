from datetime import date

from subject import Stay, census, clashes, free_beds


def stay(patient, bed, admitted, discharged=None):
    end = None if discharged is None else date(2026, 3, discharged)
    return Stay(patient, bed, date(2026, 3, admitted), end)


def names(pairs):
    return [(holder.patient, other.patient) for holder, other in pairs]


def test_a_bed_can_be_taken_again_on_the_day_of_discharge():
    assert clashes([stay("b", "1", 4, 9), stay("a", "1", 1, 4)]) == []


def test_overlap_in_the_same_bed_only():
    stays = [stay("a", "1", 1, 5), stay("b", "1", 4, 6), stay("c", "2", 4, 6)]
    assert names(clashes(stays)) == [("a", "b")]


def test_a_patient_who_is_still_here_holds_the_bed():
    stays = [stay("a", "1", 1), stay("b", "1", 3, 4), stay("c", "1", 20, 22)]
    assert names(clashes(stays)) == [("a", "b"), ("a", "c")]


def test_the_stay_that_ends_last_is_the_holder():
    stays = [stay("a", "1", 1, 9), stay("b", "1", 2, 5), stay("c", "1", 6, 7)]
    assert names(clashes(stays)) == [("a", "b"), ("a", "c")]


def test_clashes_take_any_iterable_and_leave_a_list_alone():
    stays = [stay("b", "1", 4, 9), stay("a", "1", 1, 5)]
    assert names(clashes(iter(stays))) == [("a", "b")]
    clashes(stays)
    assert [s.patient for s in stays] == ["b", "a"]


def test_no_stays():
    assert clashes([]) == []
    assert census([], date(2026, 3, 1), 3) == [0, 0, 0]
    assert free_beds(["2", "1"], [], date(2026, 3, 1)) == ["1", "2"]


def test_census_counts_nights():
    stays = [stay("a", "1", 1, 3), stay("b", "2", 2), stay("c", "3", 4, 5), stay("d", "4", 4, 4)]
    assert census(stays, date(2026, 3, 1), 5) == [1, 2, 1, 2, 1]


def test_census_cuts_stays_at_the_window():
    stays = [stay("a", "1", 1, 30), stay("b", "2", 1, 4), stay("c", "3", 20, 25)]
    assert census(stays, date(2026, 3, 5), 3) == [1, 1, 1]
    assert census(stays, date(2026, 3, 5), 0) == []


def test_free_beds_of_a_night():
    stays = [stay("a", "1", 1, 4), stay("b", "2", 4), stay("c", "9", 2, 8)]
    assert free_beds(["3", "2", "1"], stays, date(2026, 3, 4)) == ["1", "3"]
    assert free_beds(["3", "2", "1"], stays, date(2026, 3, 3)) == ["2", "3"]
