"""How often does the drinking-water tank of a mountain village run dry?

Monte Carlo simulation day by day; all amounts are litres.
"""
import numpy as np

YEARS = 5


def draw_inflow(runs, days, average, spread, seed):
    """What the spring gives, `average` a day in the mean; a row per run."""
    rng = np.random.default_rng(seed)
    return rng.lognormal(np.log(average), spread, size=(runs, days))


def draw_demand(runs, days, average, spread, seed):
    """What the village asks for; 15 % more on Saturdays and Sundays."""
    rng = np.random.default_rng(seed)
    demand = rng.normal(average, spread * average, size=(runs, days))
    demand[:, 5::7] *= 1.15
    demand[:, 6::7] *= 1.15
    return np.clip(demand, 0, None)


def simulate(
    capacity, average_inflow, average_demand, runs=4000, days=365 * YEARS, seed=0
):
    """Simulate tanks that are full at first.

    Returns, for each run, the number of days on which the tank could not give all
    that was asked for, and the level in the evening of the last day.
    """
    inflow = draw_inflow(runs, days, average_inflow, 0.7, seed)
    demand = draw_demand(runs, days, average_demand, 0.2, seed)

    level = np.zeros((runs, days + 1), dtype=np.uint32)
    level[:, 0] = capacity
    dry_days = np.empty(runs, dtype=np.int64)
    for run in range(runs):
        gains = inflow.astype(np.uint32)[run]
        uses = demand.astype(np.uint32)[run]
        for day in range(days):
            left = level[run, day] + gains[day] - uses[day]
            if left < 0:
                dry_days[run] += 1
            level[run, day + 1] = min(max(left, 0), capacity)
    return dry_days, level[:, -1]


def report(capacity, average_inflow, average_demand, seed=0):
    """Figures for the council: risk of any dry day, dry days a year, usual level."""
    dry_days, last = simulate(capacity, average_inflow, average_demand, seed=seed)
    return {
        "any_dry_day": np.count_nonzero(dry_days) / dry_days.size,
        "dry_days_per_year": dry_days.mean() / YEARS,
        "median_level": float(np.median(last)),
    }
