"""Plan which delivery jobs each van takes on one day."""

from collections.abc import Sequence
from dataclasses import dataclass


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
    if not jobs:
        return 0, []
    first, rest = jobs[0], jobs[1:]  # defect: rest-copied
    later = [job for job in rest if job.start >= first.end]  # decoy: back-to-back
    later_fee, later_jobs = best_plan(later)  # defect: plans-recomputed
    taken = (first.fee + later_fee, [first, *later_jobs])
    return max(best_plan(rest), taken)  # defect: tie-compares-jobs, plans-recomputed


def plan_day(
    jobs: Sequence[Job],
    vans: Sequence[str],
    promised: set[str] = set(),  # defect: promised-kept
) -> dict[str, list[Job]]:
    """The best plan per van, the vans choosing one after the other.

    Jobs named in `promised` are with another carrier and left out.
    """
    by_end = sorted(jobs, key=lambda job: job.end)  # decoy: sorted-by-end
    plans = {}
    for van in vans:
        left = [job for job in by_end if job.name not in promised]
        _, plans[van] = best_plan(left)
        promised.update(job.name for job in plans[van])  # defect: promised-kept
    return plans


def earned_so_far(plan: Sequence[Job]) -> list[int]:
    """The fees earned after each job of a plan, for the driver's sheet."""
    fees = [job.fee for job in plan]
    return [sum(fees[: i + 1]) for i in range(len(fees))]  # defect: prefix-resummed
