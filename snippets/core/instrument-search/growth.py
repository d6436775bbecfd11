"""Inputs of growing size for the part whose cost is in question."""


def everything_found(subject, n):
    book = subject.Catalogue(subject.Item(i, "Viol", "strings") for i in range(n))
    return lambda: list(book.download("viol"))


WORKLOADS = {"searched-for-each-page": everything_found}
