"""Behaviour of the season's report."""
import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402

SAILINGS = pd.DataFrame(
    {"sailing": ["A1", "A2", "B1"], "ship": ["Vega"] * 3, "seats": [10, 20, 40]}
)
PROMOS = pd.DataFrame({"promo": ["EARLY"], "discount": [0.25]})


def tariffs(*rows):
    table = pd.DataFrame(rows, columns=["fare", "valid_from", "price"])
    return table.assign(valid_from=pd.to_datetime(table["valid_from"]))


def sales(*rows):
    table = pd.DataFrame(rows, columns=["sailing", "sold_at", "fare", "promo", "tickets"])
    return table.assign(sold_at=pd.to_datetime(table["sold_at"]))


ONE_PRICE = tariffs(("adult", "2025-01-01", 20.0), ("child", "2025-01-01", 8.0))


def paid(priced):
    return dict(zip(priced["sailing"], priced["paid"].tolist(), strict=True))


def test_payments():
    sold = sales(("A1", "2025-06-01", "adult", "EARLY", 2), ("B1", "2025-06-02", "child", None, 3))
    priced = subject.with_payments(sold, ONE_PRICE, PROMOS)
    assert len(priced) == 2
    assert paid(priced) == pytest.approx({"A1": 30, "B1": 24})


def test_an_unknown_promo_takes_nothing_off():
    sold = sales(("A1", "2025-06-01", "adult", "LATE", 1))
    assert paid(subject.with_payments(sold, ONE_PRICE, PROMOS)) == {"A1": 20}


def test_defect_price_history_joined():
    prices = tariffs(("adult", "2025-01-01", 20.0), ("adult", "2025-06-01", 24.0))
    sold = sales(("A1", "2025-05-31", "adult", None, 1), ("B1", "2025-06-01", "adult", None, 1))
    priced = subject.with_payments(sold, prices, PROMOS)
    assert len(priced) == 2
    assert paid(priced) == {"A1": 20, "B1": 24}


def test_by_sailing():
    payments = pd.DataFrame(
        {"sailing": ["B1", "A1", "A1"], "tickets": [10, 1, 2], "paid": [80.0, 20.0, 36.5]}
    )
    report = subject.by_sailing(payments, SAILINGS)
    assert report["sailing"].tolist() == ["A1", "A2", "B1"]
    assert report["tickets"].tolist() == [3, 0, 10]
    assert report["paid"].tolist() == pytest.approx([56.5, 0, 80])
    assert report["load"].tolist() == pytest.approx([0.3, 0, 0.25])


def test_vouchers_are_left_out(tmp_path):
    path = tmp_path / "sales.csv"
    path.write_text(
        "id,sailing,sold_at,fare,promo,tickets,plate\n"
        "1,A1,2025-06-01 10:00,adult,EARLY,2,HB 12\n"
        "2,,2025-06-01 11:00,adult,EARLY,1,HB 13\n"
    )
    assert subject.read_sales(path)["sailing"].tolist() == ["A1"]


def test_defect_any_gap_drops(tmp_path):
    path = tmp_path / "sales.csv"
    path.write_text(
        "id,sailing,sold_at,fare,promo,tickets,plate\n"
        "1,A1,2025-06-01 10:00,adult,EARLY,2,\n"
        "2,A2,2025-06-01 11:00,adult,,1,HB 13\n"
        "3,,2025-06-01 11:00,adult,,1,\n"
    )
    assert subject.read_sales(path)["sailing"].tolist() == ["A1", "A2"]


def test_season_report(tmp_path):
    (tmp_path / "sales.csv").write_text(
        "id,sailing,sold_at,fare,promo,tickets,plate\n"
        "1,A1,2025-06-01 10:00,adult,EARLY,2,HB 12\n"
        "2,B1,2025-06-01 11:00,adult,EARLY,4,HB 13\n"
    )
    (tmp_path / "tariffs.csv").write_text("fare,valid_from,price\nadult,2025-01-01,20.0\n")
    PROMOS.to_csv(tmp_path / "promos.csv", index=False)
    SAILINGS.to_csv(tmp_path / "sailings.csv", index=False)
    report = subject.season_report(tmp_path / "sales.csv", tmp_path)
    assert report["sailing"].tolist() == ["B1", "A1", "A2"]
    assert report["paid"].tolist() == pytest.approx([60, 30, 0])
