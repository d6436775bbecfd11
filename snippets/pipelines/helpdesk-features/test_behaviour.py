"""Behaviour of the features of the escalation model."""
import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402


def tickets_of(*rows):
    table = pd.DataFrame(rows, columns=["customer", "opened_at", "escalated"])
    table.insert(0, "ticket", range(1, len(table) + 1))
    return table.assign(opened_at=pd.to_datetime(table["opened_at"], utc=True))


def accounts_of(*rows):
    table = pd.DataFrame(rows, columns=["customer", "taken_at", "seats", "plan"])
    return table.assign(taken_at=pd.to_datetime(table["taken_at"], utc=True))


def at(text):
    return pd.Timestamp(text, tz="UTC")


ACCOUNTS = accounts_of(("ann", "2024-01-01", 5, "team"), ("bob", "2024-01-01", 9, "team"))
TICKETS = tickets_of(
    ("ann", "2024-02-01 10:00", False),
    ("bob", "2024-02-02 10:00", True),
    ("ann", "2024-02-11 10:00", False),
    ("ann", "2024-06-01 10:00", True),
)


def test_training_table():
    table = subject.training_table(TICKETS, ACCOUNTS)
    assert list(table.columns) == [*subject.FEATURES, "escalated"]
    assert table["seats"].tolist() == [5, 9, 5, 5]
    assert table["escalated"].tolist() == [False, True, False, True]
    assert table["plan"].tolist() == [subject.plan_code("team")] * 4


def test_tickets_need_not_be_sorted():
    table = subject.training_table(TICKETS.iloc[[3, 1, 0, 2]].reset_index(drop=True), ACCOUNTS)
    assert table["escalated"].tolist() == [True, True, False, False]
    assert (table["recent"] - table["recent"].min()).tolist() == [0, 0, 0, 1]


def test_plan_codes_are_repeatable_and_in_range():
    plans = ["none", "free", "team", "enterprise"]
    codes = [subject.plan_code(plan) for plan in plans]
    assert codes == [subject.plan_code(plan) for plan in plans]
    assert all(0 <= code < subject.BUCKETS for code in codes)


def test_vector_counts_tickets_of_thirty_days():
    online = subject.OnlineFeatures(TICKETS, ACCOUNTS)
    assert {5, 2} <= set(online.vector("ann", at("2024-02-20")))
    assert {5, 1} <= set(online.vector("ann", at("2024-03-05")))
    assert {9, 0} <= set(online.vector("bob", at("2024-09-01")))


def test_unknown_customer_is_served():
    online = subject.OnlineFeatures(TICKETS, ACCOUNTS)
    assert subject.plan_code("none") in online.vector("new", at("2024-03-05"))


def test_defect_latest_snapshot():
    accounts = accounts_of(("ann", "2024-01-01", 5, "team"), ("ann", "2024-03-01", 500, "team"))
    tickets = tickets_of(("ann", "2024-02-01", False), ("ann", "2024-04-01", True))
    assert subject.training_table(tickets, accounts)["seats"].tolist() == [5, 500]


def test_defect_salted_hash(monkeypatch):
    plans = ["none", "free", "team", "enterprise"]
    codes = [subject.plan_code(plan) for plan in plans]
    monkeypatch.setattr(subject, "hash", lambda plan: len(plan), raising=False)
    assert [subject.plan_code(plan) for plan in plans] == codes


def test_defect_order_of_values():
    online = subject.OnlineFeatures(TICKETS, ACCOUNTS)
    vector = online.vector("ann", at("2024-02-20"))
    assert list(vector) == [subject.plan_code("team"), 5, 2]


def test_defect_counts_itself():
    assert subject.recent_tickets(TICKETS).sort_index().tolist() == [0, 0, 1, 0]


def test_defect_seats_filled_twice():
    tickets = tickets_of(("ann", "2024-02-01", False), ("new", "2024-02-02", True))
    trained = subject.training_table(tickets, ACCOUNTS)["seats"].tolist()[1]
    served = subject.OnlineFeatures(tickets, ACCOUNTS).vector("new", at("2024-03-03 12:00"))
    assert any(value == trained or pd.isna(value) and pd.isna(trained) for value in served)
