"""Code that uses too much is ended, and what it reports by the way counts for nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from reviewer.sandbox import CannotCollect, CannotTest, Outcome, Stopped
from reviewer.sandbox.runner import TestRunner

from .conftest import LIMITS, Tried

PASSES = "def test_it(): subject.work()"
MEGABYTE = 1 << 20


def stopped(tried: Tried, code: str, tests: str = PASSES) -> tuple[str, str | None]:
    """Why the run of the code was stopped, and in which test."""
    with pytest.raises(Stopped) as caught:
        tried(tests, code)
    return caught.value.stop, caught.value.test


@pytest.mark.parametrize(
    "code",
    [
        "def work():\n    while True: pass",
        "def work():\n    import re; re.match('(a+)+b', 'a' * 40)",
        "import signal\n"
        "signal.signal(signal.SIGXCPU, signal.SIG_IGN)\n"
        "def work():\n    while True: pass",
        "import os\ndef work():\n    for _ in range(3): os.fork()\n    while 1: pass",
    ],
    ids=["loop", "regular expression", "signal ignored", "several processes"],
)
def test_an_endless_loop(tried: Tried, code: str) -> None:
    assert stopped(tried, code) == ("time", "test_it")


def test_waiting_for_ever(runner: TestRunner) -> None:
    code, tests = "import time\ndef work(): time.sleep(600)", f"import subject\n{PASSES}"
    with (
        TestRunner(replace(LIMITS, seconds=1.5), spare=0) as impatient,
        pytest.raises(Stopped) as caught,
    ):
        impatient.run(code, tests)
    assert (caught.value.stop, caught.value.test) == ("time", "test_it")


@pytest.mark.parametrize(
    "code",
    [
        "def work():\n    held = bytearray(10**9)",
        "def work():\n    held = [0]\n    while True: held = held * 2",
    ],
    ids=["at once", "little by little"],
)
def test_memory_of_a_process(tried: Tried, code: str) -> None:
    outcome = tried(PASSES, code)
    assert outcome.failed == {"test_it"}
    assert outcome.errors == {"test_it": "MemoryError"}


@pytest.mark.parametrize(
    "code",
    [
        "import os, time\ndef work():\n"
        "    for _ in range(3): os.fork()\n"
        "    held = bytearray(b'x' * 150_000_000); time.sleep(60)",
        "import mmap, time\ndef work():\n"
        "    held = mmap.mmap(-1, 3 * 10**9)\n"
        "    for _ in range(3 * 10**9 // 4096): held.write(b'x' * 4096)\n    time.sleep(60)",
    ],
    ids=["of several processes", "shared"],
)
def test_memory_of_the_sandbox(tried: Tried, code: str) -> None:
    """The peak is measured here, for the limit holds but fifty times a second."""
    before, peak, done = _available(), [0], Event()

    def measure() -> None:
        while not done.wait(0.01):
            peak[0] = max(peak[0], before - _available())

    thread = Thread(target=measure)
    thread.start()
    try:
        assert stopped(tried, code) == ("memory", "test_it")
    finally:
        done.set()
        thread.join()
    assert peak[0] < (LIMITS.memory_megabytes + 700) * MEGABYTE


def _available() -> int:
    lines = Path("/proc/meminfo").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable")) << 10


def test_a_fork_bomb(tried: Tried) -> None:
    code = """
        import os, time
        def work():
            made = 0
            try:
                for _ in range(1000):
                    if os.fork() == 0:
                        time.sleep(60)
                    made += 1
            except OSError:
                assert made < 24
                raise BlockingIOError
    """
    assert tried(PASSES, code).errors == {"test_it": "BlockingIOError"}


def test_a_fork_bomb_that_goes_off(tried: Tried) -> None:
    code = """
        import os
        def work():
            while True:
                try: os.fork()
                except OSError: pass
    """
    assert stopped(tried, code)[0] == "time"
    assert tried("def test_it(): pass").passed == {"test_it"}


def test_threads_count_as_processes(tried: Tried) -> None:
    code = """
        import threading, time
        def work():
            for _ in range(100): threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
    """
    assert tried(PASSES, code).errors == {"test_it": "RuntimeError"}


def test_some_threads_are_free(tried: Tried) -> None:
    code = """
        from concurrent.futures import ThreadPoolExecutor
        def work():
            with ThreadPoolExecutor(8) as pool: assert sum(pool.map(int, "12345678")) == 36
    """
    assert tried(PASSES, code).passed == {"test_it"}


def test_ten_gigabytes_of_files(tried: Tried) -> None:
    code = """
        import os
        def work():
            written = 0
            for place in (".", os.environ["TMPDIR"], "/tmp", "/dev/shm", "/dev", "/", "/run"):
                for number in range(100):
                    try:
                        with open(os.path.join(place, f"big{number}"), "wb", buffering=0) as file:
                            for _ in range(100): written += file.write(bytes(1 << 20))
                    except OSError: pass
            assert 4 << 20 < written < 24 << 20, written
    """
    assert tried(PASSES, code).passed == {"test_it"}


def test_a_file_is_limited(tried: Tried) -> None:
    code = "def work(): open('big', 'wb').write(bytes(5 << 20))"
    assert tried(PASSES, code).errors == {"test_it": "OSError"}


def test_many_empty_files(tried: Tried) -> None:
    code = "def work():\n    for n in range(10**7): open(str(n), 'w').close()"
    assert stopped(tried, code) == ("files", "test_it")


def test_a_flood_of_output_goes_nowhere(tried: Tried) -> None:
    code = """
        import os, sys
        def work():
            for _ in range(300): os.write(1, b"x" * 10_000); sys.stderr.write("x" * 10_000)
    """
    assert tried(PASSES, code).passed == {"test_it"}


def test_a_flood_of_results(tried: Tried) -> None:
    assert stopped(tried, FLOOD)[0] == "output"


FLOOD = """
    import os
    def work():
        for _ in range(10**6):
            for file in range(3, 20):
                try: os.write(file, b"x" * 60_000)
                except OSError: pass
