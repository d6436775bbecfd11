"""Progress in a few figures and small charts."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip

from reviewer.progress import charts, wording
from reviewer.progress.state import Progress
from reviewer.progress.statistics import Week

from ..tones import Line, ToneWidget

_NAME = 10


class Figures(ToneWidget):
    """What was found over time, streaks, times: the most important lines first, as many as fit."""

    ALLOW_SELECT = False

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        lines = self._lines(self.size.width)
        return self.strip(lines[y] if y < len(lines) else (), self.size.width)

    def _lines(self, width: int) -> list[Line]:
        figures = self._progress.statistics
        if not figures.attempts:
            return [
                (("Nothing is recorded yet.", "strong"),),
                (("Charts begin with your first report.", "quiet"),),
            ]
        weeks = figures.weeks
        lines: list[Line] = [
            self._chart("Recall", [week.recall for week in weeks], width),
            self._chart("Precision", [week.precision for week in weeks], width),
            self._chart("Score", [_share(week) for week in weeks], width),
        ]
        low = self.size.height < 8
        if not low:
            whole = f"recall {charts.percent(figures.recall)}, "
            whole += f"precision {charts.percent(figures.precision)}"
            lines += [(("A column a week, the last in figures", "quiet"),), ()]
            lines += [((f"In all: {whole}", ""),)]
        streaks = wording.streaks(figures.days, figures.weeks_in_a_row)
        lines += [((part, ""),) for part in ([", ".join(streaks)] if low else streaks)]
        attempts = wording.counted(figures.attempts, "attempt")
        snippets = wording.counted(figures.snippets, "snippet")
        spent = wording.spent(figures.seconds)
        lines.append(((f"{attempts} at {snippets}, {spent}", ""),))
        if figures.best_score is not None:
            scores = f"Score: last {figures.last_score:.0f}, best {figures.best_score:.0f}"
            lines.append(((scores, ""),))
        if figures.seconds_per_issue is not None:
            lines.append(((f"{wording.spent(figures.seconds_per_issue)} per issue found", ""),))
        lines.append(((f"Hints taken: {figures.hints}", ""),))
        calibration = figures.calibration
        if calibration.exact + calibration.high + calibration.low:
            lines += [(), (("Severities you gave", "title"),)]
            lines += [((part, ""),) for part in wording.calibrated(calibration).split(", ")]
        return lines

    @staticmethod
    def _chart(name: str, values: list[float | None], width: int) -> Line:
        """A chart, and the last value there is."""
        known = [value for value in values if value is not None]
        figure = charts.percent(known[-1] if known else None)
        room = max(1, width - _NAME - len(figure) - 2)
        drawn = charts.spark(charts.last(values, room))
        return ((f"{name:<{_NAME}}", "quiet"), (drawn, "accent"), (f"  {figure}", "strong"))


def _share(week: Week) -> float | None:
    return None if week.score is None else week.score / 100
