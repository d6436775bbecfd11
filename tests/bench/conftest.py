"""Benchmarks run when they are asked for: `pytest tests/bench` or `pytest -m bench`."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip benchmarks in a run that does not name them."""
    named = "bench" in (config.getoption("-m") or "") or any(
        HERE.name in Path(argument.partition("::")[0]).parts for argument in config.args
    )
    if named:
        return
    for item in items:
        if item.get_closest_marker("bench"):
            item.add_marker(pytest.mark.skip(reason="a benchmark; run tests/bench"))
