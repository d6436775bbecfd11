"""What is cut out of a long module."""

from __future__ import annotations

import ast

from reviewer.authoring.excerpt import Excerpt, excerpts

LONG = (
    '"""Module."""\n\nfrom __future__ import annotations\n\nimport os\nimport re, sys\n'
    "from typing import Any, Iterator\n\nLIMIT = 3\nSTEP = LIMIT + 1\nOTHER = 4\n\n\n"
    "def wanted(paths: list[str]) -> Iterator[str]:\n"
    '    """Paths that match. And more.\n\n    Long.\n    """\n'
    + "    x = re.sub('a', 'b', str(STEP))\n"
    * 16
    + "    yield x\n\n\n"
    "class Store(dict):\n"
    '    """Big."""\n\n    @property\n    def big(self) -> Any:\n'
    + "        x = os.sep\n" * 20
    + "        return x\n\n"
    + "    def fill(self) -> None:\n"
    + "        self.x = 1\n" * 70
    + "\n\ndef short() -> None:\n    pass\n"
)


def by_name(code: str) -> dict[str, Excerpt]:
    return {one.name: one for one in excerpts(code)}


def test_a_short_module_is_one_piece() -> None:
    code = "x = 1\n\n\ndef f():\n    return x\n"
    assert excerpts(code) == [Excerpt("", code, (1, 2, 3, 4, 5, 6))]


def test_functions_and_methods_of_reviewable_size_are_cut_out() -> None:
    assert list(by_name(LONG)) == ["wanted", "Store.big", "Store.fill"]


def test_an_excerpt_has_the_imports_and_constants_it_uses() -> None:
    code = by_name(LONG)["wanted"].code
    assert code.startswith(
        "from __future__ import annotations\nimport re\nfrom typing import Iterator\n\n"
        "LIMIT = 3\nSTEP = LIMIT + 1\n\n\ndef wanted("
    )


def test_a_method_keeps_the_head_of_its_class_and_its_decorators() -> None:
    code = by_name(LONG)["Store.big"].code
    assert "\n\n\nclass Store(dict):\n    @property\n    def big(self) -> Any:\n" in code
    ast.parse(code)


def test_lines_know_where_they_come_from() -> None:
    lines = LONG.split("\n")
    for one in excerpts(LONG):
        shown = one.code.split("\n")
        known = [(text, origin) for text, origin in zip(shown, one.origin, strict=False) if origin]
        assert known
        assert all(text == lines[origin - 1] for text, origin in known)


def test_the_summary_is_the_first_sentence_of_the_docstring() -> None:
    assert by_name(LONG)["wanted"].summary == "Paths that match."
    assert by_name(LONG)["Store.big"].summary == ""
