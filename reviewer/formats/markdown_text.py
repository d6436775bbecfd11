"""Text of strangers in Markdown pages of GitHub and GitLab, where it is text and nothing else.

Plain words stand as they are; whatever a page might make something of is shown as code, in which
neither Markdown nor the services' own links (mentions, issues, commits, addresses) are read.
"""

from __future__ import annotations

import re

from reviewer.safe_text import no_command, one_line

from .inert import character_data

# A word, perhaps of parts, in quotes and brackets and before punctuation; no `_`, which may mean
# emphasis.
_PLAIN = re.compile(
    r"(?P<before>[\"'(“‘]*)"
    r"(?P<word>[^\W_]+(?:['’./,-][^\W_]+)*)"
    r"(?P<after>[.,;:!?)\"'”’…%]*)"
)
# Words that services link: commits, `ABC-12`, `www.`.
_LINKED = re.compile(r"[0-9a-f]{7,64}|[^\W\d_][^\W_]*-\d.*|www\..*", re.IGNORECASE)
_CODE = re.compile(
    r"(?<!\S)(?P<before>[\"'(“‘]*)`(?P<code>[^`]+)`(?P<after>[.,;:!?)\"'”’…]*)(?!\S)"
)
_BACKTICKS = re.compile("`+")
# What is read as no part of a piece of code, and is nothing to a page.
_BEFORE, _AFTER = "\"'“‘(", ".,;:!?\"'”’…"
_LONE = frozenset("–—-&+=%")


def inline(text: str, limit: int) -> str:
    """At most `limit` characters of `text` as Markdown that stays within one line or table cell.

    It must not stand at the start of a line.
    """
    shown = no_command(one_line(text, limit))
    parts, end = [], 0
    for match in _CODE.finditer(shown):
        parts += _words(shown[end : match.start()])
        parts.append(f"{match['before']}{_code(match['code'])}{match['after']}")
        end = match.end()
    return " ".join(parts + _words(shown[end:]))


def in_html(text: str, limit: int) -> str:
    """At most `limit` characters of `text` as code within a line that is HTML."""
    return f"<code>{character_data(one_line(text, limit))}</code>"


def _words(text: str) -> list[str]:
    return [_word(word) for word in text.split()]


def _word(word: str) -> str:
    if word in _LONE:
        return word
    match = _PLAIN.fullmatch(word)
    if match is not None and not _LINKED.fullmatch(match["word"]):
        return word
    code = word.lstrip(_BEFORE)
    before = word[: len(word) - len(code)]
    code = code.rstrip(_AFTER)
    after = word[len(before) + len(code) :]
    return f"{before}{_code(code)}{after}" if code else word


def _code(text: str) -> str:
    """A code span; `|`, which ends a cell of a table even there, stands between two."""
    spans = []
    for part in text.split("|"):
        content = part.strip()
        if not content:
            continue
        runs = _BACKTICKS.findall(content)
        fence = "`" * (1 + max(map(len, runs), default=0))
        pad = " " if runs else ""
        spans.append(f"{fence}{pad}{content}{pad}{fence}")
    return "&#124;".join(spans) if spans else "&#124;"
