"""Text of strangers, made harmless for a terminal."""

from __future__ import annotations

import re

# C0 and C1 controls but for tab and newline, DEL, and the marks that reorder or hide text
# (Unicode TR36; CVE-2021-42574).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

# GitHub's runner obeys a line that begins with `::` after blanks, and `##[` wherever it stands;
# Azure's `##vso[` likewise, TeamCity's `##teamcity[`.
_COMMAND_START = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
COMMAND_ANYWHERE = re.compile(r"##(?=\w*\[)")


def printable(text: str) -> str:
    """`text` with every character that could steer a terminal shown as an escape.

    Newlines and tabs stay; `\\r\\n` counts as a newline.
    """
    if text.isprintable():
        return text  # all that is escaped is not printable to Python
    return _UNSAFE.sub(_escape, text.replace("\r\n", "\n"))


def unbroken(text: str) -> str:
    """All of `text` printable on one line, its line ends shown as escapes."""
    return printable(text).replace("\n", "\\n")


def one_line(text: str, limit: int = 200) -> str:
    """`text` printable on one line of at most `limit` characters."""
    line = " ".join(printable(text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def no_command(text: str) -> str:
    """`text` in which a blank breaks whatever a build service would obey when it is printed."""
    if "::" not in text and "##" not in text:
        return text
    return _COMMAND_START.sub(r"\1: ", COMMAND_ANYWHERE.sub("# #", text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
