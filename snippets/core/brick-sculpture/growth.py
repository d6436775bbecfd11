"""Sculptures of growing size for the parts whose cost is in question."""


def pavement(subject, n):
    """All bricks lie on the ground."""
    plan = {str(i): [] for i in range(n)}
    weights = dict.fromkeys(plan, 2.5)
    return lambda: subject.loads(plan, weights)


WORKLOADS = {"uppers-searched": pavement}
