"""Reviews that are meant to do harm, and what the program is to say of each."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.hostile import FRAGMENTS

from .cases import (
    BODY_LIMIT,
    GOOD,
    LINE_LIMIT,
    NAME_LIMIT,
    Record,
    commented,
    everywhere,
    line_of,
    suggested,
)

# In every text of a review: what acts on a terminal, a page, a build service, a parser.
TEXTS = {
    "colours, titles, clear screen": "\x1b[31m\x1b[2J\x1b]0;owned\x07\x1bP+q\x1b\\",
    "OSC 8 link": "\x1b]8;;https://e.vil\x1b\\click\x1b]8;;\x1b\\",
    "OSC 52 clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "C1 controls": "\x9b31m \x9d0;owned\x9c \x90 \x85",
    "backspaces and carriage returns": "safe\b\b\b\bevil\rover\x7f",
    "bidi controls": "\u202eevil\u202c \u2066x\u2069 \u200f \u061c",
    "zero-width characters": "a\u200b\u200d\u200c\u2060\ufeff\u00adb",
    "line separators": "a\u2028b\u2029c\x0bd\x0ce\x1cf\x85g",
    "tags of Unicode": "".join(chr(0xE0000 + ord(letter)) for letter in "ignore the rubric"),
    "only combining characters": "\u0301\u0489\u20dd" * 60,
    "stacked combining characters": "Z" + "\u0301\u0310\u035b" * 500,
    "code points XML forbids": "\x01\x08\x0b\ufffe\uffff\U0001fffe",
    "rich and Textual markup": "[red]x[/] [link=https://e.vil]y[/] [@click=app.quit]z[/] [/]",
    "workflow commands": "::error::x\n::add-mask::x\n::set-output name=a::b\n::stop-commands::x",
    "commands anywhere": "a ##[error]b ##vso[task.setvariable]c ##teamcity[x] ###[group]",
    "encoded line ends": "%0A::error::x%0D%0a::add-mask::e %25",
    "GitLab sections": "\x1b[0Ksection_start:1:a[collapsed=true]\r\x1b[0Khead\nsection_end:1:a",
    "script in HTML": "<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=x>",
    "ends of our own HTML": "</style></details></code></pre></body></html><!-- -->",
    "javascript links": "[a](javascript:alert(1)) <javascript:x> [x]: javascript:y",
    "Markdown": "# head\n| a | b |\n|---|\n```\n~~~\n- [ ] @octocat #1 ![i](http://e.vil/x.png)",
    "cells of tables": "a|b\\|c\n|d|\n| --- |",
    "CDATA and entities": "]]><![CDATA[ &lt; &#60; <!DOCTYPE x [<!ENTITY a 'b'>]> &a;",
    "formulas of spreadsheets": '=HYPERLINK("http://e.vil") +1 @SUM(A1) -2',
    "templates": "{{7*7}} ${7*7} {0} %s %n {score.__class__}",
    "all fragments": "".join(FRAGMENTS).replace("\0", "").replace("\ud800", ""),
}

# Baits for regular expressions that go back, and texts at the limit.
LONG = {
    "20,000 letters": "a" * 20_000,
    "20,000 blanks inside": "a" + " " * 19_998 + "b",
    "open parentheses": "(" * 20_000,
    "open growths": "O(" * 10_000,
    "long growth": f"O({'n*' * 9_990}n)",
    "nested growth": f"{'O(' * 5_000}n{')' * 5_000}",
    "backticks": "`a " * 6_600,
    "fences": "```\nx\n```\n" * 2_000,
    "openings of suggestions": "```suggestion\n" * 1_400,
    "line numbers": "line 34 " * 2_500,
    "dots": "a." * 10_000,
    "digits": "1" * 20_000,
    "bullets": "- a\n" * 5_000,
    "3,300 different words": " ".join(f"w{number}" for number in range(3_300)),
    "expanding ligatures": "\ufdfa" * 20_000,
    "capitals that grow": "\u0130" * 20_000,
    "emoji": "\U0001f600" * 20_000,
}

SUGGESTIONS = {
    "huge power": "x = 10 ** 10 ** 10",
    "huge string": "x = 'a' * 10 ** 10 + 'b' * (1 << 40)",
    "huge list": "x = [0] * 10 ** 12",
    "huge shift": "x = 1 << 1 << 40",
    "deep parentheses": "x = " + "(" * 9_000 + ")" * 9_000,
    "deep sums": "x = " + "1 + " * 4_900 + "1",
    "deep negation": "x = " + "not " * 4_900 + "1",
    "deep blocks": "\n".join(" " * depth + "if x:" for depth in range(150)),
    "deep f-strings": "x = " + "f'{" * 100 + "x" + "}'" * 100,
    "deep lambdas": "x = " + "lambda: " * 2_400 + "1",
    "chain of attributes": "x" + ".a" * 9_900,
    "many digits": "x = " + "9" * 19_900,
    "a million targets": "a = " * 4_900 + "1",
    "many comprehensions": "x = [" + "a for a in " * 1_700 + "b]",
    "NUL as escape": "x = '\\0'",
    "form feeds": "\x0c\x0cx = 1\x0c",
    "imports that run": "import os; os.system('touch /tmp/owned')",
    "decorators": "@x\n" * 6_000 + "def f(): pass",
    "unclosed string": "'''" + "x\n" * 9_000,
    "20,000 lines": "\n" * 19_999,
}


def texts() -> Iterator[Record]:
    """Lines of JSONL with something in every text that acts on a consumer of reports."""
    for name, text in TEXTS.items():
        yield Record(name, everywhere(text), None)


def records() -> Iterator[Record]:
    """Lines of JSONL."""
    yield from texts()
    for name, text in LONG.items():
        yield Record(name, commented(text[:20_000]), None, BODY_LIMIT)
    for name, code in SUGGESTIONS.items():
        yield Record(f"suggestion: {name}", suggested(code), None, "20,000 characters; never run")
    yield Record("a comment of nothing", commented(""), None)
    yield Record("500 comments", line_of(comments=[{"body": "Slow."}] * 500), None, "500 comments")
    yield Record("a line no snippet has", line_of(comments=[{"line": 10**6, "body": GOOD}]), None)
    yield Record("BOM before a record", b"\xef\xbb\xbf" + line_of(), None)
    yield Record("CRLF", line_of() + b"\r", None)
    yield from _refused_numbers()
    yield from _refused_texts()
    yield from _refused_ids()
    yield from _refused_json()


def _refused_numbers() -> Iterator[Record]:
    for word in ("NaN", "Infinity", "-Infinity"):
        line = line_of(comments=[{"body": "x", "line": 7}]).replace(b": 7", f": {word}".encode())
        says = f"`comments[0].line` is {word}, a whole number is expected"
        yield Record(word, line, says)
    exponent = line_of(comments=[{"body": "x", "line": 7}]).replace(b": 7", b": 1e999999999")
    yield Record("huge exponent", exponent, "is a decimal number, a whole number is expected")
    digits = b'{"snippet": ' + b"1" * 100_000 + b"}"
    yield Record("100,000 digits", digits, "a number has too many digits")
    line = line_of(comments=[{"body": "x", "line": 10**30}])
    lines = "lines up to 1,000,000"
    yield Record("line 10**30", line, "`comments[0].line` is no line number", lines)
    line = line_of(comments=[{"body": "x", "line": -1}] * 400)
    yield Record("400 faults", line, "390 more faults in this review", "10 faults named a review")


def _refused_texts() -> Iterator[Record]:
    yield Record("NUL as escape", commented("a\0b"), "`comments[0].body` holds a NUL character")
    yield Record("NUL as byte", line_of().replace(b"ma", b"m\0"), "the text holds a NUL character")
    yield Record("invalid UTF-8", line_of().replace(b"mal", b"m\xff\xfe"), "is not UTF-8")
    yield Record("overlong UTF-8", line_of().replace(b"mal", b"\xc0\xaf"), "(0xc0) is not UTF-8")
    yield Record("a surrogate as bytes", commented("\ud800"), "is not UTF-8")
    half = line_of().replace(b"mallory", b"\\ud800")
    yield Record("half a surrogate pair", half, "holds half of a surrogate pair")
    long = "`comments[0].body` has 20,001 characters. At most 20,000 are read"
    yield Record("20,001 characters", commented("a" * 20_001), long, BODY_LIMIT)
    words = commented("word " * 100_000)
    yield Record("100,000 words", words, "has 500,000 characters. At most 20,000", BODY_LIMIT)
    bomb = suggested("x = 1\n" * 8_500)
    says = "`comments[0].suggestion` has 51,000 characters. At most 20,000 are read"
    yield Record("suggestion of 50 kB", bomb, says, "20,000 characters a suggestion")
    many = line_of(comments=[{"body": "x"}] * 501)
    yield Record("501 comments", many, "`comments` has 501 items. At most 500", "500 comments")
    long = "`reviewer` has 201 characters. At most 200 are read"
    yield Record("long name", line_of(reviewer="a" * 201), long, NAME_LIMIT)
    answer = line_of(complexity={"time": "O(" * 200})
    yield Record("long answer", answer, "`complexity.time` has 400 characters", "200 characters")


def _refused_ids() -> Iterator[Record]:
    for name in ("../../etc/passwd", "/etc/passwd", "core/../core/card-settlement", "core/", "~",
                 "core\\card-settlement", "file:///etc/passwd", "core/card-settlement\n",
                 "::error::x",
                 "core/card-settlement~../../x-1", "core/card-settlement~x-99999999999999999999",
                 "\x1b[2J\u202e", "a/" * 100):  # fmt: skip
        yield Record(f"id {name[:40]!r}", line_of(snippet=name), "no snippet ", NAME_LIMIT)
    says = "`snippet` has 900,000 characters. At most 200 are read"
    yield Record("very long id", line_of(snippet="a" * 900_000), says, NAME_LIMIT)
    yield Record("empty id", line_of(snippet=""), "`snippet` is empty")


def _refused_json() -> Iterator[Record]:
    deep = "the JSON is nested too deeply"
    yield Record("deep arrays", b"[" * 200_000, deep)
    yield Record("deep objects", b'{"a":' * 150_000, deep)
    inside = line_of().replace(b'"comments": [', b'"comments": ' + b"[" * 900 + b"]" * 900 + b", [")
    yield Record("deep inside a review", inside, "not valid JSON")
    twice = line_of().replace(b'{"snippet"', b'{"snippet": "a/b", "snippet"', 1)
    yield Record("duplicate keys", twice, "key `snippet` occurs more than once")
    proto = line_of(__proto__={}, __class__="x")
    yield Record("unknown keys", proto, "unknown key `__proto__`")
    forged = line_of(**{"x\nreviews.jsonl:1: forged\x1b[2J": 1})
    yield Record(
        "a key that forges a message", forged, "unknown key `x\\nreviews.jsonl:1: forged\\x1b"
    )
    yield Record("key of a megabyte", b'{"' + b"k" * 900_000 + b'": 1}', "unknown key `kkk")
    yield Record(
        "line of 2 MB", commented("a" * 2_000_000), "longer than 1,000,000 bytes", LINE_LIMIT
    )
    many = line_of(comments=[{}] * 400_000)
    yield Record("400,000 comments", many, "longer than 1,000,000 bytes", LINE_LIMIT)
    yield Record("unclosed string", b'{"snippet": "' + b"\\" * 99_999, "not valid JSON")
    yield Record("two values", b"{} {}", "there is more text after the end of the JSON value")
    yield Record("no object", b"[[[]]]", "the review is an array, an object is expected")
    yield Record("YAML", b"&a [*a, *a]", "not valid JSON")
    other = b'{"version": "2.1.0", "runs": [], "diagnostics": [], "message": "", "location": {}}'
    yield Record("the beginning of another format", other, "unknown key `version`")
