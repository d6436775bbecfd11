"""The group of commands, and what happens when one of them ends badly."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from reviewer import __version__
from reviewer.problems import InputError

from .console import narrate_problems, nearest_word
from .exit_codes import ExitCode

COMMANDS = {
    "practice": "Practise a review.",
    "interview": "Practise an interview, against the clock.",
    "serve": "Practise in a browser.",
    "next": "Say what to practise next, and why.",
    "stats": "Show your progress.",
    "history": "Export, import or delete what you practised.",
    "list": "List the snippets.",
    "show": "Print a snippet as its reviewer gets it.",
    "score": "Score reviews.",
    "analyze": "Report defects in Python code, or repair them.",
    "kinds": "List the kinds of defects, or explain one.",
    "author": "Make snippets, and see that they are true.",
    "agreement": "Compare the engine with human labels.",
}
"""Command to its summary, in the order of the help, which so need not load them all.

A command is `command` in the module of its name.
"""

DEFAULT = "practice"


class LazyGroup(click.Group):
    """Imports a command's module when it is called, and runs DEFAULT when none is."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"reviewer.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            raise click.UsageError(_no_command(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if not args or (args[0].startswith("-") and args[0] not in own) or _is_id(args[0]):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Nothing more can be written; keep the interpreter from trying as it exits.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return ExitCode.PIPE_CLOSED
        return result


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def group() -> None:
    """Learn to review code: read a flawed snippet, write your review, get a fair score.

    Without a command, `practice` is run; `reviewer ID` practises that snippet.
    """


def _is_id(word: str) -> bool:
    """Whether a word can be a snippet's id only: `track/slug`, which no command is."""
    return "/" in word and not word.startswith("-")


def _no_command(word: str) -> str:
    """What to say of a word that is no command: the nearest command or snippet."""
    from reviewer.library import Library

    ids: tuple[str, ...] = ()
    with suppress(InputError):
        ids = tuple(Library.open().ids())
    slugs = {known.partition("/")[2]: known for known in ids}
    near = nearest_word(word, [*COMMANDS, *slugs, *ids])
    if near is None:
        return f"No such command or snippet {word!r}."
    return f"No such command {word!r}; did you mean {slugs.get(near, near)}?"


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code. `args` are sys.argv's by default."""
    _prepare_streams()
    try:
        code = group.main(args, prog_name="reviewer", standalone_mode=False)
    except click.exceptions.Abort:
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.BAD_INPUT
    except InputError as error:
        narrate_problems(error.problems)
        return ExitCode.BAD_INPUT
    except Exception:
        # A defect of ours. Not Python's exit code 1, which says that a score is below the bar.
        import traceback

        traceback.print_exc()
        return ExitCode.BAD_INPUT
    return code if isinstance(code, int) else ExitCode.OK


def _prepare_streams() -> None:
    """The same bytes on every platform, and no crash on a character a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
