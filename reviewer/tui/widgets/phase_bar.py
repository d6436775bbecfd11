"""Where one is in an interview, and how much time is left."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip

from reviewer.practice.interview import Interview, Question
from reviewer.practice.interview_blocks import PHASE_TITLES, minutes_of

from ..tones import Line, ToneWidget, line_width

_TONES = {"fine": "strong", "short": "fair", "last": "bad", "over": "bad"}


class PhaseBar(ToneWidget):
    """One line: the question, the phases with the present one marked, and the clock."""

    ALLOW_SELECT = False

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._line: Line = ()
        self._clock: Line = ()
        self.show(interview)

    def show(self, interview: Interview) -> None:
        """Show the interview as it stands."""
        new = _phases(interview), clock(interview)
        if new != (self._line, self._clock):
            self._line, self._clock = new
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        gap = max(1, width - line_width(self._line) - line_width(self._clock))
        return self.strip((*self._line, (" " * gap, ""), *self._clock), width)


def _phases(interview: Interview) -> Line:
    question = interview.question
    line: list[tuple[str, str]] = [
        (f" {interview.at + 1} of {len(interview.questions)} ", "strong"),
        ("│ ", "quiet"),
    ]
    for phase in question.phases[:-1]:
        title = PHASE_TITLES[phase]
        if phase == question.phase:
            line.append((f"❯ {title}  ", "title"))
        elif question.passed(phase):
            line += [("✓ ", "good"), (f"{title}  ", "quiet")]
        else:
            line.append((f"· {title}  ", "quiet"))
    return tuple(line)


def clock(interview: Interview) -> Line:
    """The time left; nothing while the clock is hidden."""
    question = interview.question
    if interview.paused:
        return (("‖ paused ", "fair"),)
    if not interview.clock_shown:
        return ()
    return ((f"{time_left(question)} ", _TONES[question.pressure]),)


def time_left(question: Question) -> str:
    """`12:05 left`, or `1:20 over`."""
    if question.pressure == "over":
        return f"{minutes_of(-question.left)} over"
    return f"{minutes_of(question.left)} left"
