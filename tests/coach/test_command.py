"""`score --judge MODEL`: never by default, never silently, the same twice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import reviewer.formats
from reviewer.cli.main import run
from reviewer.coach.uncertain import is_uncertain
from reviewer.engine import Engine
from reviewer.formats import Record, read_records

from .service import KEY, Asked, Reply, Service, says

_REVIEWS = Path(__file__).parent.parent / "agreement" / "practice" / "reviews.jsonl"
_COUNT = 12
_MODEL = "model-1"


@dataclass(frozen=True)
class Result:
    """What a call of the program came to. The key was in none of it."""

    code: int
    out: str
    err: str


Score = Callable[..., Result]


@pytest.fixture
def score(capsys: pytest.CaptureFixture[str]) -> Score:
    """Call `score` with arguments."""

    def call(*args: str | Path) -> Result:
        code = run(["score", *map(str, args)])
        captured = capsys.readouterr()
        assert KEY not in captured.out + captured.err
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    """Some reviews by people, of snippets that come with the program."""
    path = tmp_path / "reviews.jsonl"
    with _REVIEWS.open(encoding="utf-8") as lines:
        path.write_text("".join(islice(lines, _COUNT)), encoding="utf-8")
    return path


@pytest.fixture
def uncertain(reviews: Path, engine: Engine) -> int:
    """How many of their comments the engine is uncertain of."""
    records = [r for r in read_records(reviews, "reviews") if isinstance(r, Record)]
    reports = [engine.score(record.review) for record in records]
    count = sum(is_uncertain(result) for report in reports for result in report.comments)
    assert count > 3
    return count


def _credits_the_first_issue(asked: Asked) -> Reply:
    issues = asked.material["issues"]
    if issues:
        return says({"verdict": "issue", "addresses": {issues[0]["id"]: "full"}})
    return says({"verdict": "nit", "addresses": {}})


def _judged(out: str) -> Iterator[tuple[int, int]]:
    for number, line in enumerate(out.splitlines()):
        for comment in json.loads(line)["comments"]:
            if "judge" in comment:
                assert comment["judge"] == _MODEL
                assert _MODEL in comment["reasons"][0]
                yield number, comment["index"]


def test_the_uncertain_comments_and_no_others_are_the_models(
    score: Score, configured: Service, reviews: Path, uncertain: int
) -> None:
    configured.answer = _credits_the_first_issue
    result = score(reviews, "--format", "jsonl", "--judge", _MODEL)
    assert result.code == 0
    assert len(list(_judged(result.out))) == uncertain
    assert 0 < len(configured.asked) <= uncertain
    where = configured.address.removeprefix("http://").removesuffix("/v1")
    said = result.err.splitlines()
    assert said[0] == (
        f"Comments that the engine is uncertain of are decided by model-1: they go to {where}, "
        "with the snippet and its key."
    )
    assert said[-1] == f"The judge decided {uncertain} of {uncertain} uncertain comments."
    schema = Path(reviewer.formats.__file__).parent / "schemas" / "report.schema.json"
    validator = Draft202012Validator(json.loads(schema.read_text("utf-8")))
    for line in result.out.splitlines():
        validator.validate(json.loads(line))


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_a_second_run_gives_the_same_bytes_without_the_service(
    score: Score, configured: Service, reviews: Path, form: str
) -> None:
    configured.answer = _credits_the_first_issue
    first = score(reviews, "--format", form, "--judge", _MODEL)
    configured.close()
    assert score(reviews, "--format", form, "--judge", _MODEL) == first


def test_any_number_of_jobs_gives_the_same_bytes(
    score: Score,
    configured: Service,
    reviews: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    configured.answer = _credits_the_first_issue
    results = []
    for jobs in ("1", "2"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"cache-{jobs}"))
        results.append(score(reviews, "--format", "jsonl", "--judge", _MODEL, "--jobs", jobs))
    assert results[0] == results[1]


def test_a_service_that_is_down_leaves_the_engines_scores_and_says_so(
    score: Score, configured: Service, reviews: Path, uncertain: int
) -> None:
    plain = [json.loads(line) for line in score(reviews, "--format", "jsonl").out.splitlines()]
    configured.close()
    result = score(reviews, "--format", "jsonl", "--judge", _MODEL)
    assert result.code == 0
    assert result.err.splitlines()[-1] == (
        f"The judge decided 0 of {uncertain} uncertain comments; the engine's verdict stands for "
        "the others."
    )
    reports = [json.loads(line) for line in result.out.splitlines()]
    assert [report["score"] for report in reports] == [report["score"] for report in plain]
    assert result.out.count("the engine's verdict stands") == uncertain


def test_a_bar_and_a_bad_record_keep_their_exit_codes(
    score: Score, configured: Service, reviews: Path
) -> None:
    assert score(reviews, "--judge", _MODEL, "--fail-under", "100").code == 1
    assert score(reviews, "--judge", _MODEL, "--fail-under", "100", "--exit-zero").code == 0
    with reviews.open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    result = score(reviews, "--judge", _MODEL)
    assert result.code == 2
    assert f"{reviews}:{_COUNT + 1}: not valid JSON" in result.err


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"REVIEWER_COACH_URL": ""}, "Set REVIEWER_COACH_URL"),
        ({"REVIEWER_COACH_URL": f"https://u:{KEY}@llm.test"}, "REVIEWER_COACH_URL"),
        ({"REVIEWER_COACH_KEY": f"{KEY}\n{KEY}"}, "REVIEWER_COACH_KEY"),
        ({"REVIEWER_COACH_TIMEOUT": "soon"}, "REVIEWER_COACH_TIMEOUT"),
    ],
)
def test_a_missing_or_bad_setting_is_a_usage_error(
    score: Score,
    configured: Service,
    reviews: Path,
    monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, str],
    said: str,
) -> None:
    for name, value in changes.items():
        monkeypatch.setenv(name, value)
    result = score(reviews, "--judge", _MODEL)
    assert (result.code, result.out) == (2, "")
    assert "Usage: reviewer score" in result.err
    assert said in result.err
    assert configured.asked == []


def test_a_key_on_an_open_line_is_warned_of(
    score: Score, configured: Service, reviews: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviews.write_text("", encoding="utf-8")
    monkeypatch.setenv("REVIEWER_COACH_URL", "http://llm.test")
    assert "Warning: the address is not https" in score(reviews, "--judge", _MODEL).err


_OFFLINE = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"opened the network: {event}")

sys.addaudithook(refuse)
from reviewer.cli.main import run
code = run(sys.argv[1:])
unwanted = {"reviewer.coach", "urllib.request", "http.client", "ssl"} & set(sys.modules)
sys.exit(f"loaded {unwanted}" if unwanted else code)
"""


def _offline(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _OFFLINE, *map(str, args)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_judge_no_socket_is_made_even_where_a_service_is_set(
    configured: Service, reviews: Path
) -> None:
    done = _offline("score", reviews, "--format", "jsonl")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, _COUNT), done.stderr
    assert configured.asked == []


def test_the_guard_of_that_test_sees_a_socket(configured: Service, reviews: Path) -> None:
    done = _offline("score", reviews, "--judge", _MODEL)
    assert configured.asked == []
    assert "opened the network: socket." in done.stderr
