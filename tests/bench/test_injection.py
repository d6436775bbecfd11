"""Defects put into real code: do the snippets hold what they promise?"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from reviewer.authoring import Request, drafts, write_draft
from reviewer.authoring.classes import issue_class
from reviewer.kinds import AnalysisError, capabilities, category, detect, parse
from reviewer.library import Library
from reviewer.library.annotations import strip_markers
from reviewer.sandbox.runner import run_tests

PACKAGES = ("rich", "click", "sklearn", "pandas")
WANTED, PER_FILE = 500, 3
MOST_OF_A_KIND = 30
GOAL = 0.99


@dataclass
class Checked:
    """What was found true of one written snippet."""

    parses: bool
    detected: bool
    single: bool
    clean: bool


@pytest.mark.bench
def test_injected_snippets_hold_their_one_defect(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = Library.open().kinds()
    able = {name: kind for name, kind in texts.items() if capabilities(name).injects}
    made: dict[str, str] = {}
    for source, code in _modules():
        kinds = Counter(made.values())
        open_kinds = {name: kind for name, kind in able.items() if kinds[name] < MOST_OF_A_KIND}
        request = Request(code, source, open_kinds, seed=len(made))
        try:
            for draft in islice(drafts(request), PER_FILE):
                made[write_draft(draft, tmp_path)] = draft.kind
        except AnalysisError:
            continue
        if len(made) >= WANTED:
            break
    library = Library.open(tmp_path, builtin=False)
    assert library.problems() == ()
    checked = [_checked(library, snippet_id, kind) for snippet_id, kind in made.items()]
    kinds = Counter(made.values())
    groups = Counter(category(kind) for kind in made.values())
    shares = {
        name: sum(getattr(one, name) for one in checked) / len(checked)
        for name in ("parses", "detected", "single", "clean")
    }
    with capsys.disabled():
        print(f"\n{len(made)} snippets, {len(kinds)} kinds: {dict(groups)}")
        print(kinds.most_common())
        print({name: f"{share:.1%}" for name, share in shares.items()})
    assert len(made) >= WANTED
    assert min(shares.values()) >= GOAL


@pytest.mark.bench
def test_defects_that_cost_only_time_or_clarity_keep_the_library_s_tests(
    capsys: pytest.CaptureFixture[str],
) -> None:
    library = Library.open()
    able = {
        name: kind
        for name, kind in library.kinds().items()
        if capabilities(name).injects and issue_class(kind).keeps_behaviour
    }
    kept: list[tuple[str, str]] = []
    lost: list[tuple[str, str]] = []
    for snippet_id in library.ids():
        snippet = library.snippet(snippet_id)
        if snippet.fixed is None or snippet.tests is None or not snippet_id.startswith("core/"):
            continue
        for draft in islice(drafts(Request(snippet.fixed, snippet_id, able)), PER_FILE):
            if draft.fixed != snippet.fixed:
                continue  # an excerpt, on which the tests of the whole cannot run
            code = strip_markers(draft.snippet).code
            outcome = run_tests(code, snippet.tests)
            (lost if outcome.failed else kept).append((snippet_id, draft.kind))
    share = len(kept) / (len(kept) + len(lost))
    with capsys.disabled():
        print(f"\n{len(kept) + len(lost)} run, {share:.1%} keep their tests; lost: {lost}")
    assert share >= GOAL


def _modules() -> Iterator[tuple[str, str]]:
    """Modules of installed packages in an order of their own, mixed."""
    paths: list[Path] = []
    for package in PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.submodule_search_locations:
            root = Path(spec.submodule_search_locations[0])
            paths += [path for path in sorted(root.rglob("*.py")) if path.stat().st_size < 200_000]
    Random(7).shuffle(paths)
    for path in paths:
        yield path.name, path.read_text(encoding="utf-8")


def _checked(library: Library, snippet_id: str, kind: str) -> Checked:
    snippet = library.snippet(snippet_id)
    assert snippet.fixed is not None
    (issue,) = snippet.rubric.issues
    try:
        tree = ast.parse(snippet.code)
    except SyntaxError:
        return Checked(False, False, False, False)
    found = detect(tree, snippet.code, kind)
    return Checked(
        parses=True,
        detected=any(
            line in one.span
            for one in found
            for span in issue.lines
            for line in range(span.first, span.last + 1)
        ),
        single=len(found) == 1,
        clean=detect(parse(snippet.fixed), snippet.fixed, kind) == [],
    )
