"""The process of one visitor.

The server starts it with `REVIEWER_HOME` at the visitor's profile and the directories of further
libraries as arguments, and talks to it through `reviewer.web.driver`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reviewer.progress.variants import VariantLibrary
from reviewer.tui import run


def main() -> None:
    """Practise until the visitor quits or leaves; the exit code is the app's."""
    sys.exit(run(VariantLibrary.open(*map(Path, sys.argv[1:]))))
