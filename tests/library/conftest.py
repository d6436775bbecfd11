"""A small library on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SNIPPET = """\
def total(xs):
    s = 0  # defect: by-hand
    for x in xs:  # decoy: loop
        s += x
    return s
"""
RUBRIC = """\
title = "Add up"
question = 10
difficulty = 2
minutes = 5
context = "Runs hourly."
tags = ["sums"]

[explain]
question = "What does it do?"
key_points = ["adds the numbers"]

[complexity]
time = "O(n)"
variables = { n = "numbers" }

[[issue]]
id = "by-hand"
title = "The sum is written by hand"
category = "builtin"
severity = "minor"
why = "sum() says it."
fix = "return sum(xs)"

[[decoy]]
id = "loop"
claim = "The loop is quadratic."
why_wrong = "It runs once an item."
"""
WriteLibrary = Callable[..., Path]


@pytest.fixture
def write_library(tmp_path: Path) -> WriteLibrary:
    """Write a library with one snippet, and give its directory."""

    def write(snippet: str = SNIPPET, rubric: str = RUBRIC, name: str = "lib") -> Path:
        root = tmp_path / name
        folder = root / "snippets" / "core" / "add-up"
        folder.mkdir(parents=True)
        (folder / "snippet.py").write_text(snippet, encoding="utf-8")
        (root / "rubrics" / "core").mkdir(parents=True)
        (root / "rubrics" / "core" / "add-up.toml").write_text(rubric, encoding="utf-8")
        return root

    return write
