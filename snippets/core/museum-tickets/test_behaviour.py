from datetime import datetime

import pytest

from subject import SoldOut, TicketOffice, price, sell_all

TEN = datetime(2026, 6, 3, 10, 0)
NOON = datetime(2026, 6, 3, 12, 0)


@pytest.fixture
def office():
    office = TicketOffice(capacity=5, send=lambda order, text: office.sent.append((order, text)))
    office.sent = []
    return office


@pytest.mark.parametrize(
    ("kind", "options", "cents"),
    [
        ("adult", {}, 3200),
        ("adult", {"member": True}, 1600),
        ("student", {"member": True, "guided": True}, 1700),
        ("child", {"guided": True}, 800),
    ],
)
def test_prices_of_two_tickets(kind, options, cents):
    assert price(kind, 2, **options) == cents


def test_unknown_ticket(office):
    with pytest.raises(ValueError):
        office.book(TEN, "A1", "duke", 1)
    assert "A1" not in office.orders(TEN)


def test_booking(office):
    assert office.book(TEN, "A1", "adult", 2, guided=True) == 4000
    assert office.book(TEN, "A2", "child", 3, by_mail=False) == 0
    assert office.orders(TEN)["A1"] == 2
    assert office.orders(TEN)["A2"] == 3
    assert office.sent == [("A1", "2 x adult, 03 June 10:00")]


def test_room(office):
    assert not office.has_room(TEN, 6)
    office.book(TEN, "A1", "adult", 5)
    assert not office.has_room(TEN, 1)
    assert office.has_room(NOON, 1)


def test_move(office):
    office.book(TEN, "A1", "adult", 4)
    office.move("A1", TEN, NOON)
    assert "A1" not in office.orders(TEN)
    assert office.orders(NOON)["A1"] == 4
    assert office.book(TEN, "A2", "adult", 5) == 8000


def test_sell_all(office):
    requests = [
        {"slot": TEN, "order": "B1", "kind": "adult", "count": 2},
        {"slot": TEN, "order": "B2", "kind": "student", "count": 3, "member": True},
    ]
    assert sell_all(office, requests) == 3200 + 1350


def test_defect_options_unchecked():
    with pytest.raises((TypeError, ValueError)):
        price("adult", 2, memeber=True)


def test_defect_own_dict_returned(office):
    office.book(TEN, "A1", "adult", 2)
    try:
        office.orders(TEN).clear()
    except (TypeError, AttributeError):
        pass
    assert dict(office.orders(TEN)).get("A1") == 2


def test_defect_question_takes_seats(office):
    for _ in range(3):
        assert office.has_room(TEN, 4)
    assert office.book(TEN, "A1", "adult", 4) == 6400


def test_defect_sold_out_as_number(office):
    office.book(TEN, "A1", "adult", 4)
    with pytest.raises(SoldOut):
        office.book(TEN, "A2", "adult", 2)
    requests = [
        {"slot": TEN, "order": "B1", "kind": "adult", "count": 2},
        {"slot": NOON, "order": "B2", "kind": "adult", "count": 2},
    ]
    assert sell_all(office, requests) == 3200


def test_defect_gone_before_moved(office):
    office.book(TEN, "A1", "adult", 2)
    office.book(NOON, "A2", "adult", 4)
    with pytest.raises(SoldOut):
        office.move("A1", TEN, NOON)
    assert office.orders(TEN)["A1"] == 2


@pytest.mark.parametrize("count", [-3, 0])
def test_defect_count_unchecked(office, count):
    with pytest.raises(ValueError):
        office.book(TEN, "A1", "adult", count)


def test_defect_bare_flags(office):
    with pytest.raises(TypeError):
        office.book(TEN, "A1", "adult", 2, False, True, False)
