"""A fixture shared by many tests gives them one object that they can change."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import keyword, walk_scope
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_WIDE = ("module", "session", "class", "package")


def detect(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A fixture of a scope wider than one test that returns a list, dict, set or frame."""
    for decorator in node.decorator_list:
        if not isinstance(decorator, ast.Call) or facts.called(decorator) != "pytest.fixture":
            continue
        scope = keyword(decorator, "scope")
        if not (isinstance(scope, ast.Constant) and scope.value in _WIDE):
            continue
        for child in walk_scope(node):
            value = child.value if isinstance(child, ast.Return | ast.Yield) else None
            if value is not None and facts.head(value) in (
                "list",
                "dict",
                "set",
                "DataFrame",
                "Series",
                "ndarray",
                "defaultdict",
            ):
                yield Match(
                    node=decorator,
                    core=decorator,
                    until=node,
                    names=(node.name,),
                    confidence=0.75,
                    message=f"All tests of the {scope.value} get the same object from "
                    f"`{node.name}`; when one changes it, the others see that, in whatever order "
                    f"they run. Make it anew for each test, or return something that cannot "
                    f"change.",
                )
                return


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """A scope of one test."""
    scope = keyword(match.core, "scope") if isinstance(match.core, ast.Call) else None
    assert scope is not None
    edit.replace(scope, '"function"')


def find_fixtures(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A fixture without scope that asks for no other."""
    if len(node.decorator_list) == 1 and not node.args.args:
        decorator = node.decorator_list[0]
        if facts.qualified(decorator) == "pytest.fixture":
            yield Match(node=node, core=node, message="", parts={"decorator": decorator})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Share it among the tests of the module."""
    decorator = match.parts["decorator"]
    edit.replace(decorator, f'{edit.code(decorator)}(scope="module")')


KIND = KindCode(
    id="mutable-shared-fixture",
    detect=detect,
    on=(ast.FunctionDef,),
    repair=repair,
    condition="making it anew for each test is not too slow",
    inject=Injection(find_fixtures, inject, on=(ast.FunctionDef,)),
    bad=(
        Bad(
            'import pytest\n\n@pytest.fixture(scope="session")\ndef basket():\n    return ["a"]\n',
            lines=(3, 5),
            core=3,
            names=("basket",),
            repaired='import pytest\n\n@pytest.fixture(scope="function")\ndef basket():\n'
            '    return ["a"]\n',
        ),
        Bad(
            'import pytest\n\n@pytest.fixture(scope="module")\ndef orders():\n'
            "    return [Order(1), Order(2)]\n",
            lines=(3, 5),
            core=3,
            names=("orders",),
        ),
    ),
    good=(
        Good(
            """\
import pytest

@pytest.fixture
def prices():
    return [1, 2, 3]
""",
            injected="""\
import pytest

@pytest.fixture(scope="module")
def prices():
    return [1, 2, 3]
""",
        ),
        Good("import pytest\n\n@pytest.fixture\ndef orders():\n    return [Order(1)]\n"),
        Good('import pytest\n\n@pytest.fixture(scope="session")\ndef limit():\n    return 3\n'),
    ),
)
