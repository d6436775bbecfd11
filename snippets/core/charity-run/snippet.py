"""Figures of a school's charity run, for the screen at the finish and the awards."""
from dataclasses import dataclass

LAP = 400  # metres


@dataclass(frozen=True)
class Runner:
    name: str
    laps: int
    per_kilometre: int  # cents that sponsors give for each full kilometre
    gift: int = 0  # cents that they give whatever the distance


def raised(runner: Runner) -> int:
    """Cents that a runner brings in."""
    kilometres = round(runner.laps * LAP / 1000)  # defect: started-kilometres
    return kilometres * runner.per_kilometre + runner.gift


def totals(runners: list[Runner]) -> list[int]:
    """Cents raised so far, after each runner, in the order of the finish."""
    so_far = 0
    amounts = []
    for runner in runners:  # defect(block): total-carried-along
        so_far += raised(runner)
        amounts.append(so_far)
    return amounts


def ranking(runners: list[Runner]) -> list[tuple[int, Runner]]:
    """Place and runner, most laps first.

    Runners with as many laps share a place, in the order of the finish, and the
    places after them are left out: 1, 2, 2, 4.
    """
    ordered = sorted(runners, key=lambda runner: runner.laps, reverse=True)  # decoy: ties-turned-round
    return list(enumerate(ordered, start=1))  # defect: place-not-shared


def top_fundraiser(runners: list[Runner]) -> Runner | None:
    """The first of those who raised most, None if nobody ran."""
    return max(runners, key=lambda runner: raised(runner), default=None)  # defect: key-wrapped


def screen(runners: list[Runner], goal: int) -> str:
    """The screen's line: "12.50 raised, 62% of our goal", to the nearest percent."""
    amount = sum(map(raised, runners))  # decoy: map-gives-no-numbers
    return f"{amount / 100:,.2f} raised, {amount // goal:.0%} of our goal"  # defect: share-floored
