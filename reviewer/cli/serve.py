"""`reviewer serve`: the terminal UI in a browser."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from .console import narrate
from .exit_codes import ExitCode
from .options import library_option, open_library

MIN_TOKEN = 16
"""Characters of a token that is given: fewer can be guessed."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--max-visitors",
    type=click.IntRange(1, 1000),
    default=8,
    show_default=True,
    help="How many may practise at the same time. Each needs a process of about 80 MB.",
)
@click.option(
    "--token",
    metavar="auto|TEXT|none",
    help="What the address must hold to be let in. "
    "Default: none for this machine only, else a random one.",
)
@click.option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="A name that browsers may use for this machine, say that of a proxy. Repeatable.",
)
@library_option
def command(
    host: str,
    port: int,
    max_visitors: int,
    token: str | None,
    names: tuple[str, ...],
    libraries: tuple[Path, ...],
) -> int:
    """Practise in a browser.

    Each browser has drafts, history and settings of its own, and takes up its draft when it comes
    back. Without --host only this machine can connect. Ctrl+C ends the server; nothing is lost.
    """
    import asyncio

    try:
        from reviewer.web.options import Limits, Options, is_loopback
        from reviewer.web.server import ServeError, serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("aiohttp", "textual_serve"):
            raise
        raise click.ClickException(
            "`reviewer serve` needs the extra `web`: pip install 'reviewer[web]'"
        ) from None
    from reviewer.practice import home

    open_library(libraries)
    options = Options(
        home=home(),
        host=host,
        port=port,
        token=_token(token, host),
        names=names,
        libraries=tuple(directory.resolve() for directory in libraries),
        limits=Limits(visitors=max_visitors),
    )
    try:
        asyncio.run(serve(options, partial(_ready, local=is_loopback(host)), narrate))
    except ServeError as error:
        raise click.ClickException(str(error)) from None
    return ExitCode.OK


def _ready(address: str, *, local: bool) -> None:
    click.echo(address)
    if not local:
        narrate("This is plain HTTP: beyond a network you trust, put a proxy with TLS in front.")
    narrate("Open this address in a browser. Ctrl+C ends the server.")


def _token(wanted: str | None, host: str) -> str | None:
    """The token to ask for, None for no token. Raises BadParameter."""
    import secrets

    from reviewer.web.options import is_loopback

    local = is_loopback(host)
    if wanted == "none" and not local:
        raise click.BadParameter(
            f"{host} can be reached from other machines: a token is needed", param_hint="'--token'"
        )
    if wanted == "none" or (wanted is None and local):
        return None
    if wanted is None or wanted == "auto":
        return secrets.token_urlsafe(24)
    if len(wanted) < MIN_TOKEN or not all(
        c.isascii() and (c.isalnum() or c in "-_") for c in wanted
    ):
        raise click.BadParameter(
            f"at least {MIN_TOKEN} letters, digits, - and _, or auto", param_hint="'--token'"
        )
    return wanted
