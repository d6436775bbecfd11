"""Inputs of growing size for the parts whose cost is in question."""

from datetime import date

DAY = date(2025, 1, 1)


def all_answered(subject, n):
    items = [subject.Item(str(i), "umbrella", str(i), DAY) for i in range(n)]
    reports = [subject.Report(str(i), "umbrella", str(i), DAY) for i in range(n)]
    return lambda: subject.match_reports(reports, items)


def no_pair(subject, n):
    receipts = list(range(2, 2 * n + 2, 2))
    return lambda: subject.explain_difference(receipts, 1)


WORKLOADS = {"tags-scanned": all_answered, "receipts-paired": no_pair}
