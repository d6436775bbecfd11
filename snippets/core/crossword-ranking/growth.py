"""Boards of growing size for the parts whose cost is in question."""


def one_more_line(subject, n):
    ranking = subject.Ranking()
    ranking.feed.extend(str(i) for i in range(n))
    return lambda: ranking.add([subject.Solve("ann", 100)])


def second_tries(subject, n):
    """Nobody improves, so that only the ranks are looked up."""
    ranking = subject.Ranking()
    ranking.best.update({str(i): 100 + i for i in range(n)})
    ranking.times.extend(ranking.best.values())
    tries = [subject.Solve(player, 10_000_000) for player in ranking.best]
    return lambda: ranking.add(tries)


WORKLOADS = {"feed-shifted": one_more_line, "rank-by-scan": second_tries}
