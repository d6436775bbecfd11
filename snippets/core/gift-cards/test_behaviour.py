"""Behaviour of the gift-card ledger."""

import contextlib

import pytest

import subject


def ledger():
    """Card 7001 with 50.00, of which 30.00 were paid on receipt r1."""
    cards = subject.GiftCards()
    cards.issue("7001", 5000, "s1")
    cards.redeem("7001", 3000, "r1")
    return cards


def test_paying_returns_what_is_left():
    cards = ledger()
    assert cards.redeem("7001", 500, "r2") == 1500
    assert cards.balance("7001") == 1500


def test_an_unknown_card_is_empty():
    assert ledger().balance("7999") == 0


def test_outstanding_over_all_cards():
    cards = ledger()
    cards.issue("7002", 2500, "s2")
    assert cards.outstanding() == 4500


def test_a_refund_is_back_on_the_card():
    cards = ledger()
    assert cards.refund("7001", 1000, "r1") == 3000
    assert cards.balance("7001") == 3000


@pytest.mark.parametrize(
    ("card", "cents", "receipt"), [("7001", 3001, "r1"), ("7001", 1, "r9"), ("7002", 1, "r1")]
)
def test_no_refund_above_what_was_paid(card, cents, receipt):
    cards = ledger()
    with pytest.raises(ValueError):
        cards.refund(card, cents, receipt)
    assert cards.balance("7001") == 2000


@pytest.mark.parametrize("cents", [0, -100])
def test_nothing_is_not_an_amount(cents):
    cards = ledger()
    with pytest.raises(ValueError):
        cards.issue("7001", cents, "s9")
    with pytest.raises(ValueError):
        cards.redeem("7001", cents, "r9")


def test_too_much_is_refused():
    with pytest.raises(subject.Overdrawn):
        ledger().redeem("7001", 2001, "r2")


def test_restored_without_refunds():
    journal = ledger().journal()
    assert subject.GiftCards.restored(journal).journal() == journal
    assert subject.GiftCards.restored(journal).balance("7001") == 2000


def test_old_backups_can_be_read():
    old = ["I;7001;5000;s1", "R;7001;3000;r1"]
    assert subject.GiftCards.restored(old).balance("7001") == 2000


def test_defect_posted_then_checked():
    cards = ledger()
    with contextlib.suppress(subject.Overdrawn):
        cards.redeem("7001", 2001, "r2")
    assert cards.balance("7001") == 2000
    assert cards.redeem("7001", 2000, "r3") == 0


def test_defect_refund_as_minus():
    cards = ledger()
    cards.refund("7001", 1000, "r1")
    assert cards.outstanding() == 3000


def test_defect_refunded_again():
    cards = ledger()
    cards.refund("7001", 2000, "r1")
    with pytest.raises(ValueError):
        cards.refund("7001", 1001, "r1")
    cards.refund("7001", 1000, "r1")
    assert cards.balance("7001") == 5000


@pytest.mark.parametrize("cents", [0, -100])
def test_defect_minus_refund(cents):
    cards = ledger()
    with pytest.raises(ValueError):
        cards.refund("7001", cents, "r1")
    assert cards.balance("7001") == 2000


def test_defect_one_letter_two_kinds():
    cards = ledger()
    cards.refund("7001", 1000, "r1")
    assert subject.GiftCards.restored(cards.journal()).balance("7001") == 3000
