"""Every built-in snippet behaves as its rubric says.

The fixed version passes all of the snippet's behaviour tests. The snippet fails only tests named
test_defect_*, and fails every test that its rubric calls as evidence.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reviewer.library import Library
from reviewer.model import Snippet

TIMEOUT = 120  # seconds for one run of one snippet's tests


IDS = Library.open().ids()
# An ordinary run looks at one snippet of these tracks, which load no scikit-learn or SciPy.
SAMPLED_TRACKS = ("core", "numpy", "pandas")
SAMPLE = {next(name for name in IDS if name.startswith(track)) for track in SAMPLED_TRACKS}
CASES = [
    pytest.param(name, marks=() if name in SAMPLE else pytest.mark.slow, id=name) for name in IDS
]


def _outcomes(folder: Path, subject: str, tests: str) -> dict[str, bool]:
    """Run behaviour tests on code, in a folder and a process of their own: test -> passed."""
    (folder / "subject.py").write_text(subject, encoding="utf-8")
    (folder / "test_behaviour.py").write_text(tests, encoding="utf-8")
    options = ["-q", "-p", "no:cacheprovider", "--tb=short", "--junitxml=outcomes.xml"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--rootdir=.", "test_behaviour.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    cases = ElementTree.parse(folder / "outcomes.xml").iter("testcase")
    return {case.attrib["name"]: len(case) == 0 for case in cases}


def _failed(outcomes: dict[str, bool]) -> list[str]:
    return sorted(name for name, passed in outcomes.items() if not passed)


def _parts(snippet: Snippet) -> tuple[str, str]:
    assert snippet.fixed is not None, "no fixed.py"
    assert snippet.tests is not None, "no test_behaviour.py"
    return snippet.fixed, snippet.tests


@pytest.mark.parametrize("name", CASES)
def test_the_fixed_version_passes_every_test(name: str, builtin: Library, tmp_path: Path) -> None:
    fixed, tests = _parts(builtin.snippet(name))
    outcomes = _outcomes(tmp_path, fixed, tests)
    assert outcomes, "no tests ran"
    assert _failed(outcomes) == []


@pytest.mark.parametrize("name", CASES)
def test_the_snippet_fails_only_where_a_defect_is_tested(
    name: str, builtin: Library, tmp_path: Path
) -> None:
    snippet = builtin.snippet(name)
    _, tests = _parts(snippet)
    outcomes = _outcomes(tmp_path, snippet.code, tests)
    failed = _failed(outcomes)
    assert [test for test in failed if not test.startswith("test_defect_")] == []
    evidence = {
        source.partition(":")[2]
        for issue in snippet.rubric.issues
        for source in issue.evidence
        if source.startswith("test:")
    }
    # a parametrised test proves its defect with any of its cases
    proven = {test.partition("[")[0] for test in failed}
    assert sorted(evidence - proven) == []
