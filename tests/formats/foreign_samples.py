"""One file of each format as its tool writes it, shortened; all say the same of two snippets."""

from __future__ import annotations

import json
from typing import Any


def github_comment(number: int, **changes: Any) -> dict[str, Any]:
    """A comment as `GET /repos/{owner}/{repo}/pulls/{n}/comments` gives it."""
    return {
        "url": f"https://api.example.org/repos/school/reviews/pulls/comments/{number}",
        "pull_request_review_id": 3001,
        "id": number,
        "node_id": "PRRC_x",
        "diff_hunk": "@@ -0,0 +1,30 @@\n+def match(payments, invoices):",
        "path": "snippets/core/demo/snippet.py",
        "commit_id": "6dcb09b5",
        "original_commit_id": "6dcb09b5",
        "user": {"login": "ada", "id": 1, "type": "User"},
        "body": "A list is searched for every item.",
        "created_at": "2026-03-01T10:00:00Z",
        "author_association": "CONTRIBUTOR",
        "start_line": None,
        "original_start_line": None,
        "start_side": None,
        "line": 5,
        "original_line": 5,
        "side": "RIGHT",
        "subject_type": "file" if changes.get("line", 5) is None else "line",
        "reactions": {"total_count": 0},
    } | changes


GITHUB = json.dumps(
    [
        github_comment(1, start_line=2, line=3, start_side="RIGHT"),
        github_comment(2, in_reply_to_id=1, body="And it is rebuilt each time."),
        github_comment(3, in_reply_to_id=1, user={"login": "grace"}, body="Thanks, will fix."),
        github_comment(4, line=5, body="Use a set.\n\n```suggestion\n    seen = set(items)\n```"),
        github_comment(5, line=None, original_line=7, subject_type="line", body="Outdated."),
        github_comment(6, line=4, side="LEFT", body="Why was this removed?"),
        github_comment(7, user={"login": "grace"}, path="core/other/snippet.py", body="Fine."),
    ],
    indent=2,
)


def gitlab_note(number: int, body: str, author: str = "ada", **changes: Any) -> dict[str, Any]:
    """A note as `GET /projects/:id/merge_requests/:iid/discussions` gives it."""
    return {
        "id": number,
        "type": "DiffNote",
        "body": body,
        "author": {"id": 1, "username": author, "name": author.title(), "state": "active"},
        "created_at": "2026-03-01T10:00:00.000Z",
        "system": False,
        "noteable_type": "MergeRequest",
        "resolvable": True,
        "resolved": False,
    } | changes


def gitlab_position(line: int | None, first: int | None = None) -> dict[str, Any]:
    """The position of a note."""
    path = "snippets/core/demo/snippet.py"
    ends = None
    if first is not None:
        ends = {
            "start": {"line_code": f"a_0_{first}", "type": "new", "new_line": first},
            "end": {"line_code": f"a_0_{line}", "type": "new", "new_line": line},
        }
    return {
        "base_sha": "a", "start_sha": "a", "head_sha": "b", "position_type": "text",
        "old_path": path, "new_path": path, "old_line": None if line else 4, "new_line": line,
        "line_range": ends,
    }  # fmt: skip


GITLAB = json.dumps(
    [
        {
            "id": "6a9c1750",
            "individual_note": False,
            "notes": [
                gitlab_note(
                    1, "A list is searched for every item.", position=gitlab_position(3, 2)
                ),
                gitlab_note(2, "And it is rebuilt each time.", position=gitlab_position(3, 2)),
                gitlab_note(3, "Thanks.", "grace", position=gitlab_position(3, 2)),
                gitlab_note(4, "changed this line", system=True, type=None),
            ],
        },
        {
            "id": "6a9c1751",
            "individual_note": False,
            "notes": [
                gitlab_note(
                    5,
                    "Use a set.\n\n```suggestion:-1+0\n    seen = set(items)\n```",
                    position=gitlab_position(5),
                )
            ],
        },
        {
            "id": "6a9c1752",
            "individual_note": True,
            "notes": [gitlab_note(6, "approved this merge request", system=True, type=None)],
        },
        {
            "id": "6a9c1753",
            "individual_note": True,
            "notes": [gitlab_note(7, "General talk.", type=None)],
        },
    ]
)

CODE = "def match(items):\n    ä = 'ß𐐀'; found = []\n    for item in items:\n        pass\n"
"""Line 2 has characters of one, two and four UTF-8 bytes."""

