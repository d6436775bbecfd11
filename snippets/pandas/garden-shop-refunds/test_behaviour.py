"""Behaviour of the garden shop's net sales."""
import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402


def orders_of(*rows):
    table = pd.DataFrame(rows, columns=["order_id", "customer", "channel", "ordered_at", "amount"])
    return table.assign(ordered_at=pd.to_datetime(table["ordered_at"], utc=True))


def refunds_of(*rows):
    return pd.DataFrame(rows, columns=["order_id", "status", "refunded"])


ORDERS = (
    (1, "ana", "web", "2024-05-03 10:00", 5000),
    (2, "ana", "phone", "2024-05-09 10:00", 3000),
    (3, "bo", "web", "2024-06-11 10:00", 1000),
)
REFUNDS = ((1, "paid", 2000), (2, "paid", 500), (3, "paid", 1000))


def figures(table):
    return {
        key: (int(row["orders"]), int(row["net"]))
        for key, row in zip(table.index, table.to_dict("records"), strict=True)
    }


def test_net_is_amount_less_refund():
    net = subject.net_orders(orders_of(*ORDERS), refunds_of(*REFUNDS))
    assert net.set_index("order_id")["net"].to_dict() == {1: 3000, 2: 2500, 3: 0}


def test_monthly_sales_by_channel():
    table = subject.monthly_sales(orders_of(*ORDERS), refunds_of(*REFUNDS))
    assert figures(table) == {
        ("2024-05", "phone"): (1, 2500),
        ("2024-05", "web"): (1, 3000),
        ("2024-06", "web"): (1, 0),
    }


def test_refused_refunds_are_not_subtracted():
    refunds = refunds_of(*REFUNDS, (1, "refused", 900))
    net = subject.net_orders(orders_of(*ORDERS), refunds)
    assert net["refunded"].sum() == 3500


def test_frequent_refunds():
    refunds = refunds_of((1, "refused", 2000), (3, "paid", 10), (3, "paid", 20))
    assert subject.frequent_refunds(orders_of(*ORDERS), refunds) == ["bo"]


def test_defect_order_per_refund():
    refunds = refunds_of((1, "paid", 1000), (1, "paid", 500), (2, "paid", 0), (3, "paid", 0))
    table = subject.monthly_sales(orders_of(*ORDERS), refunds)
    assert figures(table)["2024-05", "web"] == (1, 3500)
    assert len(subject.net_orders(orders_of(*ORDERS), refunds)) == 3


def test_defect_no_refund_no_net():
    net = subject.net_orders(orders_of(*ORDERS), refunds_of((1, "paid", 1000)))
    assert net.set_index("order_id")["net"].to_dict() == {1: 4000, 2: 3000, 3: 1000}


def test_defect_lost_channel():
    rows = ((1, "ana", None, "2024-05-03 10:00", 5000), (2, "bo", "web", "2024-05-03 11:00", 700))
    refunds = refunds_of((1, "paid", 1000), (2, "paid", 100))
    table = subject.monthly_sales(orders_of(*rows), refunds)
    assert int(table["net"].sum()) == 4600


def test_defect_month_in_utc():
    orders = orders_of((1, "ana", "web", "2024-05-31 22:30", 5000))
    table = subject.monthly_sales(orders, refunds_of((1, "paid", 0)))
    assert figures(table) == {("2024-06", "web"): (1, 5000)}


def test_defect_orders_changed():
    orders = orders_of(*ORDERS)
    before = orders.copy()
    subject.monthly_sales(orders, refunds_of(*REFUNDS))
    pd.testing.assert_frame_equal(orders, before)
