"""What the tests of several packages share: the built-in library, an engine on it, slow tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from reviewer.engine import Engine
from reviewer.library import Library

# how long an example takes says more of the machine than of the code
settings.register_profile("reviewer", deadline=None)
settings.load_profile("reviewer")

# libraries of snippets, whose tests are about the snippets
collect_ignore_glob = ["*/library/snippets", "agreement/*/snippets"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests out unless the run asks for them: `-m slow`, or their file by name."""
    if "slow" in (config.getoption("-m") or ""):
        return
    named = {Path(argument.partition("::")[0]).resolve() for argument in config.args}
    slow = [item for item in items if item.get_closest_marker("slow") and item.path not in named]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def builtin() -> Library:
    """The library that comes with the program."""
    return Library.open()


@pytest.fixture(scope="session")
def engine(builtin: Library) -> Engine:
    """The engine as it is shipped, on the built-in library."""
    return Engine(builtin)
