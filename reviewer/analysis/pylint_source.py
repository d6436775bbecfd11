"""pylint in process, with a configuration that is all in the code: no user file is read."""

from __future__ import annotations

import ast
import contextlib
import io
import sys
import tempfile
import threading
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model import Finding, Span
from .pylint_messages import CODES, CONFIDENCE, KINDS, PLUGINS

if TYPE_CHECKING:
    from pylint.lint import PyLinter

# pylint states no probability; its own checks on types and flow are guesses more often than the
# rest (`INFERENCE` in its vocabulary).
_CONFIDENCE = {"HIGH": 0.95, "CONTROL_FLOW": 0.9, "INFERENCE": 0.8, "UNDEFINED": 0.85}
_one_at_a_time = threading.Lock()
_runs = count(1)

REMEMBERED = 50
"""Files after which pylint's caches are emptied: they take about a megabyte a file."""

MOST_CHARACTERS = 400_000
MOST_PAIRS = 1_600_000_000
"""Of items in one list of the syntax tree, added up over the lists. pylint's time grows with them:
2,000 statements in one block, or 40,000 items in one display, take it about 15 s."""
_STATEMENT_WEIGHT = 400
"""A pair of statements takes as long as so many pairs of other items."""


@cache
def configuration() -> str:
    """A text that changes whenever pylint could answer differently: versions and messages."""
    python = ".".join(map(str, sys.version_info[:2]))
    asked = (*CODES, *PLUGINS, *(f"{code}={CONFIDENCE[code]}" for code in sorted(CONFIDENCE)))
    asked += tuple(f"{code}={KINDS[code]}" for code in sorted(KINDS))
    codes = sha256(" ".join(asked).encode()).hexdigest()[:12]
    return f"pylint {version('pylint')} astroid {version('astroid')} python {python} {codes}"


def fits_pylint(tree: ast.Module, code: str) -> bool:
    """Whether pylint is done with `code`, whose tree is `tree`, in a bearable time."""
    if len(code) > MOST_CHARACTERS:
        return False
    pairs = 0
    for node in ast.walk(tree):
        for _, items in ast.iter_fields(node):
            if isinstance(items, list) and items:
                weight = _STATEMENT_WEIGHT if isinstance(items[0], ast.stmt) else 1
                pairs += weight * len(items) ** 2
    return pairs <= MOST_PAIRS


def pylint_findings(code: str) -> tuple[Finding, ...]:
    """pylint's findings on `code`, sorted by place. Imports pylint (0.2 s) at the first call.

    Prints nothing. Gives no findings where pylint itself fails on the code.
    """
    last = code.count("\n") + 1
    with _one_at_a_time:
        messages = _messages(code)
    found = {
        Finding(
            source="pylint",
            code=message.msg_id,
            span=_span(message.line, message.end_line, last),
            core=min(max(message.line, 1), last),
            message=message.msg,
            kind=KINDS.get(message.msg_id),
            confidence=CONFIDENCE.get(
                message.msg_id, _CONFIDENCE.get(message.confidence.name, 0.85)
            ),
        )
        for message in messages
        if message.msg_id in CODES
    }
    return tuple(sorted(found, key=lambda f: (f.span, f.code, f.message)))


def _span(first: int, last: int | None, lines: int) -> Span:
    start = min(max(first, 1), lines)
    return Span(start, min(max(last or start, start), lines))


def _messages(code: str) -> list[Any]:
    linter = _linter()
    silence = io.StringIO()
    # A name of its own for each text, for astroid remembers modules by name.
    name = f"reviewed_{sha256(code.encode(errors='replace')).hexdigest()[:16]}"
    with tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        path = Path(folder) / f"{name}.py"
        path.write_text(code, encoding="utf-8", errors="replace", newline="")
        linter.crash_file_path = str(Path(folder) / "crash.txt")
        linter.reporter.messages = []
        try:
            with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
                linter.check([str(path)])
        except (RecursionError, SystemExit):
            return []
        finally:
            _forget(name)
    return list(linter.reporter.messages)


def _forget(module: str) -> None:
    """Drop a module; now and then all that astroid and pylint remember, which has no bound."""
    from astroid import MANAGER  # type: ignore[import-untyped,unused-ignore]
    from pylint.checkers.clear_lru_cache import clear_lru_caches

    if next(_runs) % REMEMBERED:
        MANAGER.astroid_cache.pop(module, None)
    else:
        _linter.cache_clear()  # its checkers keep every class they have seen
        clear_lru_caches()
        MANAGER.clear_cache()


@cache
def _linter() -> PyLinter:
    from pylint.exceptions import UnknownMessageError
    from pylint.lint import PyLinter
    from pylint.reporters import CollectingReporter

    linter = PyLinter()
    linter.load_default_plugins()
    linter.load_plugin_modules(PLUGINS)
    linter.set_reporter(CollectingReporter())
    linter.config.persistent = False
    linter.config.score = False
    linter.config.jobs = 1
    linter.disable("all")
    for code in CODES:
        with contextlib.suppress(UnknownMessageError):  # not in this version of pylint
            linter.enable(code)
    return linter
