"""Where the sandbox can be used, and what it says where it cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reviewer.sandbox import SandboxError
from reviewer.sandbox.runner import TestRunner, large_modules
from reviewer.sandbox.system_calls import REFUSED
from reviewer.sandbox.walls import sandbox_problem, walled

HEADERS = (
    Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    Path("/usr/include/asm-generic/unistd.h"),
)


@pytest.mark.parametrize(("place", "header"), list(enumerate(HEADERS)), ids=["x86_64", "aarch64"])
def test_system_calls_have_the_kernel_s_numbers(place: int, header: Path) -> None:
    if not header.is_file():
        pytest.skip(f"{header} is missing")
    found = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header.read_text())
    numbers = {name: int(number) for name, number in found}
    known = {name: pair[place] for name, pair in REFUSED.items() if name in numbers}
    assert known == {name: numbers[name] for name in known}
    assert len(known) > 45


def test_without_bubblewrap_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    problem = sandbox_problem()
    assert problem is not None
    assert "apt install bubblewrap" in problem or "needs Linux" in problem
    assert not walled()
    with pytest.raises(SandboxError, match="bubblewrap"):
        TestRunner()


@pytest.mark.skipif(not walled(), reason="bubblewrap is missing")
def test_a_bubblewrap_that_fails_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2; exit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    problem = sandbox_problem()
    assert problem is not None
    assert "No permissions to create new namespace" in problem
    assert "user namespaces" in problem


def test_large_libraries_are_imported_before_the_job() -> None:
    code = (
        "import os, numpy as np\nfrom sklearn.svm import SVC\nfrom . import pandas\nimport numpyro"
    )
    assert large_modules(code, "import pandas.tseries", "not python (") == (
        "numpy",
        "pandas.tseries",
        "sklearn.svm",
    )
