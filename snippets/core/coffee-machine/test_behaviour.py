import pytest

from subject import accepted, change, display, euros


def test_only_known_coins_count_each_as_often_as_inserted():
    assert accepted([50, 1, 200, 2, 50, 5, 10, 20, 100]) == [50, 200, 50, 5, 10, 20, 100]
    assert accepted([]) == []


@pytest.mark.parametrize(
    ("paid", "price", "coins"),
    [
        (200, 120, [50, 20, 10]),
        (600, 160, [200, 200, 20, 20]),
        (125, 120, [5]),
        (120, 120, []),
    ],
)
def test_change_in_as_few_coins_as_possible(paid, price, coins):
    assert change(paid, price) == coins


def test_amounts_with_two_digits_of_cents():
    assert euros(120) == "1.20"
    assert euros(95) == "0.95"
    assert euros(1250) == "12.50"


def test_display_with_change():
    assert display("Tea", 120, [200]) == "Tea 1.20, change 0.50 + 0.20 + 0.10"
    assert display("Tea", 120, [1, 50, 50, 50]) == "Tea 1.20, change 0.20 + 0.10"


def test_display_when_money_is_missing():
    assert display("Cocoa", 140, [50, 50, 2]) == "Cocoa 1.40, add 0.40"


def test_defect_cents_not_padded():
    assert euros(105) == "1.05"
    assert euros(200) == "2.00"
    assert euros(5) == "0.05"


def test_defect_exact_money_refused():
    assert display("Tea", 120, [100, 20]) == "Tea 1.20, change none"
