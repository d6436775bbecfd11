"""How often does the drinking-water tank of a mountain village run dry?

Monte Carlo simulation day by day; all amounts are litres.
"""
import numpy as np

YEARS = 5


def draw_inflow(runs, days, average, spread, rng):
    """What the spring gives, `average` a day in the mean; a row per run."""
    mu = np.log(average) - spread**2 / 2
    return rng.lognormal(mu, spread, size=(runs, days))


def draw_demand(runs, days, average, spread, rng):
    """What the village asks for; 15 % more on Saturdays and Sundays."""
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
    rng = np.random.default_rng(seed)
    inflow = draw_inflow(runs, days, average_inflow, 0.7, rng)
    demand = draw_demand(runs, days, average_demand, 0.2, rng)

    level = np.full(runs, float(capacity))
    dry_days = np.zeros(runs, dtype=np.int64)
    for day in range(days):
        left = level + inflow[:, day] - demand[:, day]
        dry_days += left < 0
        level = np.clip(left, 0, capacity)
    return dry_days, level


def report(capacity, average_inflow, average_demand, seed=0):
    """Figures for the council: risk of any dry day, dry days a year, usual level."""
    dry_days, last = simulate(capacity, average_inflow, average_demand, seed=seed)
    return {
        "any_dry_day": np.count_nonzero(dry_days) / dry_days.size,
        "dry_days_per_year": dry_days.mean() / YEARS,
        "median_level": float(np.median(last)),
    }
