"""Runs a snippet's behaviour tests. This executes the code: only on its author's own request."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from xml.etree import ElementTree

from .sandbox import SECONDS, CannotRun, private_folder, run


class CannotTest(Exception):  # noqa: N818
    """The tests did not come to an end; the text says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Names of the test functions that passed and that failed in at least one case."""

    passed: frozenset[str]
    failed: frozenset[str]


def run_tests(code: str, tests: str, seconds: float = SECONDS) -> Outcome:
    """Run pytest on `tests`, which import `code` as `subject`, in a process and a folder of its
    own. Raises CannotTest where pytest is missing, nothing can be collected, or time is up.
    """
    if find_spec("pytest") is None:
        raise CannotTest("pytest is not installed; it comes with reviewer[test]")
    with private_folder() as home:
        (home / "subject.py").write_text(code, encoding="utf-8")
        (home / "test_behaviour.py").write_text(tests, encoding="utf-8")
        (home / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        try:
            output = run(_ARGUMENTS, home, seconds).output
        except CannotRun as error:
            raise CannotTest(f"the tests {error}") from None
        try:
            report = ElementTree.parse(home / "report.xml")
        except (OSError, ElementTree.ParseError):
            raise CannotTest(f"pytest stopped: {_last_line(output)}") from None
    return _outcome(report)


_ARGUMENTS = (
    "-m", "pytest", "-q", "--tb=line", "-p", "no:cacheprovider", "-c", "pytest.ini",
    "--rootdir", ".", "--junitxml", "report.xml", "test_behaviour.py",
)  # fmt: skip


def _outcome(report: ElementTree.ElementTree[ElementTree.Element]) -> Outcome:
    passed: set[str] = set()
    failed: set[str] = set()
    for case in report.iter("testcase"):
        name = case.get("name", "").partition("[")[0]
        if not case.get("classname"):
            fault = next(iter(case), None)
            text = "" if fault is None else fault.get("message", "")
            raise CannotTest(f"the tests cannot be collected: {text or name}")
        sorts = {child.tag for child in case}
        if sorts & {"failure", "error"}:
            failed.add(name)
        elif "skipped" not in sorts:
            passed.add(name)
    if not passed | failed:
        raise CannotTest("the file holds no test that runs")
    return Outcome(frozenset(passed - failed), frozenset(failed))


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it printed nothing"
