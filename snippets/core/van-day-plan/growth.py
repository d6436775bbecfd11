"""Inputs of growing size for the parts whose cost is in question."""


def _chain(subject, count):
    return [subject.Job(str(i), i, i + 1, i + 1) for i in range(count)]


def jobs_one_after_the_other(subject, n):
    jobs = _chain(subject, n)
    return lambda: subject.best_plan(jobs)


def long_plan(subject, n):
    plan = _chain(subject, n)
    return lambda: subject.earned_so_far(plan)


WORKLOADS = {
    "plans-recomputed": jobs_one_after_the_other,
    "prefix-resummed": long_plan,
}
