"""Inputs of growing size for the parts whose cost is in question."""
from decimal import Decimal


def many_customers(subject, n):
    line = subject.Line("windows", Decimal(1), Decimal(30), 21)
    orders = [(str(i), [line]) for i in range(10 * n)]
    return lambda: subject.write_invoices(orders, {}, 2026)


WORKLOADS = {"book-searched": many_customers}
