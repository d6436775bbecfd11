import itertools

from subject import Job, best_plan, earned_so_far, plan_day

EARLY = Job("early", 480, 540, 900)
LONG = Job("long", 500, 700, 1500)
NOON = Job("noon", 540, 720, 1100)
EVENING = Job("evening", 1020, 1080, 700)
DAY = [EARLY, LONG, NOON, EVENING]


def test_best_plan_may_run_back_to_back():
    assert best_plan(DAY) == (2700, [EARLY, NOON, EVENING])


def test_one_dear_job_beats_two_cheap_ones():
    dear = Job("dear", 480, 720, 2500)
    assert best_plan([EARLY, NOON, dear]) == (2500, [dear])


def test_no_jobs():
    assert best_plan([]) == (0, [])


def test_best_plan_agrees_with_trying_everything():
    spans = [(0, 3, 5), (1, 4, 6), (2, 6, 9), (5, 7, 8), (6, 8, 12), (0, 9, 19)]
    jobs = [Job(str(i), *span) for i, span in enumerate(spans)]

    def fits(group):
        return all(a.end <= b.start for a, b in itertools.pairwise(group))

    groups = (g for n in range(7) for g in itertools.combinations(jobs, n))
    best = max(sum(job.fee for job in g) for g in groups if fits(g))
    fee, plan = best_plan(jobs)
    assert fee == best == sum(job.fee for job in plan)
    assert fits(plan)


def test_vans_share_the_jobs():
    plans = plan_day(DAY, ["van 1", "van 2"], set())
    assert plans == {"van 1": [EARLY, NOON, EVENING], "van 2": [LONG]}


def test_jobs_need_not_be_sorted_for_plan_day():
    assert plan_day(DAY[::-1], ["van 1"], set()) == {"van 1": [EARLY, NOON, EVENING]}


def test_promised_jobs_are_left_out():
    assert plan_day(DAY, ["van 1"], {"early", "noon"}) == {"van 1": [LONG, EVENING]}


def test_defect_tie_compares_jobs():
    twins = [Job("a", 480, 540, 900), Job("b", 480, 540, 900)]
    fee, plan = best_plan(twins)
    assert fee == 900
    assert len(plan) == 1


def test_defect_promised_kept():
    assert plan_day([EARLY], ["van 1"]) == {"van 1": [EARLY]}
    assert plan_day([EARLY], ["van 1"]) == {"van 1": [EARLY]}
    promised = {"noon"}
    plan_day(DAY, ["van 1"], promised)
    assert promised == {"noon"}


def test_earned_so_far():
    assert earned_so_far([EARLY, NOON, EVENING]) == [900, 2000, 2700]
    assert earned_so_far([]) == []
