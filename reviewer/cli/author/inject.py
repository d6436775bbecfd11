"""`reviewer author inject`: snippets out of working code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.problems import InputError, Problem

from ..console import narrate, narrate_problems, nearest
from ..exit_codes import ExitCode
from ..options import library_option, open_library

if TYPE_CHECKING:
    from reviewer.authoring import Draft
    from reviewer.model import Kind

MOST_SNIPPETS = 1_000


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--kinds", "kind_ids", metavar="ID,...", help="Only these kinds of defects.")
@click.option(
    "--count",
    type=click.IntRange(1, MOST_SNIPPETS),
    default=1,
    show_default=True,
    help="How many snippets to make, each with one defect.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, other places.")
@click.option("--diff", "revision", metavar="REV", help="Only in lines changed since REV (git).")
@click.option(
    "--tests",
    type=click.Path(path_type=Path),
    help="pytest file that imports the code as `subject`. It is run: the defect may change "
    "results only if that is its nature. FILE is then used as a whole.",
)
@click.option(
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The library to write to.",
)
@library_option
def inject(
    file: Path,
    kind_ids: str | None,
    count: int,
    seed: int,
    revision: str | None,
    tests: Path | None,
    output: Path,
    libraries: tuple[Path, ...],
) -> int:
    """Put defects into working code, and write each as a complete snippet.

    FILE is Python code; long files give functions and classes of reviewable size. The defect is
    marked, and described by a rubric made from its kind. Prints the ids of the snippets. Exits
    with 2 where fewer than --count could be made.
    """
    from reviewer.authoring import write_draft

    texts = _wanted(open_library(libraries).kinds(), kind_ids)
    made = 0
    for draft in islice(_drafts(file, texts, seed, revision, tests), count):
        click.echo(write_draft(draft, output))
        made += 1
    if made:
        narrate(f"{made} written to {output}; practise with `reviewer --library {output}`.")
    if made < count:
        what = f"gave {made} of {count} snippets; no other place takes a defect of these kinds"
        narrate_problems([Problem(str(file), None, what, _REMEDY)])
        return ExitCode.BAD_INPUT
    return ExitCode.OK


_REMEDY = "Try other --kinds or a larger file; `reviewer kinds` says which can be injected"


def _drafts(
    file: Path,
    texts: Mapping[str, Kind],
    seed: int,
    revision: str | None,
    tests: Path | None,
) -> Iterator[Draft]:
    from reviewer.authoring import Request, drafts
    from reviewer.authoring.git import changed_lines
    from reviewer.kinds import AnalysisError
    from reviewer.sandbox import CannotTest

    from ..analyze import read_source

    source = read_source(file)
    checks = None if tests is None else read_source(tests)
    for problem in (source, checks):
        if isinstance(problem, Problem):
            raise InputError([problem])
    assert not isinstance(source, Problem)
    assert not isinstance(checks, Problem)
    changed = None if revision is None else changed_lines(file, revision)
    request = Request(
        source.code, file.name, texts, seed, changed, None if checks is None else checks.code
    )
    try:
        yield from drafts(request)
    except AnalysisError as error:
        raise InputError([Problem(str(file), error.line, error.message)]) from None
    except CannotTest as error:
        raise InputError([Problem(str(tests), None, str(error))]) from None


def _wanted(texts: Mapping[str, Kind], kind_ids: str | None) -> Mapping[str, Kind]:
    """The kinds to inject with their texts: those named, or all that can be."""
    from reviewer.kinds import capabilities

    able = {name: kind for name, kind in texts.items() if capabilities(name).injects}
    if kind_ids is None:
        return able
    chosen = {}
    for name in filter(None, (part.strip() for part in kind_ids.split(","))):
        if name not in texts:
            raise click.BadParameter(f"there is no kind {name!r}{nearest(name, able)}")
        if name not in able:
            raise click.BadParameter(f"{name} cannot be injected; `reviewer kinds` says which can")
        chosen[name] = able[name]
    if not chosen:
        raise click.BadParameter("--kinds names none")
    return chosen
