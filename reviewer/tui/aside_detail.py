"""What stands beside a report, as widgets."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reviewer.model import Issue, Snippet
from reviewer.practice.exchange import Exchange
from reviewer.practice.hinting import price_in_words
from reviewer.safe_text import printable

from .aside import Aside


def aside_widgets(aside: Aside, snippet: Snippet, key: str) -> Iterator[Widget]:
    """The widgets of one row of aside.ASIDE."""
    match key:
        case "hints":
            yield from _hints(aside)
        case "follow-ups":
            for exchange in aside.follow_ups:
                yield from _exchange(exchange, snippet)
        case "notes":
            yield _heading("Your notes")
            yield _quote(aside.notes.strip())


def _hints(aside: Aside) -> Iterator[Widget]:
    yield _heading("Hints you took")
    for text in aside.hint_texts:
        yield _text((f"· {text}", ""))
    price = price_in_words(aside.hints)
    yield _text((f"The score stays as it is; read it as {price}.", "$quiet"))


def _exchange(exchange: Exchange, snippet: Snippet) -> Iterator[Widget]:
    yield _heading(exchange.question)
    if exchange.answer.strip():
        yield _quote(exchange.answer.strip())
    else:
        yield _text(("No answer.", "$quiet"))
    if exchange.category is None:
        yield _text(("About your own review: the key is silent.", "$quiet"))
        return
    found = [issue for issue in snippet.rubric.issues if issue.category == exchange.category]
    if not found:
        yield _text((f"The key has nothing on {exchange.category} here.", "$quiet"))
        return
    yield _text((f"The key on {exchange.category}:", "$quiet"))
    for issue in found:
        yield _key(issue)


def _key(issue: Issue) -> Static:
    return _text((f"{issue.title}. ", "bold"), (f"{issue.why} {issue.fix}", ""))


def _text(*parts: tuple[str, str]) -> Static:
    return Static(Content.assemble(*((printable(text), style) for text, style in parts)))


def _quote(text: str) -> Static:
    return _text((text, "")).add_class("detail--quote")


def _heading(title: str) -> Static:
    return Static(Content.styled(printable(title), "bold $primary"), classes="detail--heading")
