"""What is written of hostile text is inert for the program that reads it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

from reviewer.formats import WRITERS
from reviewer.safe_text import printable

from ..conftest import Cli
from .cases import NO_LIMIT
from .records import texts
from .table import Table, good, inert, obeyed

TEXTS = list(texts())


def _json(out: str) -> None:
    json.loads(out)
    assert out.isascii()


def _jsonl(out: str) -> None:
    assert len([json.loads(line) for line in out.splitlines()]) == len(TEXTS) + 2


def _junit(out: str) -> None:
    suites = ET.fromstring(out)
    assert len(list(suites.iter("testcase"))) == len(TEXTS) + 2
    tags = {element.tag for element in suites.iter()}
    assert tags == {"testsuites", "testsuite", "testcase", "properties", "property", "system-out"}


def _html(out: str) -> None:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out)
    for element in page.iter():
        assert element.tag not in ("script", "img", "iframe", "object", "embed", "form", "base")
        assert not any(name.startswith("on") or name == "src" for name in element.attrib)
        assert element.attrib.get("href", "#").startswith("#")


def _markdown(out: str) -> None:
    page = str(github_flavored_markdown_to_html(out, options=Options.CMARK_OPT_UNSAFE))
    ours = "h1 h2 p table thead tbody tr th td ul li strong code details summary".split()
    assert set(re.findall(r"<([^\s/>]+)", page)) <= set(ours)


def _github(out: str) -> None:
    *commands, rest = out.splitlines()
    assert all(
        re.match(r"::(error|warning|notice) file=[^,:]+,line=\d+,title=", c) for c in commands
    )
    assert rest.startswith("Not annotated, ")
    assert not any(obeyed(line.partition("::")[2].partition("::")[2]) for line in commands)


CONSUMERS: dict[str, Callable[[str], None]] = {
    "text": inert,
    "concise": inert,
    "json": _json,
    "jsonl": _jsonl,
    "junit": _junit,
    "sarif": _json,
    "github": _github,
    "gitlab": _json,
    "markdown": _markdown,
    "html": _html,
}


@pytest.fixture(scope="module")
def all_scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reviews of hostile texts between two good ones, in a file with a hostile name."""
    path = tmp_path_factory.mktemp("all") / "::error::%0A|<b>`\u202e\x1b[2J.jsonl"
    path.write_bytes(b"\n".join([good("ada"), *(one.line for one in TEXTS), good("bob")]))
    return path


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_written_is_inert_for_its_consumer(
    cli: Cli, all_scored: Path, table: Table, name: str
) -> None:
    with table.row(f"the first {len(TEXTS)}, written as {name}", NO_LIMIT, 20) as said:
        result = cli("score", all_scored, "--format", name, "--jobs", "1")
        assert result.code == 0
        inert(result.err)
        assert printable(result.out) == result.out
        assert "##[" not in result.out
        CONSUMERS[name](result.out)
        said.append(f"inert; {len(result.out.encode()):,} bytes")
