"""What there is to say of a report as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model import SEVERITIES

from .debrief import Debrief
from .wording import clock


def circumstances(debrief: Debrief) -> str:
    """`took 5:12 of about 8 minutes · attempt 2, best 62`."""
    parts = [f"took {clock(debrief.seconds)} of about {debrief.snippet.rubric.minutes} minutes"]
    standing = debrief.standing
    if debrief.submitted is not None:
        parts.append(f"submitted {debrief.submitted:%Y-%m-%d %H:%M} UTC")
    elif standing is not None and standing.attempts > 1:
        parts.append(f"attempt {standing.attempts}, best {standing.best:.0f}")
    if debrief.details.mode == "interview":
        parts.append("interview")
    return " · ".join(parts)


def clean_remarks(debrief: Debrief) -> tuple[str, ...]:
    """What there is to say where no defect was; empty where there was one."""
    if debrief.snippet.rubric.issues:
        return ()
    return ("There was nothing to find: the code is sound.", in_vain(debrief))


def remarks(debrief: Debrief) -> tuple[str, ...]:
    """Sentences on the whole: severities, what changed, who judged."""
    return tuple(_remarks(debrief))


def _remarks(debrief: Debrief) -> Iterator[str]:
    report = debrief.report
    if calibrated := calibration(debrief):
        yield calibrated
    if debrief.changed:
        gone = f" {debrief.lost} of its issues are gone." if debrief.lost else ""
        yield f"The snippet or its key has changed since this attempt.{gone}"
    judged = sum(result.judge is not None for result in report.comments)
    if judged:
        yield f"Verdicts by a language model: {judged} of {len(report.comments)}."


def in_vain(debrief: Debrief) -> str:
    """What was claimed of a snippet that has no defect."""
    taken = [deduction.comment for deduction in debrief.report.deductions]
    if not taken:
        return "You claimed nothing in vain."
    numbers = ", ".join(str(index + 1) for index in sorted(set(taken)))
    word = "comment" if len(set(taken)) == 1 else "comments"
    points = sum(deduction.points for deduction in debrief.report.deductions)
    return f"Claimed in vain: {word} {numbers}, {points:g} points off."


def calibration(debrief: Debrief) -> str:
    """How the severities that were given agree with the key's; "" where none was given."""
    steps = []
    for result in debrief.report.issues:
        tags = (debrief.details.comment(index).severity for index in result.comments)
        tagged = next((tag for tag in tags if tag is not None), None)
        if tagged is not None:
            steps.append(SEVERITIES.index(tagged) - SEVERITIES.index(result.severity))
    if not steps:
        return ""
    exact, high = sum(step == 0 for step in steps), sum(step > 0 for step in steps)
    return (
        f"Severities you gave: {exact} of {len(steps)} as in the key, {high} too high, "
        f"{len(steps) - exact - high} too low."
    )
