"""What the tests of the offer model notice: the suite is run on altered models."""
import os
from pathlib import Path

import pytest

import subject

SALES = [(500.0, 1, 400.0), (1000.0, 2, 640.0)]


def passes(folder, alteration=""):
    """Whether the suite under test is green with the alteration added to its module."""
    suite = folder / f"{folder.name}_suite.py"  # a module name of its own
    source = Path(subject.__file__).read_text(encoding="utf-8")
    suite.write_text(f"{source}\n\n{alteration}\n", encoding="utf-8")
    options = ["-q", "--assert=plain", "-W", "ignore", "--import-mode=importlib"]
    options += ["-p", "no:cacheprovider", "-c", os.devnull, f"--rootdir={folder}"]
    status = pytest.main([*options, str(suite)])
    return status == pytest.ExitCode.OK


def offering(expression):
    """Alteration of offer: `right` is the sound method, with self, price, years, grade."""
    return (
        "right = OfferModel.offer\n"
        "def altered(self, new_price, years, grade):\n"
        f"    return {expression}\n"
        "OfferModel.offer = altered\n"
    )


def test_fit_and_offer():
    model = subject.OfferModel().fit([subject.Sale(*sale) for sale in SALES])
    assert model.loss == pytest.approx(0.2)
    assert model.offer(600.0, 2, "good") == pytest.approx(268.8)
    assert model.offer(50.0, 3, "worn") == 0.0


@pytest.mark.parametrize("years, grade", [(-1, "good"), (1, "battered")])
def test_refused_lenses(years, grade):
    with pytest.raises(ValueError):
        subject.OfferModel(loss=0.2).offer(400.0, years, grade)


def test_suite_is_green(tmp_path):
    assert passes(tmp_path)


def test_suite_notices_a_wrong_fit(tmp_path):
    assert not passes(tmp_path, "OfferModel.fit = lambda self, sales: OfferModel(loss=0.3)")


def test_suite_notices_a_wrong_offer(tmp_path):
    assert not passes(tmp_path, offering("1.01 * right(self, new_price, years, grade)"))


def test_defect_exact_euros(tmp_path):
    last_bit = offering("(1 + 4e-16) * right(self, new_price, years, grade)")
    assert passes(tmp_path, last_bit)


def test_defect_nothing_asserted(tmp_path):
    rising = offering("right(self, new_price, years if years < 5 else 9 - years, grade)")
    assert not passes(tmp_path, rising)


def test_defect_tuple_asserted(tmp_path):
    assert not passes(tmp_path, "FLOOR = 0.0")


def test_defect_name_twice(tmp_path):
    assert not passes(tmp_path, offering("right(self, new_price, abs(years), grade)"))


def test_defect_any_exception(tmp_path):
    accepted = "right(self, new_price, years, grade if grade in GRADES else 'worn')"
    assert not passes(tmp_path, offering(accepted))
