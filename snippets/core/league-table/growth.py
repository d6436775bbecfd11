"""Inputs of growing size for the parts whose cost is in question."""


def many_players(subject, n):
    scorers = [f"player {i // 2}" for i in range(n)]
    return lambda: subject.scorer_list(scorers)


WORKLOADS = {"goals-recounted": many_players}
