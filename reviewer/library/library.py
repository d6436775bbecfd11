"""Libraries: directories with snippets/ and rubrics/, searched one after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.problems import InputError, Problem

from .files import builtin_directory, read_text

if TYPE_CHECKING:
    from reviewer.model import Kind, Snippet

    from .kind_texts import KindTexts
    from .outlines import IssueOutline
    from .tracks import Question, Track
    from .weights import Weights

# The readers are imported where they are used: together they take longer than to list snippets.

_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*/[a-z0-9][a-z0-9_.-]*", re.IGNORECASE)


class UnknownSnippetError(LookupError):
    """No library has a snippet of that id. `nearest` is the most similar id, if any is."""

    def __init__(self, snippet_id: str, nearest: str | None) -> None:
        self.snippet_id, self.nearest = snippet_id, nearest
        hint = f"; did you mean {nearest}?" if nearest else ""
        super().__init__(f"no snippet {snippet_id!r} in the library{hint}")

    def __reduce__(self) -> tuple[type[UnknownSnippetError], tuple[str, str | None]]:
        return type(self), (self.snippet_id, self.nearest)


@dataclass(frozen=True, slots=True)
class Header:
    """What a list of snippets shows."""

    id: str
    title: str
    track: str
    question: int
    difficulty: int
    minutes: int
    tags: tuple[str, ...]


class Library:
    """Snippets, rubrics and kinds of one or more directories; the first that has an id wins.

    Files are read when they are asked for, and once.
    """

    def __init__(self, directories: tuple[Path, ...]) -> None:
        self.directories = directories
        self._snippets: dict[str, Snippet] = {}

    @classmethod
    def open(cls, *directories: Path, builtin: bool = True) -> Library:
        """Open the given directories, then the built-in one unless `builtin` is false.

        Raises InputError where a directory is no library.
        """
        wanted = [*directories, *([builtin_directory()] if builtin else [])]
        found: list[Path] = []
        for directory in wanted:
            if not (directory / "snippets").is_dir() or not (directory / "rubrics").is_dir():
                remedy = "A library is a directory with snippets/ and rubrics/"
                raise InputError([Problem(str(directory), None, "not a library", remedy)])
            if directory.resolve() not in [known.resolve() for known in found]:
                found.append(directory)
        return cls(tuple(found))

    def ids(self) -> tuple[str, ...]:
        """Ids of all snippets, sorted by track and name."""
        return tuple(sorted(self._homes))

    def snippet(self, snippet_id: str) -> Snippet:
        """Read one snippet with its rubric.

        Raises UnknownSnippetError, and InputError with every problem of its files.
        """
        if snippet_id not in self._snippets:
            self._snippets[snippet_id] = self._read(snippet_id)
        return self._snippets[snippet_id]

    def fixed(self, snippet_id: str) -> str | None:
        """The fixed version alone, which is read in no time; None where there is none.

        Raises UnknownSnippetError, InputError.
        """
        return _optional(self._folder(snippet_id) / "fixed.py")

    def is_change(self, snippet_id: str) -> bool:
        """Whether the snippet is a change to review. Raises UnknownSnippetError."""
        return (self._folder(snippet_id) / "before.py").is_file()

    def headers(self) -> tuple[Header, ...]:
        """What a list shows of every snippet whose rubric can be read; see `problems`."""
        from .headings import read_heading

        headers = []
        for snippet_id, home in sorted(self._homes.items()):
            path = home / "rubrics" / f"{snippet_id}.toml"
            try:
                heading = read_heading(read_text(path), str(path))
            except InputError:
                continue
            headers.append(
                Header(
                    id=snippet_id,
                    title=heading.title,
                    track=snippet_id.partition("/")[0],
                    question=heading.question,
                    difficulty=heading.difficulty,
                    minutes=heading.minutes,
                    tags=heading.tags,
                )
            )
        return tuple(headers)

    def outlines(self) -> dict[str, tuple[IssueOutline, ...]]:
        """The issues of every snippet in outline, by snippet id; none of a broken rubric."""
        from .outlines import outline_or_nothing

        found = {}
        for snippet_id, home in sorted(self._homes.items()):
            path = home / "rubrics" / f"{snippet_id}.toml"
            try:
                found[snippet_id] = outline_or_nothing(read_text(path), str(path))
            except InputError:
                found[snippet_id] = ()
        return found

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the libraries: all their files are read."""
        found: list[Problem] = []
        for snippet_id in self.ids():
            try:
                self.snippet(snippet_id)
            except InputError as error:
                found += error.problems
        for read in (self.kinds, self.tracks, self.weights):
            try:
                read()
            except InputError as error:
                found += error.problems
        return tuple(found)

    def kinds(self) -> Mapping[str, Kind]:
        """Texts of all kinds by id. Raises InputError."""
        return self._kinds.all

    def kinds_on_demand(self) -> Mapping[str, Kind]:
        """The same, but each kind is read when it is asked for; then it raises InputError."""
        return self._kinds

    def tracks(self) -> tuple[Track, ...]:
        """Tracks in the order of the libraries. Raises InputError."""
        return self._tracks[0]

    def questions(self) -> tuple[Question, ...]:
        """The interview questions. Raises InputError."""
        return self._tracks[1]

    def weights(self) -> Weights:
        """Numbers of the scoring rule, of the first library that states them. Raises InputError."""
        from .weights import Weights, read_weights

        for directory in self.directories:
            path = directory / "rubrics" / "scoring.toml"
            if path.is_file():
                return read_weights(read_text(path), str(path))
        return Weights()

    @cached_property
    def _homes(self) -> dict[str, Path]:
        homes: dict[str, Path] = {}
        for directory in self.directories:
            for path in (directory / "snippets").glob("*/*/snippet.py"):
                snippet_id = f"{path.parent.parent.name}/{path.parent.name}"
                if _ID.fullmatch(snippet_id):
                    homes.setdefault(snippet_id, directory)
        return homes

    @cached_property
    def _kinds(self) -> KindTexts:
        from .kind_texts import KindTexts

        return KindTexts(
            [
                path
                for directory in self.directories
                for path in sorted((directory / "rubrics" / "kinds").glob("*.toml"))
            ]
        )

    @cached_property
    def _tracks(self) -> tuple[tuple[Track, ...], tuple[Question, ...]]:
        from .tracks import read_tracks

        tracks: dict[str, Track] = {}
        questions: dict[int, Question] = {}
        for directory in self.directories:
            path = directory / "rubrics" / "tracks.toml"
            if path.is_file():
                some_tracks, some_questions = read_tracks(read_text(path), str(path))
                tracks = {track.id: track for track in some_tracks} | tracks
                questions = {question.id: question for question in some_questions} | questions
        return tuple(tracks.values()), tuple(sorted(questions.values(), key=lambda q: q.id))

    def _read(self, snippet_id: str) -> Snippet:
        from reviewer.model import Snippet

        from .annotations import stray_line_end, strip_markers
        from .rubrics import read_rubric

        folder = self._folder(snippet_id)
        home = self._homes[snippet_id]
        rubric_path = home / "rubrics" / f"{snippet_id}.toml"
        annotated = strip_markers(read_text(folder / "snippet.py"), str(folder / "snippet.py"))
        problems = list(annotated.problems)
        try:
            count = len(annotated.code.splitlines())
            rubric = read_rubric(read_text(rubric_path), str(rubric_path), annotated, count)
        except InputError as error:
            problems += error.problems
        fixed, before = _optional(folder / "fixed.py"), _optional(folder / "before.py")
        for name, text in (("fixed.py", fixed), ("before.py", before)):
            stray = stray_line_end(text or "", str(folder / name))
            problems += [stray] if stray is not None else []
        if problems:
            raise InputError(problems)
        return Snippet(
            id=snippet_id,
            code=annotated.code,
            rubric=rubric,
            fixed=fixed,
            tests=_optional(folder / "test_behaviour.py"),
            growth=_optional(folder / "growth.py"),
            before=before,
            library=str(home),
        )

    def _folder(self, snippet_id: str) -> Path:
        home = self._homes.get(snippet_id)
        if home is None:
            raise UnknownSnippetError(snippet_id, self._nearest(snippet_id))
        return home / "snippets" / snippet_id

    def _nearest(self, snippet_id: str) -> str | None:
        from difflib import get_close_matches

        ids = self.ids()
        by_slug = [known for known in ids if known.partition("/")[2] == snippet_id]
        close = by_slug or get_close_matches(snippet_id, ids, n=1, cutoff=0.5)
        return close[0] if close else None


def _optional(path: Path) -> str | None:
    return read_text(path) if path.is_file() else None
