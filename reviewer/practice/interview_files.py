"""Unfinished interviews as files, replaced as a whole or not at all, so that they can go on."""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .drafts import MAX_BYTES, DraftError
from .exchange import Exchange
from .interview import PHASES, Interview, Phase, Question
from .whole_file import replace_file

SCHEMA = "reviewer.interview/1"
_PREFIX = "interview-"


class Interviews:
    """The interviews of one directory, which is made on the first write."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def keep(self, interview: Interview) -> None:
        """Replace the interview's file; a crash leaves the old or the new one, never half.

        Raises DraftError.
        """
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            text = json.dumps(_to_data(interview), ensure_ascii=False, indent=1)
            replace_file(self._path(interview), text)
        except (OSError, UnicodeError) as error:
            raise DraftError(
                f"the interview could not be saved in {self.directory}: {error}"
            ) from error

    def discard(self, interview: Interview) -> None:
        """Remove the interview's file, if there is one."""
        with contextlib.suppress(OSError):
            self._path(interview).unlink(missing_ok=True)

    def latest(self) -> Interview | None:
        """The readable interview begun last. Damaged files are set aside, never deleted."""
        found = [interview for path in self._files() if (interview := _read(path)) is not None]
        return max(found, key=lambda one: (one.started, one.id), default=None)

    def _files(self) -> list[Path]:
        with contextlib.suppress(OSError):
            return sorted(
                path
                for path in self.directory.iterdir()
                if path.name.startswith(_PREFIX) and path.suffix == ".json"
            )
        return []

    def _path(self, interview: Interview) -> Path:
        name = "".join(c for c in interview.id if c.isascii() and c.isalnum())
        return self.directory / f"{_PREFIX}{name}.json"


def _to_data(interview: Interview) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "id": interview.id,
        "started": interview.started.isoformat(),
        "strict": interview.strict,
        "at": interview.at,
        "clock": interview.clock_shown,
        "questions": [
            {
                "snippet": question.snippet,
                "attempt": question.attempt,
                "seconds": question.seconds,
                "phases": list(question.phases),
                "phase": question.phase,
                "spent": {phase: round(spent, 1) for phase, spent in question.spent.items()},
                "follow_ups": [exchange_to_data(one) for one in question.follow_ups],
                "outcome": question.outcome,
            }
            for question in interview.questions
        ],
    }


def exchange_to_data(exchange: Exchange) -> dict[str, Any]:
    """An exchange as the history keeps it."""
    return {
        "topic": exchange.topic,
        "question": exchange.question,
        "category": exchange.category,
        "answer": exchange.answer,
    }


def _read(path: Path) -> Interview | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        return _from_data(json.loads(path.read_text(encoding="utf-8", errors="surrogatepass")))
    except OSError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(".damaged"))
        return None


def _from_data(data: Any) -> Interview:
    """The interview of a document. Raises ValueError, KeyError, TypeError for any other."""
    if data["schema"] != SCHEMA or not isinstance(data["questions"], list):
        raise ValueError("not an interview")
    questions = tuple(_question(item) for item in data["questions"])
    at = data["at"]
    if type(at) is not int or not 0 <= at < len(questions):
        raise ValueError("no such question")
    started = datetime.fromisoformat(data["started"])
    return Interview(
        id=_text(data["id"]),
        started=started.replace(tzinfo=UTC) if started.tzinfo is None else started.astimezone(UTC),
        questions=questions,
        strict=data.get("strict") is True,
        at=at,
        clock_shown=data.get("clock") is not False,
    )


def _question(item: Mapping[str, Any]) -> Question:
    phases = tuple(_phase(name) for name in item["phases"])
    phase = _phase(item["phase"])
    outcome = item.get("outcome")
    ordered = phases == tuple(known for known in PHASES if known in phases)
    complete = {"explain", "review", "follow-up", "report"} <= set(phases)
    if not ordered or not complete or phase not in phases:
        raise ValueError("phases in no order")
    if (phase == "report") != isinstance(outcome, dict):
        raise ValueError("a report that is none")
    return Question(
        snippet=_text(item["snippet"]),
        attempt=_text(item["attempt"]),
        seconds=_seconds(item["seconds"]),
        phases=phases,
        phase=phase,
        spent={_phase(name): _seconds(value) for name, value in item["spent"].items()},
        follow_ups=tuple(_exchanges(item.get("follow_ups"))),
        outcome=outcome,
    )


def _exchanges(items: Any) -> Iterator[Exchange]:
    for item in items if isinstance(items, list) else []:
        category = item.get("category")
        yield Exchange(
            _text(item["topic"]),
            _text(item["question"]),
            category if isinstance(category, str) else None,
            _text(item.get("answer", "")),
        )


def _phase(name: Any) -> Phase:
    found = next((phase for phase in PHASES if phase == name), None)
    if found is None:
        raise ValueError(f"no phase {name!r}")
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError("not a number of seconds")
    return max(0.0, float(value))
