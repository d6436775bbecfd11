import inspect
from datetime import date

import pytest

import subject
from subject import Loan

DUE = date(2026, 3, 10)


def loan(barcode="b1", title="Emma", reader="ada", due=DUE, renewals=0):
    return Loan(barcode, title, reader, due, renewals)


def test_a_returned_copy_is_taken_out_in_place():
    loans = [loan("b1"), loan("b2"), loan("b3")]
    subject.drop_returned(loans, ["b2", "unknown"])
    assert [item.barcode for item in loans] == ["b1", "b3"]


def test_defect_loans_skipped():
    loans = [loan(f"b{i}") for i in range(6)]
    subject.drop_returned(loans, ["b1", "b2", "b3", "b5"])
    assert [item.barcode for item in loans] == ["b0", "b4"]


def test_renewal_counts_from_the_due_date():
    item = loan()
    assert subject.renew(item, {"Emma": []}) is True
    assert (item.due, item.renewals) == (date(2026, 4, 7), 1)


@pytest.mark.parametrize(
    ("renewals", "holds"), [(2, {}), (0, {"Emma": ["bob"]}), (2, {"Emma": ["bob"]})]
)
def test_a_refused_renewal_changes_nothing(renewals, holds):
    item = loan(renewals=renewals)
    assert not subject.renew(item, holds)
    assert item == loan(renewals=renewals)


def test_defect_no_answer():
    assert subject.renew(loan(renewals=2), {}) is False


def test_hold_positions():
    assert subject.hold_positions(["bob", "eve", "ada"]) == {"bob": 1, "eve": 2, "ada": 3}
    assert subject.hold_positions([]) == {}


@pytest.mark.parametrize(
    ("today", "fee"),
    [
        (date(2026, 3, 1), 0),
        (DUE, 0),
        (date(2026, 3, 11), 20),
        (date(2026, 3, 20), 200),
        (date(2027, 3, 10), 1000),
    ],
)
def test_overdue_fee(today, fee):
    assert subject.overdue_fee(loan(), today) == fee


def test_defect_today_frozen():
    default = inspect.signature(subject.overdue_fee).parameters["today"].default
    assert not isinstance(default, date)


def test_overdue_loans_per_reader():
    loans = [loan("b1"), loan("b2", reader="bob"), loan("b3"), loan("b4", due=date.max)]
    letters = subject.overdue_by_reader(loans, date(2026, 3, 11))
    assert letters == {"ada": [loans[0], loans[2]], "bob": [loans[1]]}
    assert subject.overdue_by_reader(loans, DUE) == {}
