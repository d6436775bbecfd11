"""Inputs of growing size for the parts whose cost is in question."""


def _index(subject, n):
    index = subject.ArticleIndex("notice")
    for i in range(n):
        index.add(f"a{i}", "printer paper")
    return index


def _fresh_search(subject, n, text):
    """Each call asks in another spelling, so that no stored answer is used."""
    index = _index(subject, n)
    calls = iter(range(1_000_000))
    return lambda: index.search(text + " " * next(calls))


def two_common_words(subject, n):
    return _fresh_search(subject, n, "printer paper")


def one_common_word(subject, n):
    return _fresh_search(subject, n, "printer")


def different_queries(subject, n):
    index = _index(subject, 1)

    def run():
        for i in range(60 * n):
            index.search(f"toner {i}")

    return run


WORKLOADS = {
    "set-per-article": two_common_words,
    "average-per-hit": one_common_word,
    "answers-pile-up": different_queries,
}
