"""Plan which delivery jobs each van takes on one day."""

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Job:
    """A delivery in a fixed slot; minutes since midnight, fee in cents."""

    name: str
    start: int
    end: int
    fee: int


def best_plan(jobs: Sequence[Job]) -> tuple[int, list[Job]]:
    """Highest total fee one van can earn, and the jobs that earn it.

    The jobs come in order of their end. A van does one job at a time and may start
    a job in the minute in which another ends.
    """
    ends = [job.end for job in jobs]
    best = [0]  # best[i]: highest fee with the first i jobs
    for index, job in enumerate(jobs):
        done_before = bisect_right(ends, job.start, hi=index)
        best.append(max(best[index], best[done_before] + job.fee))

    plan = []
    index = len(jobs)
    while index > 0:
        index -= 1
        if best[index + 1] > best[index]:
            plan.append(jobs[index])
            index = bisect_right(ends, jobs[index].start, hi=index)
    plan.reverse()
    return best[-1], plan


def plan_day(
    jobs: Sequence[Job],
    vans: Sequence[str],
    promised: Set[str] = frozenset(),
) -> dict[str, list[Job]]:
    """The best plan per van, the vans choosing one after the other.

    Jobs named in `promised` are with another carrier and left out.
    """
    by_end = sorted(jobs, key=lambda job: job.end)
    gone = set(promised)
    plans = {}
    for van in vans:
        _, plans[van] = best_plan([job for job in by_end if job.name not in gone])
        gone.update(job.name for job in plans[van])
    return plans


def earned_so_far(plan: Sequence[Job]) -> list[int]:
    """The fees earned after each job of a plan, for the driver's sheet."""
    return list(accumulate(job.fee for job in plan))
