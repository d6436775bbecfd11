"""The first files of a new snippet: a small example that loads, to be written over."""

from __future__ import annotations

from pathlib import Path

from .toml_text import SCHEMA_LINE
from .write import refuse_taken, write_files

PLACEHOLDER = "REPLACE"
"""Begins every text that is the author's to write; `author check` names what is left of them."""

_SNIPPET = '''\
"""REPLACE: what this module is for, as its own author would say it."""


def regulars(visits: list[str]) -> list[str]:
    """Names that occur in `visits`, each once, in order of the first visit."""
    seen: list[str] = []
    for name in visits:
        if name not in seen:  # defect: name-sought-in-list
            seen.append(name)
    return seen  # decoy: order-kept
'''
_FIXED = '''\
"""REPLACE: what this module is for, as its own author would say it."""


def regulars(visits: list[str]) -> list[str]:
    """Names that occur in `visits`, each once, in order of the first visit."""
    return list(dict.fromkeys(visits))
'''
_TESTS = """\
# `subject` is the snippet, then the fixed version. Every test must pass on both, but for
# test_defect_<issue id with underscores>, which must fail on the snippet.
import subject


def test_each_name_stands_once_in_order():
    assert subject.regulars(["b", "a", "b"]) == ["b", "a"]
"""
_GROWTH = '''\
"""Inputs of growing size, for issues whose evidence is "growth". Delete this file without such."""


def different_names(subject, n):
    visits = [f"visitor {i}" for i in range(n)]
    return lambda: subject.regulars(visits)


WORKLOADS = {"name-sought-in-list": different_names}
'''
_RUBRIC = f"""\
{SCHEMA_LINE}
# Every key is explained in rubrics/README.md. Replace each text that begins with REPLACE.
title = "REPLACE: the task of the code, not its defects"
question = 10        # interview question, 1 to 10
difficulty = 2       # 1 to 5
minutes = 8          # that a review should take
context = "REPLACE: where the code runs, on how much data, what callers rely on."
tags = ["REPLACE"]

[explain]
question = "REPLACE: what does the code do?"
key_points = [
  "REPLACE: one thing that a full answer says",
]

[complexity]         # of the snippet as shown; leave out what is not asked
time = "O(n^2)"
space = "O(n)"
variables = {{ n = "visits" }}

# One table for each defect. Its id stands in a marker at the end of the lines that show it:
# `# defect: id` for a line, `# defect(block): id` for a whole statement.
[[issue]]
id = "name-sought-in-list"
kind = "dedupe-with-list"      # see `reviewer kinds`; leave out where none fits
title = "REPLACE: what is wrong, in a sentence"
# time space builtin correctness ml stats style robustness security testing
category = "time"
severity = "major"             # minor major critical
why = "REPLACE: what it costs, with the numbers of the context."
fix = "REPLACE: what to write instead."
time = {{ before = "O(n^2)", after = "O(n)" }}
# What shows it: kind:<id>, pylint:<code>, radon:cc>10, test:<name>, growth; human where only a
# reader can see it.
evidence = ["kind:dedupe-with-list", "growth"]
# True ways to say it, in different voices: terse, asked as a question, in plain words.
phrases = [
  "Each lookup in the list seen scans all names found so far; dict.fromkeys does it in one pass.",
  "use a set next to the list for the membership test",
]
# False things that people say about it: at least two.
misconceptions = [
  "`in` on a list is a hash lookup, so this takes constant time.",
  "append copies the list each time, that is what makes it quadratic.",
]
# From vague to plain. The first must not say it.
hints = [
  "What does the loop do again for each visit, and how much work is that?",
]

# Sound code that tempts into a false remark, marked with `# decoy: id`.
[[decoy]]
id = "order-kept"
claim = "REPLACE: the false remark, such as: returning the list loses the order of the visits."
why_wrong = "REPLACE: why it is false. A list keeps the order in which names were appended."
"""


def scaffold(snippet_id: str, directory: Path) -> list[Path]:
    """Write the first files of a snippet into the library `directory`, which need not exist yet.

    Raises InputError where the id is none or taken.
    """
    refuse_taken(snippet_id, directory)
    folder = directory / "snippets" / snippet_id
    files = {
        folder / "snippet.py": _SNIPPET,
        folder / "fixed.py": _FIXED,
        folder / "test_behaviour.py": _TESTS,
        folder / "growth.py": _GROWTH,
        directory / "rubrics" / f"{snippet_id}.toml": _RUBRIC,
    }
    write_files(files)
    return list(files)
