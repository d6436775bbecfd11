"""Behaviour of the figures on sales forecasts."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402

FIRST = pd.Timestamp("2025-03-03")


def rows_of(sold, forecast, kiosk="north", title="Herald", days=None):
    days = range(len(sold)) if days is None else days
    return pd.DataFrame(
        {
            "kiosk": kiosk,
            "title": title,
            "day": [FIRST + pd.Timedelta(days=day) for day in days],
            "sold": np.asarray(sold, dtype=float),
            "forecast": np.asarray(forecast, dtype=float),
        }
    )


def test_figures_of_a_perfect_forecast():
    sold = [5, 9, 4, 7, 6, 8, 3, 6, 2, 9, 5, 7, 4, 8, 6, 3]
    figures = subject.figures(rows_of(sold, sold), FIRST - pd.Timedelta(days=1))
    assert (figures.share_off, figures.rmse, figures.r2, figures.skill) == (0, 0, 1, 1)


def test_share_off():
    assert subject.share_off(rows_of([10, 10], [8, 14])) == pytest.approx(0.3)


def test_rmse_of_one_kiosk():
    assert subject.rmse(rows_of([1, 1], [2, 8])) == pytest.approx(5.0)


def test_week_before_of_two_titles():
    herald = rows_of(range(8), [0] * 8)
    chess = rows_of(range(20, 28), [0] * 8, title="Chess")
    rows = pd.concat([herald, chess], ignore_index=True).sample(frac=1, random_state=0)
    before = subject.week_before(rows).dropna()
    assert before.sort_index().to_dict() == {7: 0.0, 15: 20.0}


def test_skill_of_last_weeks_sales():
    sold = [5, 9, 4, 7, 6, 8, 3, 7, 12, 9, 6, 6, 4, 9]
    assert subject.skill(rows_of(sold, sold[:7] + sold[:7])) >= 0.0


def test_sales_are_left_alone():
    sales = rows_of(range(20), range(1, 21))
    before = sales.copy()
    subject.figures(sales, FIRST + pd.Timedelta(days=4))
    pd.testing.assert_frame_equal(sales, before)


def test_defect_unsold_left_out():
    assert subject.share_off(rows_of([0, 10], [10, 10])) == pytest.approx(1.0)


def test_defect_kiosks_averaged():
    small = rows_of([0], [10], kiosk="south")
    rows = pd.concat([rows_of([5] * 99, [5] * 99), small], ignore_index=True)
    assert subject.rmse(rows) == pytest.approx(1.0)


def test_defect_seven_rows():
    days = [day for day in range(15) if day % 7 != 6]
    before = subject.week_before(rows_of(days, days, days=days))
    assert before.dropna().tolist() == [0, 1, 2, 3, 4, 5, 7]


def test_defect_other_rows_compared():
    sold = [5.0] * 7 + [9.0] * 7
    assert subject.skill(rows_of(sold, [25.0] * 7 + [5.0] * 7)) == pytest.approx(0.0)


def test_defect_r2_of_learned_days():
    sold = [2, 8, 2, 8, 2, 8, 2, 8] * 3
    sales = rows_of(sold, sold[:12] + [5] * 12)
    assert subject.figures(sales, FIRST + pd.Timedelta(days=11)).r2 < 0.1


def test_defect_r2_of_sizes():
    herald = rows_of([900, 1100] * 8, [1000] * 16)
    chess = rows_of([5, 15] * 8, [10] * 16, title="Chess")
    sales = pd.concat([herald, chess], ignore_index=True)
    assert subject.figures(sales, FIRST - pd.Timedelta(days=1)).r2 < 0.1
