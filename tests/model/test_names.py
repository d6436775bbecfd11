"""Packages whose names are loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module

import pytest


@pytest.mark.parametrize("package", ["reviewer.model", "reviewer.library", "reviewer.practice"])
def test_every_name_of_the_package_is_there(package: str) -> None:
    module = import_module(package)
    for name in module.__all__:
        assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = module.no_such_name
