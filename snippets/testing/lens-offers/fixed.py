"""Offers for used camera lenses, and the tests of the model behind them."""
from __future__ import annotations

import math
from dataclasses import dataclass

import pytest

GRADES = {"mint": 0.9, "good": 0.7, "worn": 0.4}
FLOOR = 15.0  # euros; for less the shop does not buy


@dataclass(frozen=True)
class Sale:
    """A lens that was sold: its price when new, age in years, what it fetched.

    Prices are above 0.
    """

    new_price: float
    years: float
    fetched: float


class OfferModel:
    """A lens loses the same share of its value in every year."""

    def __init__(self, loss: float = 0.0) -> None:
        self.loss = loss

    def fit(self, sales: list[Sale]) -> OfferModel:
        """Regress the log of the value kept on the age, through the origin."""
        used = [sale for sale in sales if sale.years > 0]
        if not used:
            raise ValueError("no used lenses to learn from")
        slope = sum(
            sale.years * math.log(sale.fetched / sale.new_price) for sale in used
        ) / sum(sale.years**2 for sale in used)
        self.loss = 1 - math.exp(slope)
        return self

    def offer(self, new_price: float, years: float, grade: str) -> float:
        """What the shop pays, in euros; 0 when it does not buy."""
        if years < 0:
            raise ValueError(f"age of {years} years")
        if grade not in GRADES:
            raise ValueError(f"unknown grade {grade!r}")
        value = new_price * (1 - self.loss) ** years * GRADES[grade]
        return value if value >= FLOOR else 0.0


@pytest.fixture
def model() -> OfferModel:
    return OfferModel(loss=0.2)


def test_fit_finds_the_yearly_loss() -> None:
    sales = [Sale(500.0, 1, 400.0), Sale(1000.0, 2, 640.0), Sale(250.0, 3, 128.0)]
    fitted = OfferModel().fit(sales)
    assert abs(fitted.loss - 0.2) < 1e-9


def test_fit_needs_used_lenses() -> None:
    with pytest.raises(ValueError, match="no used lenses"):
        OfferModel().fit([Sale(500.0, 0, 480.0)])


def test_offer_for_a_good_lens(model: OfferModel) -> None:
    assert model.offer(600.0, 2, "good") == pytest.approx(268.8)


def test_negative_age_is_refused(model: OfferModel) -> None:
    with pytest.raises(ValueError, match="age"):
        model.offer(400.0, -1, "good")


def test_older_lenses_bring_less(model: OfferModel) -> None:
    offers = [model.offer(900.0, years, "mint") for years in range(10)]
    assert offers == sorted(offers, reverse=True)


def test_free_lens_is_not_bought(model: OfferModel) -> None:
    assert model.offer(0.0, 1, "mint") == 0.0


def test_cheap_lens_is_not_bought(model: OfferModel) -> None:
    assert model.offer(50.0, 3, "worn") == 0.0


def test_unknown_grade_is_refused(model: OfferModel) -> None:
    with pytest.raises(ValueError, match="grade"):
        model.offer(400.0, 1, "battered")
