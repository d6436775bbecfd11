"""What strangers write in a review never steers the terminal of who reads the report."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from reviewer.cli.main import run

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202eesrever\u2066\u200b\x08\r\x7f"
ALLOWED = {"\n", "\t"}
COMMENTS = [
    {"start_line": 34, "line": 35, "body": f"{EVIL}The payouts are searched for every sale."},
    {"line": 36, "body": f"`{EVIL}`", "suggestion": f"x = '{EVIL}'"},
    {"line": 48, "body": EVIL},
    {"line": 10**6, "body": f"# {EVIL}\n<script>alert(1)</script>"},
    {"body": f"LGTM {EVIL}"},
]
REVIEW = {
    "snippet": "core/card-settlement",
    "reviewer": f"mallory{EVIL}",
    "explanation": f"It settles {EVIL} sales.",
    "complexity": {"time": f"O(n){EVIL}", "space": EVIL},
    "comments": COMMENTS,
}
UNKNOWN = {"snippet": f"core/card{EVIL}", "comments": [], EVIL: EVIL}


def _unsafe(text: str) -> set[str]:
    hidden = {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0}
    return (hidden | (set(text) & {"\u202e", "\u2066", "\u200b"})) - ALLOWED


@pytest.mark.parametrize("form", ["text", "concise"])
@pytest.mark.parametrize("name", ["reviews.jsonl", f"{EVIL[:4]}.jsonl"])
def test_scoring_hostile_reviews_prints_no_control_character(
    form: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    lines = [json.dumps(REVIEW), json.dumps(UNKNOWN), EVIL, json.dumps(REVIEW, ensure_ascii=False)]
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    code = run(["score", str(path), "--format", form])
    captured = capsys.readouterr()
    assert code == 2  # the broken records are named, the others scored
    assert "mallory" in captured.out
    assert _unsafe(captured.out) == set()
    assert _unsafe(captured.err) == set()


def test_standard_input_is_no_exception(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO(json.dumps(REVIEW).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="utf-8"))
    assert run(["score", "-"]) == 0
    captured = capsys.readouterr()
    assert "\\x1b" in captured.out
    assert _unsafe(captured.out + captured.err) == set()
