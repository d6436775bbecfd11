"""`reviewer kinds [ID]`: the kinds of defects, and what the program can do with each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .console import nearest, width
from .options import format_option, library_option, open_library

if TYPE_CHECKING:
    from reviewer.model import Growth, Kind


@click.command()
@click.argument("kind_id", metavar="[ID]", required=False)
@format_option("text", "json")
@library_option
def command(kind_id: str | None, output_format: str, libraries: tuple[Path, ...]) -> None:
    """List the kinds of defects, or explain one."""
    from reviewer.kinds import kind_ids

    texts = open_library(libraries).kinds()
    known = sorted({*texts, *kind_ids()})
    if kind_id is not None and kind_id not in known:
        raise click.ClickException(f"there is no kind {kind_id!r}{nearest(kind_id, known)}")
    chosen = known if kind_id is None else [kind_id]
    if output_format == "json":
        from reviewer.formats.canonical import array

        click.echo(array(_data(one, texts) for one in chosen), nl=False)
    elif kind_id is None:
        click.echo("\n".join(_table(known, texts)))
    else:
        click.echo("\n".join(_page(kind_id, texts, width())))


def _data(kind_id: str, texts: Mapping[str, Kind]) -> dict[str, Any]:
    from reviewer.kinds import capabilities

    can = capabilities(kind_id)
    kind = texts.get(kind_id)
    data: dict[str, Any] = {
        "id": kind_id,
        "category": _category(kind_id, texts),
        "detects": can.detects,
        "repairs": can.repairs,
        "injects": can.injects,
        "repair": _repair(kind_id),
    }
    if kind is None:
        return data
    return data | {
        "title": kind.title,
        "statement": kind.statement,
        "why": kind.why,
        "fix": kind.fix,
        "time": _growth(kind.time),
        "space": _growth(kind.space),
        "linters": list(kind.linters),
        "reading": list(kind.reading),
    }


def _repair(kind_id: str) -> dict[str, str] | None:
    """How safe the repair of a kind is, and the condition of a conditional one."""
    from reviewer.kinds import capabilities, load

    if not capabilities(kind_id).repairs:
        return None
    kind = load(kind_id)
    return {"safety": kind.safety, "condition": kind.condition}


def _table(known: list[str], texts: Mapping[str, Kind]) -> Iterator[str]:
    from reviewer.kinds import capabilities

    widest = max(map(len, known), default=0)
    yield f"{'ID':<{widest}}  {'CATEGORY':<12}  DETECTS  INJECTS  REPAIRS      TITLE"
    for kind_id in known:
        can = capabilities(kind_id)
        row = "  ".join(f"{'yes' if mark else '-':<7}" for mark in (can.detects, can.injects))
        row += f"  {(_repair(kind_id) or {'safety': '-'})['safety']:<11}"
        title = texts[kind_id].title if kind_id in texts else ""
        category = _category(kind_id, texts)
        yield f"{kind_id:<{widest}}  {category:<12}  {row}  {_printable(title)}".rstrip()


def _page(kind_id: str, texts: Mapping[str, Kind], columns: int) -> Iterator[str]:
    data = _data(kind_id, texts)
    can = [name for name in ("detects", "repairs", "injects") if data[name]]
    yield f"{kind_id} ({data['category']})"
    yield f"The program {', '.join(can)} it." if can else "The program knows it by its text only."
    if data["repair"] is not None:
        condition = data["repair"]["condition"]
        yield f"Its repair is conditional: {condition}." if condition else "Its repair is safe."
    kind = texts.get(kind_id)
    if kind is None:
        return
    import textwrap

    parts = {"": kind.title, "What": kind.statement, "Why": kind.why, "Fix": kind.fix}
    for name, growth in (("Time", kind.time), ("Space", kind.space)):
        if growth is not None:
            parts[name] = f"{growth.before}, {growth.after} when fixed"
    if kind.linters:
        parts["Elsewhere"] = ", ".join(kind.linters)
    if kind.reading:
        parts["Reading"] = ", ".join(kind.reading)
    for name, text in parts.items():
        yield ""
        yield from textwrap.wrap(
            _printable(f"{name}: {text}" if name else text), columns, break_on_hyphens=False
        )
    if data["detects"]:
        yield from _examples(kind_id)


def _examples(kind_id: str) -> Iterator[str]:
    """The first example with the defect, and the first without."""
    import textwrap

    from reviewer.kinds import load

    kind = load(kind_id)
    repaired = kind.bad[0].repaired
    for name, code in (("Bad", kind.bad[0].code), ("Good", repaired or kind.good[0].code)):
        yield f"\n{name}:\n"
        yield textwrap.indent(code.rstrip("\n"), "    ")


def _category(kind_id: str, texts: Mapping[str, Kind]) -> str:
    if kind_id in texts:
        return texts[kind_id].category
    from reviewer.kinds import category

    return category(kind_id)


def _growth(growth: Growth | None) -> dict[str, str] | None:
    return None if growth is None else {"before": growth.before, "after": growth.after}


def _printable(text: str) -> str:
    from reviewer.safe_text import printable

    return " ".join(printable(text).split())
