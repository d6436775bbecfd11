"""The summary of an interview as a file: Markdown, or one self-contained HTML page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from .interview_blocks import Block, Given, Heading, Paragraph, Quote, Table, blocks
from .interview_summary import Summary
from .whole_file import replace_file

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
TITLE, TEXT = 200, 20_000
"""Characters of one cell or heading, and of what was written."""

_STYLE = """\
:root { color-scheme: light dark; --ink: #1d1f23; --paper: #fcfbf8; --soft: #5a5f68;
  --line: #ddd8cd; --accent: #2c54b8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #14161a; --soft: #a4abb5;
  --line: #343941; --accent: #9db9ff; } }
body { margin: 0 auto; max-width: 56rem; padding: 2rem 1.25rem 4rem; color: var(--ink);
  background: var(--paper); font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 2rem; margin: 0 0 .3rem; } h2 { font-size: 1.3rem; margin: 2.4rem 0 .6rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
th, td { text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; }
figure { margin: 1rem 0; } figcaption { font-weight: 600; }
blockquote { margin: .3rem 0; padding-left: 1rem; border-left: .2rem solid var(--accent);
  white-space: pre-wrap; overflow-wrap: anywhere; }
"""


def page(summary: Summary, suffix: str) -> str:
    """The summary as a page of the sort that goes by that suffix (SUFFIXES). Raises KeyError."""
    found = blocks(summary)
    write = _markdown if SUFFIXES[suffix.lower()] == "markdown" else _html
    return "".join(write(found))


def unfit(path: Path) -> str | None:
    """Why the page cannot be written to `path`; None where it can."""
    if path.suffix.lower() not in SUFFIXES:
        return "The name must end in .md or .html."
    if path.is_dir():
        return "That is a directory."
    folder = path.absolute().parent
    return None if folder.is_dir() else f"There is no directory {folder}."


def write_page(summary: Summary, path: Path) -> str | None:
    """Write the page to `path`, whole or not at all; what went wrong, None if nothing."""
    trouble = unfit(path)
    if trouble is not None:
        return trouble
    try:
        replace_file(path.absolute(), page(summary, path.suffix))
    except OSError as error:
        return f"{path} cannot be written: {error.strerror or error}"
    return None


def _markdown(found: Iterator[Block]) -> Iterator[str]:
    for block in found:
        match block:
            case Heading(level, text):
                yield f"{'#' * level} {_md(text)}\n\n"
            case Paragraph(text):
                yield f"{_md(text)}\n\n"
            case Quote(text, about):
                yield f"**{_md(about)}**\n\n"
                # quotation marks: a line that begins with a sign or a number would be a list
                lines = [_md(Given(line), TEXT) for line in re.split(r"\r\n?|\n", text[:TEXT])]
                yield "".join(f"> “{line}”\n>\n" for line in lines if line) + "\n"
            case Table(head, rows):
                yield f"| {' | '.join(head)} |\n|{' --- |' * len(head)}\n"
                yield "".join(f"| {' | '.join(map(_md, row))} |\n" for row in rows) + "\n"


def _md(text: str, limit: int = TITLE) -> str:
    from reviewer.formats.markdown_text import inline

    return inline(text, limit) if isinstance(text, Given) else text


def _html(found: Iterator[Block]) -> Iterator[str]:
    """The policy lets the page's own style in, by its hash, and nothing else."""
    allowed = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>Interview</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    for block in found:
        yield _tags(block)
    yield "</body>\n</html>\n"


def _tags(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{_ht(text)}</h{level}>\n"
        case Paragraph(text):
            return f"<p>{_ht(text)}</p>\n"
        case Quote(text, about):
            said = _ht(Given(text[:TEXT]))
            return (
                f"<figure><figcaption>{_ht(about)}</figcaption>"
                f"<blockquote>{said}</blockquote></figure>\n"
            )
        case Table(head, rows):
            heads = "".join(f'<th scope="col">{_ht(cell)}</th>' for cell in head)
            lines = "".join(
                "<tr>" + "".join(f"<td>{_ht(cell)}</td>" for cell in row) + "</tr>\n"
                for row in rows
            )
            return f"<table><thead><tr>{heads}</tr></thead>\n<tbody>{lines}</tbody></table>\n"


def _ht(text: str) -> str:
    from reviewer.formats.inert import character_data

    return character_data(text)
