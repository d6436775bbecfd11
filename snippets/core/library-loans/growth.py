"""Inputs of growing size for the parts whose cost is in question."""

from datetime import date


def nothing_returned(subject, n):
    loans = [subject.Loan(f"b{i}", "t", "r", date(2026, 3, 1)) for i in range(n)]
    returned = [f"x{i}" for i in range(n)]
    return lambda: subject.drop_returned(list(loans), returned)


def copies_of_one_barcode(subject, n):
    """Found at once in what was returned: only taking them out costs."""
    loan = subject.Loan("b", "t", "r", date(2026, 3, 1))
    loans = [loan] * n
    return lambda: subject.drop_returned(list(loans), ["b"])


def long_queue(subject, n):
    queue = [f"reader {i}" for i in range(n)]
    return lambda: subject.hold_positions(queue)


WORKLOADS = {
    "barcodes-scanned": nothing_returned,
    "removal-shifts": copies_of_one_barcode,
    "position-searched": long_queue,
}
