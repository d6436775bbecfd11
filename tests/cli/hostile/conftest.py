"""The table of what was tried, printed at the end of each file of tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .table import Table


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    made = Table()
    yield made
    print("\n" + "\n".join(made.lines()))
