"""Inputs of growing size for the parts whose cost is in question."""


def _sales(subject, n, store="north"):
    return [subject.Sale(f"r{i}", store, 10.0) for i in range(n)]


def unmatched_files(subject, n):
    sales = _sales(subject, n)
    payouts = [subject.Payout(f"x{i}", 9.5, 0.5) for i in range(n)]
    return lambda: subject.reconcile(sales, payouts)


def matched_files(subject, n):
    sales = _sales(subject, n)
    payouts = [subject.Payout(f"r{i}", 9.5, 0.5) for i in range(n)]
    return lambda: subject.reconcile(sales, payouts)


def many_stores(subject, n):
    sales = [subject.Sale(f"r{i}", f"s{i}", 10.0) for i in range(n)]
    references = {sale.reference for sale in sales}
    return lambda: subject.open_by_store(sales, references)


WORKLOADS = {
    "payouts-rescanned": unmatched_files,
    "paid-out-list-scan": matched_files,
    "pass-per-store": many_stores,
}
