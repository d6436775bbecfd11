"""`reviewer serve` as it is started and ended."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reviewer.web.options import Options
from reviewer.web.visitors import Visitors

from .conftest import PATIENCE, browser, visit
from .conftest import Running as Server
from .test_visits import comment, drafts, of, open_snippet

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-some-length"


def command(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """The command, started."""
    library = Path(__file__).parents[1] / "tui" / "library"
    return subprocess.Popen(
        [sys.executable, "-m", "reviewer", "serve", "--library", str(library), *arguments],
        cwd=ROOT,
        env=os.environ | {"REVIEWER_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def refused(home: Path, *arguments: str) -> str:
    """What the command says when it ends at once with exit code 2."""
    out, err = (process := command(home, *arguments)).communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert out == ""
    return " ".join(err.split())


@contextmanager
def running(home: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command on a free port, and the address it prints."""
    process = command(home, "--port", "0", *arguments)
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def status(address: str, path: str = "/") -> int:
    """The status of a path, asked for by this machine's own address."""
    (port,) = re.findall(r":(\d+)/", address)
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)
    connection.request("GET", path)
    found = connection.getresponse().status
    connection.close()
    return found


def port_of(address: str) -> int:
    """The port in an address."""
    return int(re.findall(r":(\d+)/", address)[0])


def test_this_machine_alone_needs_no_token(tmp_path: Path) -> None:
    with running(tmp_path) as (process, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert status(address) == 200
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, out) == (0, "")
        assert "Traceback" not in err


def test_open_to_others_the_address_holds_a_token_that_is_needed(tmp_path: Path) -> None:
    with running(tmp_path, "--host", "0.0.0.0") as (process, address):
        token = re.fullmatch(r"http://[^/]+/\?token=([\w-]{32})", address)
        assert token
        assert status(address) == 403
        assert status(address, f"/?token={token[1]}") == 200
        process.send_signal(signal.SIGINT)
        assert "This is plain HTTP" in process.communicate(timeout=PATIENCE)[1]


def test_open_to_others_there_is_no_going_without(tmp_path: Path) -> None:
    said = refused(tmp_path, "--host", "0.0.0.0", "--token", "none")
    assert "can be reached from other machines: a token is needed" in said


@pytest.mark.parametrize("token", ["short", "é" * 20, "with a space, and more", "a" * 16 + "&x=1"])
def test_a_token_that_can_be_guessed_or_not_be_written_is_refused(
    tmp_path: Path, token: str
) -> None:
    assert "at least 16 letters" in refused(tmp_path, "--token", token)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with running(tmp_path) as (_, address):
        said = refused(tmp_path, "--port", str(port_of(address)))
    assert f"Cannot listen on 127.0.0.1, port {port_of(address)}." in said
    assert "choose another with --port" in said


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, "--host", "192.0.2.1", "--token", TOKEN)
    assert said.startswith("Error: Cannot listen on 192.0.2.1")


def test_a_library_that_is_none_is_refused(tmp_path: Path) -> None:
    assert "none-here" in refused(tmp_path, "--library", str(tmp_path / "none-here"))


def test_without_the_extra_it_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['aiohttp'] = None; from reviewer.cli.main import run;"
        "sys.exit(run(['serve']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install 'reviewer[web]'" in done.stderr


def test_its_help_loads_neither_server_nor_terminal() -> None:
    program = (
        "import sys; from reviewer.cli.main import run; run(['serve', '--help']);"
        "print(sorted({'aiohttp', 'textual', 'rich', 'libcst'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
async def test_however_the_server_ends_its_visitors_save_and_end(
    tmp_path: Path, end: signal.Signals
) -> None:
    with running(tmp_path) as (process, address):
        options = Options(home=tmp_path, port=port_of(address))
        server = Server(options, Visitors(options, print))
        async with browser() as session, visit(session, server) as seen:
            await open_snippet(seen)
            await comment(seen, "typed a moment ago")
            await seen.arrived()
            (child,) = children(process.pid)
            process.send_signal(end)
            await seen.closed()
            home = tmp_path / "web" / of(session)
        deadline = time.monotonic() + PATIENCE
        while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
            process.poll()
            time.sleep(0.05)
        assert not Path(f"/proc/{child}").exists()
        assert drafts(home) == ["typed a moment ago"]


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    listing = Path(f"/proc/{pid}/task/{pid}/children")
    if not listing.exists():
        pytest.skip("no /proc to look for processes in")
    return [int(child) for child in listing.read_text().split()]
