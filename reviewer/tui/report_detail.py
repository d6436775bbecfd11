"""What the report says of one row, as widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reviewer.practice.debrief import blocks
from reviewer.practice.debrief.debrief import Debrief
from reviewer.practice.debrief.pages import page
from reviewer.practice.debrief.related import Related, kind_page
from reviewer.safe_text import printable

from .glyphs import APPEAL, SEVERITY, STATES
from .highlight import highlight
from .report_summary import summary
from .tones import TONES, Line
from .widgets.diff_view import DiffView, changes
from .widgets.excerpt import excerpts
from .widgets.growth_chart import GrowthChart
from .widgets.marked_line import MarkedLine


class ReportDetail:
    """Builds the detail of a row of the report, by the row's key."""

    def __init__(self, debrief: Debrief, related: Callable[[str], Related]) -> None:
        self.debrief = debrief
        self.why = False
        """Whether reasons are shown."""
        self._related = related

    def widgets(self, key: str) -> Iterator[Widget]:
        """The widgets of one row."""
        sort, _, which = key.partition(":")
        if sort == "summary":
            for at, parts in enumerate(summary(self.debrief)):
                yield _parts(*parts, classes="-apart" if at else "")
        elif sort == "kind":
            yield from self._page(kind_page(self._related(which)))
            yield _quiet("enter lists the snippets and opens one").add_class("-apart")
        else:
            yield from self._page(page(self.debrief, key))

    def _page(self, shown: blocks.Page) -> Iterator[Widget]:
        yield from self._blocks(shown.head)
        if shown.said or shown.key:
            yield Container(
                Vertical(*self._blocks(shown.said), classes="side"),
                Vertical(*self._blocks(shown.key), classes="side"),
                classes="sides",
            )
        yield from self._blocks(shown.below, apart=True)
        if self._hides(shown):
            yield _quiet("w shows why").add_class("-apart")

    def _hides(self, shown: blocks.Page) -> bool:
        return not self.why and any(
            isinstance(block, blocks.Reasons) and block.reasons and not block.always
            for block in shown.blocks
        )

    def _blocks(self, shown: Iterable[blocks.Block], *, apart: bool = False) -> Iterator[Widget]:
        """The widgets of blocks; the first one `apart` from what stands above."""
        before: blocks.Block | None = None
        for block in shown:
            apart = apart if before is None else stands_apart(before, block)
            for widget in self._block(block):
                yield widget.add_class("-apart") if apart else widget
                apart, before = False, block

    def _block(self, block: blocks.Block) -> Iterator[Widget]:
        match block:
            case blocks.Title():
                mark = STATES[block.state] if block.state is not None else None
                glyph = (f"{mark.glyph} ", f"bold {TONES[mark.tone]}") if mark else ("", "")
                yield _parts(glyph, (block.text, "bold"))
            case blocks.Heading():
                yield Static(
                    Content.styled(printable(block.text), "bold $primary"),
                    classes="detail--heading",
                )
            case blocks.Text():
                yield _parts((block.text, "$quiet" if block.quiet else ""))
            case blocks.Quote():
                yield _parts((block.text, ""), classes="detail--quote")
            case blocks.Marked():
                yield MarkedLine(STATES[block.state], block.text)
            case blocks.Rated():
                mark = SEVERITY[block.severity]
                yield _parts(
                    (f"{mark.glyph} {mark.word}  ", TONES[mark.tone]), (block.text, "$quiet")
                )
            case blocks.Grows():
                yield _parts(
                    (f"{block.resource} ", "$quiet"),
                    (block.before, "$error"),
                    (" → ", "$quiet"),
                    (block.after, "$success"),
                )
            case blocks.Points():
                yield _parts((f"−{block.points:g} points", "$error"))
            case blocks.Reasons():
                if self.why or block.always:
                    for reason in block.reasons:
                        yield _parts((reason, "$quiet"), classes="detail--reason")
            case blocks.Appealed():
                yield _parts(
                    (f"{APPEAL.glyph} You hold this wrong", TONES[APPEAL.tone]),
                    (f"  {block.made:%Y-%m-%d}, d takes it back", "$quiet"),
                )
                if block.text:
                    yield _parts((block.text, ""), classes="detail--quote")
            case blocks.Excerpt():
                yield from excerpts(self.debrief.snippet.lines, block.spans)
            case blocks.Diff():
                yield self._diff(block)
            case blocks.Chart():
                yield GrowthChart(block.measured)

    def _diff(self, block: blocks.Diff) -> DiffView:
        snippet, fixed = self.debrief.snippet.lines, self.debrief.fixed
        rows = changes(
            _toned(block.before, block.old, snippet),
            _toned(block.after, block.new, fixed),
            first=block.old,
            first_after=block.new,
            context=None if block.whole else 3,
        )
        return DiffView(tuple(rows))


def stands_apart(before: blocks.Block, block: blocks.Block) -> bool:
    """Whether an empty line parts a block from the one above it."""
    if isinstance(before, blocks.Heading):
        return False
    match block:
        case blocks.Rated() | blocks.Points() | blocks.Reasons():
            return isinstance(before, blocks.Diff)
        case blocks.Marked():
            return isinstance(before, blocks.Text) and not before.quiet
        case blocks.Text():
            near = block.quiet or block.near or isinstance(before, blocks.Marked)
            return not near
        case blocks.Grows():
            return not isinstance(before, blocks.Grows)
    return True


def _toned(lines: Sequence[str], first: int, whole: Sequence[str]) -> Sequence[Line]:
    """The lines in tones: as part of `whole` where they are, for a part may begin in a string."""
    last = first - 1 + len(lines)
    if tuple(whole[first - 1 : last]) == tuple(lines):
        return highlight(whole)[first - 1 : last]
    return highlight(lines)


def _parts(*parts: tuple[str, str], classes: str = "") -> Static:
    safe = [(printable(text), style) for text, style in parts if text]
    return Static(Content.assemble(*safe), classes=f"detail--text {classes}".strip())


def _quiet(text: str) -> Static:
    return _parts((text, "$quiet"))
