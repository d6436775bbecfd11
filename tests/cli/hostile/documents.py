"""Files of every format that are meant to do harm, and what the program is to say of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .cases import (
    BODY_LIMIT,
    GOOD,
    NO_LIMIT,
    SNIPPET,
    Document,
    line_of,
    review,
)

_REMARK = {
    "path": f"{SNIPPET}.py",
    "body": GOOD,
    "line": 34,
    "diff_hunk": "",
    "user": {"login": "m"},
}


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _sarif(results: list[Any], **driver: Any) -> bytes:
    tool = {"driver": {"name": "m", **driver}}
    return _json({"version": "2.1.0", "runs": [{"tool": tool, "results": results}]})


def _result(message: object) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": f"{SNIPPET}.py"}, "region": {"startLine": 34}}
    return {"message": message, "ruleId": "r", "locations": [{"physicalLocation": place}]}


def documents() -> Iterator[Document]:
    """Files of every format, and of none."""
    yield from _of_json_or_none()
    yield from _of_markdown()
    yield from _of_other_tools()


def _of_json_or_none() -> Iterator[Document]:
    good = _json(review())
    whole = "32 MB a file of JSON"
    yield Document("UTF-16", ".json", good.decode().encode("utf-16"), "UTF-16. Save it as UTF-8")
    yield Document("UTF-32", ".json", good.decode().encode("utf-32"), "UTF-16. Save it as UTF-8")
    yield Document("BOM twice", ".json", b"\xef\xbb\xbf" * 2 + good, "format of the file is not")
    yield Document("NULs", ".json", b"\0" * 100_000, "format of the file is not recognised")
    yield Document("a zip of nothing", ".json", b"PK\5\6" + b"\0" * 18, "format of the file is not")
    yield Document("a program", ".json", b"\x7fELF\2\1\1" + bytes(range(256)), "format of the file")
    yield Document(
        "33 MB", ".json", b"[" + b" " * 33_000_000, "larger than 32,000,000 bytes", whole
    )
    yield Document(
        "a review of 1 MB in an array", ".json", b"[" + line_of(explanation=" " * 10**6) + b"]",
        "the review is longer than 1,000,000 characters", "1 MB a review", 1,
    )  # fmt: skip
    yield Document(
        "400,000 comments", ".json", b'{"snippet":"a/b","comments":[' + b"{}," * 400_000 + b"{}]}",
        "the review is longer than 1,000,000 characters", "1 MB a review", 1,
    )  # fmt: skip
    yield Document(
        "1,000 broken reviews on a line", ".json", b"[" + b"{x}," * 1_000 + b"{x}]",
        "not valid JSON", NO_LIMIT, 1,
    )  # fmt: skip
    yield Document("deep arrays", ".json", b"\n" + b"[" * 200_000, "nested too deeply", NO_LIMIT, 2)


def _of_markdown() -> Iterator[Document]:
    front = f"---\nsnippet: {SNIPPET}\n---\n".encode()
    yield Document(
        "YAML bomb in front matter", ".md", b"---\na: &a [x]\nb: &b [*a,*a]\n<<: *b\n---\n",
        "this line of the front matter is not `key: value`", "`key: value` alone is read", 4,
    )  # fmt: skip
    keys = b"---\n" + b"a: b\n" * 100_000 + b"---\n"
    yield Document("100,000 keys in front matter", ".md", keys, "occurs more than once", "", 3)
    yield Document("front matter never closed", ".md", b"---\na: b\n", "is never closed", "", 1)
    fences = front + b"## L1\n" + b"`" * 3 + b"\n"
    yield Document("a fence never closed", ".md", fences, "is never closed", NO_LIMIT, 5)
    yield Document("30,000 headings", ".md", front + b"## L1\n" * 30_000, "30,000 items", "500", 1)
    yield Document(
        "30,000 bad headings", ".md", front + b"## \x1b[2J\n" * 30_000, "29,9", "10", None
    )
    yield Document(
        "2 MB of Markdown", ".md", front + b"a" * 2_000_000, "larger than 1,000,000", "1 MB"
    )


def _of_other_tools() -> Iterator[Document]:
    dots = _json([{**_REMARK, "path": "../../etc/passwd"}])
    yield Document("`..` in a path (github)", ".json", dots, "`../../etc/passwd` is no snippet")
    markup = _json([{**_REMARK, "path": "\x1b[2J::error::\n"}])
    yield Document("escapes in a path (github)", ".json", markup, "is no snippet")
    thread = [{**_REMARK, "id": 1}] + [{**_REMARK, "id": 2, "in_reply_to_id": 1}] * 20_000
    yield Document(
        "a thread of 20,000 (github)", ".json", _json(thread), "At most 20,000", BODY_LIMIT
    )
    many = [{**_REMARK, "id": number} for number in range(20_000)]
    yield Document("20,000 remarks (github)", ".json", _json(many), "20,000 items", "500 comments")
    diagnostic = {"message": "x", "location": {"path": "a/../../b.py"}}
    yield Document(
        "`..` in a path (rdjson)", ".json", _json({"diagnostics": [diagnostic]}), "no snip"
    )
    laughs = [f"{{{number}}}" * 300 for number in range(1, 40)] + ["lol"]
    bomb = _sarif([_result({"text": "{0}" * 300, "arguments": laughs})] * 2)
    yield Document(
        "a billion laughs (sarif)", ".sarif", bomb, "At most 20,000 are read", BODY_LIMIT
    )
    template = {"messageStrings": {"m": {"text": "{0}" * 100}}, "id": "r"}
    filled = [_result({"id": "m", "arguments": ["x" * 190]})] * 2_500
    yield Document(
        "templates that multiply (sarif)", ".sarif", _sarif(filled, rules=[template]),
        "longer than 32,000,000 characters together", "32 MB of remarks",
    )  # fmt: skip
    rules = [{"id": f"x{number}"} for number in range(20_000)]
    asked = [_result({"id": "m"})] * 20_000
    yield Document(
        "20,000 rules (sarif)", ".sarif", _sarif(asked, rules=rules), "no message", "10 named"
    )
    percent = _sarif([_result({"text": "x"})]).replace(b"core/", b"..%2f..%2f")
    yield Document("`..` encoded (sarif)", ".sarif", percent, "is no snippet")
    yield Document(
        "lines that are no remarks", ".rdjsonl", b"a/b.py:1: x\n\x1b[2J\n", "no remark", "", 2
    )
