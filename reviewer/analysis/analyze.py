"""Code to findings, from every source asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ..kinds import detect, parse
from ..kinds.source import AnalysisError, too_deep
from ..model import Finding, Source
from .cache import FindingsCache
from .radon_source import FunctionMeasures, function_measures, radon_findings

SOURCES: tuple[Source, ...] = ("kind", "pylint", "radon")


def analyze(
    code: str,
    *,
    sources: Collection[Source] = SOURCES,
    cache: bool = True,
    left_out: Callable[[Source], None] = lambda source: None,
) -> tuple[Finding, ...]:
    """What the analysers report about `code`, sorted by span; each source's finding is kept,
    also where several see the same defect.

    pylint's findings are kept on disk by content unless `cache` is false. `left_out` is told of a
    source that would take too long on this code. Raises AnalysisError when the code does not
    parse or is too big or too deep.
    """
    tree = parse(code)
    found: list[Finding] = []
    try:
        # Always run: it also refuses what is too deep for the others.
        kinds = detect(tree, code)
        if "kind" in sources:
            found += kinds
        if "radon" in sources:
            found += radon_findings(tree)
    except RecursionError:
        raise too_deep(None) from None
    if "pylint" in sources:
        from .pylint_source import fits_pylint

        if fits_pylint(tree, code):
            found += _pylint(code, cache)
        else:
            left_out("pylint")
    return tuple(sorted(found, key=lambda f: (f.span, f.core, f.source, f.code, f.message)))


def measures(code: str) -> tuple[FunctionMeasures, ...]:
    """radon's measures of every function of `code`. Raises AnalysisError as analyze does."""
    tree = parse(code)
    try:
        return function_measures(tree, code)
    except RecursionError:
        raise too_deep(None) from None


def _pylint(code: str, cache: bool) -> tuple[Finding, ...]:
    from .pylint_source import configuration, pylint_findings

    if not cache:
        return pylint_findings(code)
    store = FindingsCache.of_user()
    key = configuration()
    found = store.get(key, code)
    if found is None:
        found = pylint_findings(code)
        store.put(key, code, found)
    return found


__all__ = ["AnalysisError", "FunctionMeasures", "analyze", "measures"]
