"""Behaviour of the clean-up of visitor cards."""
import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")

FULL = {"day": "27.06.2024", "gate": "lake", "people": "2", "spent": "10,00", "bus": "no"}


def cards(*answers):
    """A card for each dict of answers; what it leaves out is as on a full card."""
    return pd.DataFrame([FULL | answer for answer in answers])


def test_gates_and_amounts_are_tidied():
    cleaned = subject.clean(cards({"gate": "  north GATE ", "spent": "1.250,50"}, {"bus": "yes"}))
    assert cleaned["gate"].to_list() == ["north gate", "lake"]
    assert cleaned["spent"].to_list() == [1250.5, 10.0]
    assert cleaned["people"].sum() == 4


def test_question_that_all_answer_alike_is_left_out():
    cleaned = subject.clean(cards({"bus": "no"}, {"bus": "no"}))
    assert list(cleaned.columns) == ["day", "gate", "people", "spent"]


def test_people_by_month():
    cleaned = subject.clean(cards({"people": "3"}, {"day": "01.09.2024"}, {"bus": "yes"}))
    assert subject.people_by_month(cleaned).to_dict() == {6: 5, 9: 2}


def test_share_of_the_weekend_counts_people():
    saturday = {"day": "29.06.2024", "people": "6"}
    cleaned = subject.clean(cards({}, saturday, {"bus": "yes"}))
    assert subject.weekend_share(cleaned) == pytest.approx(0.6)


def test_euros_per_person_by_gate():
    cleaned = subject.clean(cards({}, {"people": "3"}, {"gate": "North", "bus": "yes"}))
    assert subject.spent_per_person(cleaned) == pytest.approx({"lake": 4.0, "north": 5.0})


def test_period_within_a_month():
    cleaned = subject.clean(cards({"day": "28.06.2024"}, {"bus": "yes"}))
    assert subject.period(cleaned) == "27.06.2024 to 28.06.2024"


def test_defect_skipped_question():
    given = cards({"bus": None}, {"spent": None}, {"bus": "yes"}, {})
    cleaned = subject.clean(given.copy())
    assert len(cleaned) == 4
    assert cleaned["people"].sum() == 8


def test_defect_callers_cards():
    given = cards({"gate": " North "}, {})
    before = given.copy()
    subject.clean(given)
    pd.testing.assert_frame_equal(given, before)


def test_defect_ticked_or_empty():
    cleaned = subject.clean(cards({"dog": "yes"}, {"dog": None}))
    assert "dog" in cleaned


def test_defect_days_as_text():
    cleaned = subject.clean(cards({"day": "30.06.2024"}, {"day": "01.09.2024", "bus": "yes"}))
    assert subject.period(cleaned) == "30.06.2024 to 01.09.2024"


def test_defect_raw_values():
    table = pd.DataFrame(
        {"gate": ["lake"] * 3, "spent": [10.0, float("nan"), 20.0], "people": [2, 4, 1]}
    )
    assert subject.spent_per_person(table) == pytest.approx({"lake": 10.0})
