"""`reviewer author`: what the makers of snippets need, a module a command."""

from __future__ import annotations

import click

from .appeals import appeals
from .check import check
from .importing import import_case
from .inject import inject
from .measure import measure
from .new import new
from .overview import overview
from .preview import preview


@click.group()
def command() -> None:
    """Make snippets, and see that they are true."""


for _one in (new, check, preview, measure, overview, import_case, inject, appeals):
    command.add_command(_one)