_RDJSON_PATH = "snippets/core/demo/snippet.py"
RDJSON_DIAGNOSTICS: list[dict[str, Any]] = [
    {
        "message": "A list is searched for every item.",
        "location": {
            "path": _RDJSON_PATH,
            "range": {"start": {"line": 2, "column": 5}, "end": {"line": 4, "column": 1}},
        },
        "severity": "WARNING",
    },
    {
        "message": "Use a set.",
        "location": {
            "path": _RDJSON_PATH,
            "range": {"start": {"line": 2, "column": 28}, "end": {"line": 2, "column": 30}},
        },
        "code": {"value": "R1", "url": "https://example.org/R1"},
        "suggestions": [
            {
                "range": {"start": {"line": 2, "column": 28}, "end": {"line": 2, "column": 30}},
                "text": "set()",
            }
        ],
    },
    {"message": "On the whole.", "location": {"path": _RDJSON_PATH}},
]
RDJSON = json.dumps(
    {
        "source": {"name": "ada", "url": "https://example.org"},
        "severity": "WARNING",
        "diagnostics": RDJSON_DIAGNOSTICS,
    }
)
RDJSONL = "\n".join(
    json.dumps(diagnostic | {"source": {"name": "ada"}}) for diagnostic in RDJSON_DIAGNOSTICS
)


def sarif_result(text: str, region: dict[str, int] | None, **more: Any) -> dict[str, Any]:
    """A result on the demo snippet."""
    place: dict[str, Any] = {
        "artifactLocation": {"uri": "snippets/core/demo/snippet.py", "uriBaseId": "%SRCROOT%"}
    }
    if region is not None:
        place["region"] = region
    return {
        "ruleId": "R1",
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    } | more


_SARIF_AT = {"startLine": 2, "startColumn": 24, "endColumn": 26}
SARIF = json.dumps(
    {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "ada",
                        "rules": [{"id": "R1", "messageStrings": {"all": {"text": "On the {0}."}}}],
                    }
                },
                "results": [
                    sarif_result(
                        "A list is searched for every item.",
                        {"startLine": 2, "startColumn": 5, "endLine": 4, "endColumn": 1},
                    ),
                    sarif_result(
                        "Use a set.",
                        _SARIF_AT,
                        fixes=[
                            {
                                "artifactChanges": [
                                    {
                                        "artifactLocation": {
                                            "uri": "snippets/core/demo/snippet.py"
                                        },
                                        "replacements": [
                                            {
                                                "deletedRegion": _SARIF_AT,
                                                "insertedContent": {"text": "set()"},
                                            }
                                        ],
                                    }
                                ]
                            }
                        ],
                    ),
                    sarif_result("", None, message={"id": "all", "arguments": ["whole"]}),
                ],
            }
        ],
    }
)

_GERRIT_AT = {"start_line": 2, "start_character": 23, "end_line": 2, "end_character": 25}
_GERRIT_PATH = "snippets/core/demo/snippet.py"
GERRIT = ")]}'\n" + json.dumps(
    {
        "/PATCHSET_LEVEL": [
            {"id": "p1", "message": "Looks nearly done.", "author": {"username": "ada"}}
        ],
        _GERRIT_PATH: [
            {
                "id": "g1",
                "patch_set": 1,
                "line": 3,
                "range": {
                    "start_line": 2, "start_character": 4, "end_line": 4, "end_character": 0,
                },
                "message": "A list is searched for every item.",
                "updated": "2026-03-01 10:00:00.000000000",
                "author": {"_account_id": 1000, "name": "Ada", "username": "ada"},
                "unresolved": True,
            },
            {
                "id": "g3",
                "in_reply_to": "g1",
                "message": "Done",
                "updated": "2026-03-01 12:00:00.000000000",
                "author": {"username": "grace"},
            },
            {
                "id": "g2",
                "patch_set": 1,
                "range": _GERRIT_AT,
                "message": "Use a set.",
                "updated": "2026-03-01 10:01:00.000000000",
                "author": {"username": "ada"},
                "fix_suggestions": [
                    {
                        "description": "set",
                        "replacements": [
                            {"path": _GERRIT_PATH, "range": _GERRIT_AT, "replacement": "set()"}
                        ],
                    }
                ],
            },
            {
                "id": "g4",
                "side": "PARENT",
                "line": 9,
                "message": "On the whole.",
                "updated": "2026-03-01 10:02:00.000000000",
                "author": {"username": "ada"},
            },
        ],
    }
)  # fmt: skip

LINES = """\
snippets/core/demo/snippet.py:2-3: A list is searched for every item.
    And it is rebuilt each time.
snippets/core/demo/snippet.py:5:7: Use a set: it is quicker.

core/other.py:1: Fine.
"""

SAMPLES = {
    "github": GITHUB,
    "gitlab": GITLAB,
    "rdjson": RDJSON,
    "rdjsonl": RDJSONL,
    "sarif": SARIF,
    "gerrit": GERRIT,
    "lines": LINES,
}
