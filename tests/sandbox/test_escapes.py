"""What code in the sandbox can reach: nothing that is not its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reviewer.sandbox.runner import TestRunner

from .conftest import Tried

DENIED = {
    "connect": """
        import socket, pytest
        def test_it():
            with pytest.raises(OSError):
                socket.create_connection(("1.1.1.1", 53), 2)
    """,
    "resolve": """
        import socket, pytest
        def test_it():
            with pytest.raises(OSError):
                socket.getaddrinfo("example.com", 80)
    """,
    "loopback of the host": """
        import socket, pytest
        def test_it():
            with pytest.raises(OSError):
                socket.create_connection(("127.0.0.1", {port}), 2)
    """,
    "sockets to the machine around": """
        import socket, pytest
        @pytest.mark.parametrize("family", ["AF_VSOCK", "AF_NETLINK", "AF_PACKET", "AF_ALG"])
        def test_it(family):
            with pytest.raises(PermissionError):
                socket.socket(getattr(socket, family), socket.SOCK_RAW)
    """,
    "passwords": """
        import os
        def test_it():
            for path in ("/etc/shadow", "/etc/passwd", "/var", "/run", "/sys", "/proc/1"):
                assert not os.path.exists(path)
    """,
    "homes": """
        import os
        def test_it():
            assert not os.path.exists({secret!r})
            assert not os.path.exists(os.path.expanduser("~/.ssh"))
            for home in ("/root", "/home"):
                held = os.listdir(home) if os.path.isdir(home) else []
                assert not {{".ssh", ".bashrc", ".profile", ".netrc", ".config"}} & set(held)
    """,
    "other runs": """
        import os, sys
        def test_it():
            python = set(sys.executable.split("/"))
            assert set(os.listdir(os.environ["TMPDIR"])) - python == set(("run", "warm"))
    """,
    "programs": """
        import os, shutil
        def test_it():
            assert shutil.which("sh") is None
            assert os.system("true") != 0
    """,
    "writing elsewhere": """
        import os, pytest
        @pytest.mark.parametrize("place", ["/", "/dev", "/usr/lib", os.path.dirname(os.__file__)])
        def test_it(place):
            with pytest.raises(OSError):
                open(os.path.join(place, "left-behind"), "w")
    """,
    "other processes": """
        import os, pytest
        def test_it():
            with pytest.raises(ProcessLookupError):
                os.kill({parent}, 0)
            assert os.getppid() in (0, 1)
    """,
    "more rights": """
        import os, pytest
        def test_it():
            assert os.getuid() != 0
            with pytest.raises(OSError):
                os.setuid(0)
            with pytest.raises(OSError):
                os.chroot("/tmp")
    """,
    "new namespaces and mounts": """
        import ctypes, errno, pytest
        libc = ctypes.CDLL(None, use_errno=True)
        @pytest.mark.parametrize("name, arguments", [
            ("unshare", (0x10000000,)), ("mount", (b"none", b"/tmp", b"tmpfs", 0, None)),
            ("ptrace", (0, 0, 0, 0)), ("setns", (0, 0)), ("memfd_create", (b"x", 0)),
            ("shmget", (0, 1 << 20, 0o1600)),
        ])
        def test_it(name, arguments):
            assert getattr(libc, name)(*arguments) == -1
            assert ctypes.get_errno() == errno.EPERM
    """,
    "modules of the working directory": """
        import os, pytest, sys
        def test_it():
            with pytest.raises(ImportError):
                import planted_here
            assert {here!r} not in sys.path
    """,
}


@pytest.mark.parametrize("name", DENIED)
def test_out_of_reach(
    name: str, tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (tmp_path / "planted_here.py").write_text("")
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as server:
        facts = {
            "port": server.getsockname()[1],
            "secret": str(secret),
            "parent": os.getpid(),
            "here": str(tmp_path),
        }
        outcome = tried(DENIED[name].format(**facts) if "{" in DENIED[name] else DENIED[name])
    assert (outcome.passed, outcome.failed) == ({"test_it"}, frozenset()), outcome.errors


def test_secrets_are_not_in_the_environment(
    runner: TestRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_TOKEN", "secret")
    tests = "import os\ndef test_it(): assert 'SOME_TOKEN' not in os.environ"
    with TestRunner(spare=0) as fresh:
        assert fresh.run("", tests).passed == {"test_it"}


def test_runs_do_not_meet(tried: Tried) -> None:
    tests = """
        import os, pathlib
        def test_it():
            place = pathlib.Path(os.environ["TMPDIR"], "left")
            assert not place.exists()
            place.write_text("x")
            pathlib.Path("link").symlink_to("/")
            pathlib.Path("loop").symlink_to("loop")
    """
    assert [tried(tests).passed for _ in range(3)] == [{"test_it"}] * 3


# told to the workers, as a module to import: so that these tests know theirs among all workers
MARK = f"numpy.mark_{os.getpid()}"
MARKED = f"def _unused():\n    import {MARK}\n"


def test_a_daemon_is_gone_with_its_run(runner: TestRunner) -> None:
    tests = (
        "import os, time\n"
        "def test_it():\n"
        "    if os.fork() == 0:\n"
        "        os.setsid()\n"
        "        if os.fork() == 0:\n"
        "            time.sleep(600)\n"
        "        os._exit(0)\n"
    )
    with TestRunner(spare=0) as fresh:
        assert fresh.run("", MARKED + tests).passed == {"test_it"}
    assert all_end()


def test_processes_end_with_their_parent(runner: TestRunner) -> None:
    program = (
        "import sys, time\n"
        "from reviewer.sandbox.runner import TestRunner\n"
        "runner = TestRunner()\n"
        "runner.run('', sys.argv[1])\n"
        "print('ready', flush=True)\n"
        "time.sleep(60)"
    )
    arguments = [sys.executable, "-c", program, MARKED + "def test_it(): pass"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as parent:
        try:
            assert parent.stdout is not None
            assert parent.stdout.readline() == b"ready\n"
            assert workers()
        finally:
            parent.kill()
    assert all_end()


def workers() -> list[str]:
    """The marked processes, by their commands."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes()
        except OSError:
            continue
        if MARK.encode() in command and b"worker.py" in command:
            found.append(command.decode(errors="replace"))
    return found


def all_end() -> bool:
    """Whether, in a while, no marked process is left."""
    for _ in range(100):
        if not workers():
            return True
        time.sleep(0.05)
    return False