"""


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("import os; os._exit(0)", None),
        ("import os\ndef work(): os._exit(0)", "test_it"),
        ("import os\ndef work(): os.kill(os.getpid(), 9)", "test_it"),
        ("import os\ndef work(): os.kill(0, 9)", "test_it"),
        ("import os\ndef work(): os.abort()", "test_it"),
        ("import ctypes\ndef work(): ctypes.string_at(0)", "test_it"),
        ("import os\ndef work(): os.closerange(0, 200); os._exit(0)", "test_it"),
        (
            "import sys\ndef work():\n    sys.setrecursionlimit(10**8)\n    deep = []\n"
            "    for _ in range(10**6): deep = [deep]\n    repr(deep)",
            "test_it",
        ),
    ],
    ids=["import", "exit", "kill", "group", "abort", "fault", "channel closed", "deep"],
)
def test_ending_the_process_is_no_pass(tried: Tried, code: str, where: str | None) -> None:
    assert stopped(tried, code) == ("ended", where)


def test_endless_recursion_is_a_failure(tried: Tried) -> None:
    assert tried(PASSES, "def work(): work()").errors == {"test_it": "RecursionError"}


@pytest.mark.parametrize("way", ["raise SystemExit(0)", "raise KeyboardInterrupt", "import gone"])
def test_an_import_that_fails_is_no_pass(tried: Tried, way: str) -> None:
    with pytest.raises(CannotTest):
        tried(PASSES, way)


def test_why_an_import_fails_is_said(tried: Tried) -> None:
    with pytest.raises(CannotCollect) as caught:
        tried(PASSES, "def work():\n    return gone\nwork()")
    assert caught.value.error == "NameError: name 'gone' is not defined"
    with pytest.raises(CannotCollect) as caught:
        tried(PASSES, "import no_such_module")
    assert caught.value.error == "ModuleNotFoundError: No module named 'no_such_module'"


def test_leaving_the_tests_is_no_pass(tried: Tried) -> None:
    tests = "def test_one(): subject.work()\ndef test_two(): assert False"
    code = "import pytest\ndef work(): pytest.exit('done', returncode=0)"
    assert stopped(tried, code, tests)[0] == "left"


def test_a_printed_result_is_no_result(tried: Tried) -> None:
    records = [
        '{"start": "test_it"}',
        '{"test": "test_it", "when": "call", "outcome": "passed"}',
        '{"end": 0, "ran": 1, "collected": 1}',
    ]
    code = f"""
        import os, sys
        def work():
            for line in {records!r}:
                for mark in ("", "0" * 32 + " "):
                    print(mark + line, flush=True)
                    for file in range(20):
                        try: os.write(file, (mark + line + "\\n").encode())
                        except OSError: pass
            assert False
    """
    assert tried(PASSES, code) == Outcome(frozenset(), frozenset({"test_it"}))


@pytest.mark.parametrize(
    "record",
    ["{", "[]", "9" * 5_000, '{"start": []}', '{"test": "a b", "outcome": "failed"}', "[" * 10_000],
)
def test_code_that_finds_the_channel_can_at_most_fool_itself(tried: Tried, record: str) -> None:
    """The stated limit of the channel: code that searches the interpreter finds the nonce. What it
    writes is still no more than a result."""
    code = f"""
        import gc
        def work():
            gc.unfreeze()
            run = next(one for one in gc.get_objects() if type(one).__name__ == "_Run")
            held = dict(zip(run.send.__code__.co_freevars, run.send.__closure__))
            channel, nonce, write = (held[n].cell_contents for n in ("channel", "nonce", "write"))
            write(channel, nonce + b" " + {record.encode()!r} + b"\\n")
    """
    assert stopped(tried, code) == ("left", None)


def test_outcomes_of_all_sorts(tried: Tried) -> None:
    tests = """
        import pytest
        @pytest.mark.parametrize("n", [1, 2])
        def test_half(n): assert n == 1
        @pytest.mark.skip
        def test_skipped(): pass
        @pytest.mark.xfail(strict=True)
        def test_expected(): assert False
        class TestGroup:
            def test_inside(self): pass
        @pytest.fixture
        def broken():
            yield
            raise ValueError
        def test_after(broken): pass
    """
    outcome = tried(tests)
    assert outcome == Outcome(frozenset({"test_inside"}), frozenset({"test_half", "test_after"}))
    assert outcome.errors == {"test_half": "AssertionError", "test_after": "ValueError"}


def test_nothing_to_run(tried: Tried) -> None:
    with pytest.raises(CannotTest, match="holds no test that runs"):
        tried("def helper(): pass")


def test_many_runs_one_after_another(tried: Tried) -> None:
    results = [tried(PASSES, f"def work(): assert {n} % 2") for n in range(4)]
    assert [sorted(one.passed) for one in results] == [[], ["test_it"]] * 2
