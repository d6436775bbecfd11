import pytest

import subject
from subject import Payout, Sale

SALES = [
    Sale("r1", "north", 20.0),
    Sale("r2", "south", 35.5),
    Sale("r3", "north", 12.25),
    Sale("r4", "south", 8.0),
]


def test_states_in_ledger_order():
    payouts = [Payout("r4", 7.5, 0.5), Payout("r1", 19.5, 0.5), Payout("r2", 30.0, 0.5)]
    assert subject.reconcile(SALES, payouts) == {
        "settled": ["r1", "r4"],
        "disputed": ["r2"],
        "open": ["r3"],
    }


def test_one_missing_cent_is_disputed():
    result = subject.reconcile([Sale("r1", "north", 20.0)], [Payout("r1", 19.49, 0.5)])
    assert result["disputed"] == ["r1"]


def test_payout_without_sale_is_ignored():
    result = subject.reconcile(SALES[:1], [Payout("zz", 1.0, 0.0)])
    assert result == {"settled": [], "disputed": [], "open": ["r1"]}


def test_empty_files():
    assert subject.reconcile([], []) == {"settled": [], "disputed": [], "open": []}


@pytest.mark.parametrize(
    ("amount", "net", "fee"), [(0.3, 0.1, 0.2), (4.35, 4.15, 0.2), (19.99, 19.92, 0.07)]
)
def test_defect_exact_euro_compare(amount, net, fee):
    result = subject.reconcile([Sale("r1", "north", amount)], [Payout("r1", net, fee)])
    assert result["settled"] == ["r1"]


def test_open_euros_per_store():
    totals = subject.open_by_store(SALES, {"r1", "r3", "r4"})
    assert totals == pytest.approx({"north": 32.25, "south": 8.0})


def test_store_with_most_open_money():
    assert subject.largest_open_store({"north": 32.25, "south": 8.0}) == "north"
    assert subject.largest_open_store({}) == "-"
