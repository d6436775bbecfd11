"""Inputs of growing size for the parts whose cost is in question."""
from decimal import Decimal


def many_customers(subject, n):
    """As many orders as there are invoices of the year before."""
    line = subject.Line("windows", Decimal(1), Decimal(30), 21)
    orders = [(str(i), [line]) for i in range(n)]
    old = subject.Invoice("2025-1", "1", Decimal(30), Decimal(6))
    book = {f"2025-{i}": old for i in range(1, n + 1)}
    return lambda: subject.write_invoices(orders, dict(book), 2026)


WORKLOADS = {"book-searched": many_customers}
