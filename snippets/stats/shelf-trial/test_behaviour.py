"""Behaviour of the evaluation of the shelf trial."""
import pytest

pd = pytest.importorskip("pandas")
pytest.importorskip("scipy")

import subject  # noqa: E402


def sales(eye, old, week=2):
    """One week's packs of pairs 0, 1, ...; None for a store that left the trial."""
    rows = [
        (pair, shelf, week, packs)
        for shelf, column in (("eye", eye), ("old", old))
        for pair, packs in enumerate(column)
        if packs is not None
    ]
    return pd.DataFrame(rows, columns=["pair", "shelf", "week", "packs"])


def gains(*differences, base=100.0):
    """Stores of equal size, with these differences between eye level and old shelf."""
    return sales([base + d for d in differences], [base] * len(differences))


CLEAR = gains(20, 22, 19, 21, 24, 18, 20, 23, 17, 21)


def test_clear_gain_is_rolled_out():
    trial = subject.evaluate(CLEAR)
    assert trial.pairs == 10
    assert trial.gain == pytest.approx(20.5)
    assert trial.p_value < 0.01
    assert trial.roll_out is True


def test_clear_loss_is_not_rolled_out():
    trial = subject.evaluate(gains(-20, -22, -19, -21, -24, -18, -20, -23, -17, -21))
    assert trial.p_value < 0.01
    assert trial.gain == pytest.approx(-20.5)
    assert trial.roll_out is False


def test_weeks_are_added_up_without_the_settling_week():
    table = pd.concat(
        [sales([1, 1], [90, 90], week=1), sales([10, 20], [8, 16]), sales([5, 6], [4, 5], week=3)]
    )
    packs = subject.packs_by_pair(table)
    assert packs["eye"].tolist() == [15, 26]
    assert packs["old"].tolist() == [12, 21]


def test_pairs_are_matched_whatever_the_order_of_rows():
    packs = subject.packs_by_pair(sales([1, 2, 3], [4, 5, 6]).iloc[::-1])
    assert packs["eye"].tolist() == [1, 2, 3]
    assert packs["old"].tolist() == [4, 5, 6]


def test_gain_is_that_of_all_packs():
    assert subject.evaluate(sales([10, 110, 55], [5, 100, 45])).gain == pytest.approx(100 / 6)


def test_summary_begins_with_the_advice():
    trial = subject.ShelfTrial(18, 4.25, 0.03, True)
    assert subject.summary(trial).startswith("Roll out: +4.2 % packs in 18 pairs of stores")
    trial = subject.ShelfTrial(18, 4.25, 0.3, False)
    assert subject.summary(trial).startswith("Do not roll out")


def test_defect_gone_store_sells_zero():
    table = sales([110, None, 220, 330], [100, 500, 200, 300])
    trial = subject.evaluate(table)
    assert trial.pairs == 3
    assert trial.gain == pytest.approx(10.0)


def test_defect_pairs_ignored():
    old = [350.0 + 90 * i for i in range(16)]
    gain = [22, 25, 19, 24, 28, 21, 23, 26, 20, 27, 22, 24, 25, 21, 23, 26]
    eye = [packs + more for packs, more in zip(old, gain, strict=True)]
    assert subject.evaluate(sales(eye, old)).p_value < 0.01


def test_defect_side_from_the_data():
    assert subject.evaluate(gains(3, -3, 2, -2.5, 1, -1, 0.6, -0.4)).p_value > 0.6


def test_defect_smaller_p_kept():
    one_big_loss = gains(5, 6, 4, 7, 5.5, 6.5, 4.5, 7.5, 5.2, 6.2, 4.8, 5.8, -60)
    two_pairs = gains(20, 20.1)
    assert max(subject.evaluate(t).p_value for t in (one_big_loss, two_pairs)) > 0.05


def test_defect_alpha_unused():
    trial = subject.evaluate(CLEAR, alpha=1e-30)
    assert trial.roll_out is False
