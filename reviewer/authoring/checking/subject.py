"""The snippet under check: what was loaded, the texts as they stand on disk, and their lines."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reviewer.kinds import AnalysisError, detect, parse
from reviewer.library.files import read_text
from reviewer.library.toml_source import KeyPath, TomlSource, parse_toml
from reviewer.model import Finding, Issue, Snippet, Span
from reviewer.problems import Problem

from .complaint import Complaint, Level, Repair

FILES = ("snippet.py", "before.py", "fixed.py", "test_behaviour.py", "growth.py")


@dataclass(frozen=True)
class Subject:
    """One snippet that loads. `home` is its library, `kinds` the ids of all kinds with a text."""

    snippet: Snippet
    home: Path
    kinds: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Its id, <track>/<slug>."""
        return self.snippet.id

    @property
    def rubric_path(self) -> Path:
        """Its rubric's file."""
        return self.home / "rubrics" / f"{self.id}.toml"

    def path(self, name: str) -> Path:
        """One of its files."""
        return self.home / "snippets" / self.id / name

    @cached_property
    def parses(self) -> bool:
        """Whether the Python files are Python: only then can the code be looked at."""
        snippet = self.snippet
        return all(
            syntax_error(text or "") is None
            for text in (snippet.code, snippet.before, snippet.fixed, snippet.tests, snippet.growth)
        )

    @cached_property
    def rubric(self) -> TomlSource:
        """The rubric's text with the lines of its keys."""
        return parse_toml(read_text(self.rubric_path), str(self.rubric_path))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the kind detectors see in the snippet as shown."""
        return _findings(self.snippet.code)

    @cached_property
    def fixed_findings(self) -> tuple[Finding, ...]:
        """The same of the fixed version."""
        return _findings(self.snippet.fixed or "")

    def in_rubric(
        self,
        check: str,
        at: KeyPath,
        message: str,
        remedy: str = "",
        *,
        text: str = "",
        level: Level = "error",
        repair: Repair | None = None,
    ) -> Complaint:
        """A complaint about a key of the rubric; where it is a list, about its element `text`."""
        line = self.rubric.line(at)
        if text and line is not None:
            line = self._line_of(text, line)
        problem = Problem(str(self.rubric_path), line, message, remedy)
        return Complaint(self.id, check, level, problem, repair)

    def in_file(
        self,
        check: str,
        name: str,
        line: int | None,
        message: str,
        remedy: str = "",
        *,
        level: Level = "error",
        repair: Repair | None = None,
    ) -> Complaint:
        """A complaint about one of the Python files."""
        problem = Problem(str(self.path(name)), line, message, remedy)
        return Complaint(self.id, check, level, problem, repair)

    def _line_of(self, text: str, start: int) -> int:
        lines = self.rubric.text.split("\n")
        for number in range(start, len(lines) + 1):
            if text in lines[number - 1]:
                return number
            if number > start and lines[number - 1].startswith("["):
                break
        return start


def syntax_error(code: str) -> tuple[int | None, str] | None:
    """Line and message where code is not Python; None where it is."""
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        return line, f"not valid Python: {error.args[0]}"
    return None


def overlaps(span: Span, issue: Issue) -> bool:
    """Whether lines of an issue are among those of `span`."""
    return any(span.overlaps(lines) for lines in issue.lines)


def lines_of(spans: tuple[Span, ...]) -> set[int]:
    """The numbers of the lines in some ranges."""
    return {line for span in spans for line in range(span.first, span.last + 1)}


def listed(spans: tuple[Span, ...]) -> str:
    """Line ranges in words."""
    return ", ".join(map(str, spans))


def _findings(code: str) -> tuple[Finding, ...]:
    try:
        return tuple(detect(parse(code), code))
    except AnalysisError:
        return ()
