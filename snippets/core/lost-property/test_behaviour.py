from datetime import date

import pytest

from subject import Item, Report, explain_difference, fee, fees_due, for_auction, match_reports

TODAY = date(2025, 6, 1)
FIRST = Item("F-1", "umbrella", "RE 4", date(2025, 5, 20))
SECOND = Item("F-2", "umbrella", "RE 4", date(2025, 5, 22))
PHONE = Item("F-3", "phone", "S 1", date(2025, 2, 1))


def test_a_report_gets_the_item_of_its_kind_and_train():
    reports = [Report("R-1", "phone", "S 1", date(2025, 1, 31))]
    assert match_reports(reports, [FIRST, PHONE]) == {"R-1": "F-3"}


def test_nothing_fits():
    reports = [
        Report("R-1", "phone", "RE 4", date(2025, 5, 1)),
        Report("R-2", "umbrella", "RE 4", date(2025, 5, 21)),
    ]
    assert match_reports(reports, [FIRST, PHONE]) == {}


def test_an_item_may_be_found_on_the_day_of_the_loss():
    reports = [Report("R-1", "umbrella", "RE 4", date(2025, 5, 20))]
    assert match_reports(reports, [FIRST]) == {"R-1": "F-1"}


def test_an_item_is_given_once():
    reports = [Report(f"R-{i}", "umbrella", "RE 4", date(2025, 5, 19)) for i in (1, 2)]
    assert match_reports(reports, [FIRST]) == {"R-1": "F-1"}


def test_defect_last_item_wins():
    reports = [Report(f"R-{i}", "umbrella", "RE 4", date(2025, 5, 19)) for i in (1, 2)]
    assert match_reports(reports, [FIRST, SECOND]) == {"R-1": "F-1", "R-2": "F-2"}


def test_auction_takes_old_items_without_a_report():
    old = Item("F-9", "scarf", "S 1", date(2025, 3, 1))
    assert for_auction([FIRST, PHONE, old], {}, TODAY) == [PHONE, old]
    assert for_auction([FIRST, PHONE, old], {"R-1": "F-3"}, TODAY) == [old]


def test_ninety_days_are_kept():
    item = Item("F-9", "scarf", "S 1", date(2025, 3, 3))
    assert (TODAY - item.found).days == 90
    assert for_auction([item], {}, TODAY) == []


def test_fee():
    assert fee(FIRST, date(2025, 5, 27)) == 0
    assert fee(FIRST, date(2025, 5, 29)) == 100


def test_defect_fee_without_limit():
    assert fee(FIRST, date(2025, 7, 6)) == 2000
    assert fee(FIRST, date(2025, 8, 6)) == 2000


def test_fees_due():
    assert fees_due([FIRST, SECOND], TODAY) == 250 + 150
    assert fees_due([], TODAY) == 0


@pytest.mark.parametrize("difference", [450, 700, 500])
def test_two_receipts_explain_the_difference(difference):
    receipts = [250, 50, 200, 650, 250]
    first, second = explain_difference(receipts, difference)
    assert first != second
    assert receipts[first] + receipts[second] == difference


def test_no_two_receipts_explain_the_difference():
    assert explain_difference([250, 50], 500) is None
    assert explain_difference([], 500) is None
