"""Behaviour of the table of best-selling games."""
import warnings

import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402


@pytest.fixture(autouse=True)
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def sales_of(*rows):
    return pd.DataFrame(rows, columns=["sold_at", "region", "game", "boxes"])


SALES = sales_of(
    ("2024-03-01", "north", "harvest", 20),
    ("2024-03-09", "north", "orbit", 15),
    ("2024-03-30", "north", "orbit", 16),
    ("2024-03-02", "south", "harvest", 40),
    ("2024-04-02", "north", "harvest", 12),
    ("2024-04-30", "south", "orbit", 11),
)


def rows_of(table):
    return list(table[["region", "game", "boxes"]].itertuples(index=False, name=None))


def test_best_of_each_month_and_region():
    assert rows_of(subject.top_games(SALES.copy())) == [
        ("north", "orbit", 31),
        ("south", "harvest", 40),
        ("north", "harvest", 12),
        ("south", "orbit", 11),
    ]


def test_columns():
    top = subject.top_games(SALES.copy())
    assert set(top.columns) == {"month", "region", "game", "boxes", "note"}


def test_months_of_one_year_are_apart():
    assert subject.top_games(SALES.copy())["month"].nunique() == 2


def test_enough_sold_has_no_note():
    assert subject.top_games(SALES.copy())["note"].tolist() == [""] * 4


def test_monthly_sales():
    totals = subject.monthly_sales(SALES.copy())
    assert totals["boxes"].tolist() == [20, 31, 40, 12, 11]
    assert list(totals.columns) == ["month", "region", "game", "boxes"]


def test_defect_any_january():
    sales = sales_of(("2023-01-05", "north", "harvest", 30), ("2024-01-05", "north", "orbit", 50))
    assert rows_of(subject.top_games(sales)) == [("north", "harvest", 30), ("north", "orbit", 50)]


def test_defect_one_winner():
    sales = sales_of(("2024-01-05", "north", "orbit", 30), ("2024-01-06", "north", "harvest", 30))
    assert sorted(rows_of(subject.top_games(sales))) == [
        ("north", "harvest", 30),
        ("north", "orbit", 30),
    ]


def test_defect_month_without_sales():
    sales = sales_of(("2024-01-05", "north", "orbit", 30), ("2024-02-06", "south", "orbit", 30))
    assert rows_of(subject.top_games(sales)) == [("north", "orbit", 30), ("south", "orbit", 30)]


def test_defect_note_lost():
    sales = sales_of(("2024-01-05", "north", "orbit", 9), ("2024-01-06", "south", "orbit", 10))
    assert subject.top_games(sales)["note"].tolist() == ["few sold", ""]


def test_defect_callers_table():
    sales = SALES.copy()
    subject.top_games(sales)
    assert list(sales.columns) == ["sold_at", "region", "game", "boxes"]
