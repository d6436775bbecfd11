"""Inputs of growing size for the parts whose cost is in question."""


def _chain(subject, count):
    return [subject.Job(str(i), i, i + 1, i + 1) for i in range(count)]


def jobs_one_after_the_other(subject, n):
    jobs = _chain(subject, n)
    return lambda: subject.best_plan(jobs)


def overlapping_jobs(subject, n):
    """Each job excludes all others, so that the recursion goes down once."""
    jobs = [subject.Job(str(i), 0, n, i) for i in range(n)]
    return lambda: subject.best_plan(jobs)


def long_plan(subject, n):
    plan = _chain(subject, n)
    return lambda: subject.earned_so_far(plan)


WORKLOADS = {
    "plans-recomputed": jobs_one_after_the_other,
    "rest-copied": overlapping_jobs,
    "prefix-resummed": long_plan,
}
