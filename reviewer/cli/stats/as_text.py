"""Progress as lines of text: with charts of block characters, or in words alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reviewer.progress import charts, wording
from reviewer.progress.charts import percent
from reviewer.progress.schedule import SkillState
from reviewer.progress.skills import title_of
from reviewer.progress.state import Progress
from reviewer.progress.statistics import Statistics, Tally, Week
from reviewer.safe_text import one_line

Line = tuple[str, str]
"""Text and its role, as `console.coloured` takes it; "" is plain."""

MOST_DUE = 8
MOST_KINDS = 8
_BAR = 16
_NAME = 34
_CATEGORY = 11
_COUNTS = 32
_BROAD, _NARROW = 72, 60
"""Columns from which bars have their full width, and counts say all."""
_EMPTY: Line = ("", "")


def page(
    progress: Progress, questions: Mapping[int, str], columns: int, *, drawn: bool
) -> Iterator[Line]:
    """The lines, none longer than `columns` as far as words allow. `questions` are titles."""
    figures = progress.statistics
    if not figures.attempts:
        yield ("Nothing is recorded yet. Begin: reviewer next --start", "")
        return
    writer = _Writer(columns, drawn)
    yield from writer.head(progress, figures)
    yield from writer.weeks(figures.weeks)
    yield from writer.due(progress)
    yield from writer.tallies("By category", figures.categories, {})
    names = {str(number): f"Q{number} {title}" for number, title in questions.items()}
    yield from writer.tallies("By interview question", figures.questions, names)
    weak = [one for one in figures.kinds if one.recall is not None and one.recall < 1]
    skills = {one.name: title_of(one.name) for one in weak}
    yield from writer.tallies("Skills found least", weak[:MOST_KINDS], skills)
    calibration = figures.calibration
    if calibration.exact + calibration.high + calibration.low:
        yield from (_EMPTY, ("Severities you gave", "strong"))
        yield (f"  {wording.calibrated(calibration)}", "")


class _Writer:
    def __init__(self, columns: int, drawn: bool) -> None:
        self._columns, self._drawn = columns, drawn

    def head(self, progress: Progress, figures: Statistics) -> Iterator[Line]:
        attempts = wording.counted(figures.attempts, "attempt")
        snippets = wording.counted(figures.snippets, "snippet")
        since = f" since {figures.first:%d %B %Y}".replace(" 0", " ") if figures.first else ""
        yield (f"{attempts} at {snippets}{since}, {wording.spent(figures.seconds)}", "strong")
        yield (
            f"Score: last {figures.last_score:.0f}, best {figures.best_score:.0f}. "
            f"Level {progress.level:.1f} of 5",
            "",
        )
        yield (
            f"Precision {percent(figures.precision)}, recall {percent(figures.recall)}",
            "",
        )
        parts = [f"Hints taken: {figures.hints}"]
        if figures.seconds_per_issue is not None:
            parts.append(f"time per issue found: {wording.spent(figures.seconds_per_issue)}")
        yield (", ".join(parts), "")
        yield (", ".join(wording.streaks(figures.days, figures.weeks_in_a_row)), "")

    def weeks(self, weeks: Sequence[Week]) -> Iterator[Line]:
        if len(weeks) < 2:
            return
        shown = weeks[-max(8, self._columns - 32) :]
        yield from (_EMPTY, (f"By week, the last {len(shown)}", "strong"))
        for name, values in (
            ("Recall", [week.recall for week in shown]),
            ("Precision", [week.precision for week in shown]),
            ("Score", [None if week.score is None else week.score / 100 for week in shown]),
        ):
            known = [value for value in values if value is not None]
            if not known:
                continue
            if self._drawn:
                change = f"{percent(known[0])} → {percent(known[-1])}"
                yield (f"  {name:<10} {charts.spark(values)}  {change}", "")
            else:
                figures = ", ".join(percent(value) for value in known)
                yield (f"  {name}, oldest first: {figures}", "")

    def due(self, progress: Progress) -> Iterator[Line]:
        found = progress.due
        yield from (_EMPTY, (f"Due now: {wording.counted(len(found), 'skill')}", "strong"))
        for state in found[:MOST_DUE]:
            yield self._skill(state, (progress.now - state.last).days)
        if len(found) > MOST_DUE:
            yield (f"  and {len(found) - MOST_DUE} more", "faint")

    def _skill(self, state: SkillState, days: int) -> Line:
        how = wording.last_time(state, days)
        name = one_line(title_of(state.skill))
        if self._drawn:
            room = max(12, min(_NAME, self._columns - _CATEGORY - len(how) - 4))
            return (f"  {_cut(name, room):<{room}} {state.category:<{_CATEGORY}} {how}", "")
        return (f"  {name}, {state.category}, {how}", "")

    def tallies(
        self, heading: str, tallies: Sequence[Tally], names: Mapping[str, str]
    ) -> Iterator[Line]:
        if not tallies:
            return
        yield from (_EMPTY, (heading, "strong"))
        for one in tallies:
            yield self._tally(one, one_line(names.get(one.name, one.name)))

    def _tally(self, one: Tally, name: str) -> Line:
        counts = f"{one.found} of {one.issues}"
        if one.partial and (self._columns >= _NARROW or not self._drawn):
            counts += f", {one.partial} in part"
        if not self._drawn:
            return (f"  {name}: recall {percent(one.recall)}, found {counts}", "")
        width = _BAR if self._columns >= _BROAD else _BAR // 2
        room = max(8, min(_NAME, self._columns - width - _COUNTS))
        drawn = charts.bar(one.recall or 0.0, width)
        text = f"  {_cut(name, room):<{room}} {drawn} {percent(one.recall):>5}  {counts}"
        return (text, _role(one.recall))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _role(recall: float | None) -> str:
    if recall is None:
        return ""
    return "good" if recall >= 0.75 else "middling" if recall >= 0.4 else "bad"
