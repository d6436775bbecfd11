"""Input without end, in processes of their own, whose memory is looked at. Run by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from .cases import line_of
from .table import Table, good

# Started from a small process: what one takes begins with what its parent had.
_STARTER = """
import json, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(int(sys.argv[1]), "w") as stream:
    json.dump((used.ru_utime + used.ru_stime, used.ru_maxrss), stream)
sys.exit(code)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="what a process took is asked of POSIX")
class TestLarge:
    """In processes of their own, whose memory is looked at."""

    def measured(
        self, table: Table, name: str, paths: list[Path], *options: str, memory: int, seconds: float
    ) -> tuple[int, str, str]:
        """Exit code, stdout, stderr; `memory` is in MB, `seconds` of CPU."""
        command = [sys.executable, "-m", "reviewer", "score", *map(str, paths), *options]
        with TemporaryFile() as out, TemporaryFile() as err, TemporaryFile() as used:
            fd = used.fileno()
            starter = [sys.executable, "-I", "-S", "-c", _STARTER, str(fd)]
            code = subprocess.call([*starter, *command], stdout=out, stderr=err, pass_fds=(fd,))
            texts = [(stream.seek(0), stream.read().decode())[1] for stream in (out, err)]
            used.seek(0)
            taken, largest = json.load(used)
        unit = 1 if sys.platform == "darwin" else 1_024
        resident = largest * unit // 1_000_000
        problem = texts[1].splitlines()[0].rpartition(": ")[2]
        said = f"{problem}; {resident} MB of memory"
        table.rows.append((name, said, f"{memory} MB, {seconds:g} s", taken))
        assert resident < memory
        assert taken < seconds
        return code, texts[0], texts[1]

    def between(self, tmp_path: Path, first: bytes, part: bytes, count: int, last: bytes) -> Path:
        path = tmp_path / "reviews.jsonl"
        with path.open("wb") as stream:
            stream.write(good("ada") + first)
            for _ in range(count):
                stream.write(part)
            stream.write(last + b"\n" + good("bob"))
        return path

    def test_a_line_of_a_gigabyte(self, table: Table, tmp_path: Path) -> None:
        path = self.between(tmp_path, b'{"snippet": "', b"a" * 10**6, 1_000, b'"}')
        code, out, err = self.measured(
            table, "a line of 1 GB", [path], "--format", "concise", memory=150, seconds=20
        )
        assert code == 2
        assert [line.split(" ")[2] for line in out.splitlines()] == ["ada", "bob"]
        assert f"{path}:2: the line is longer than 1,000,000 bytes" in err

    def test_a_million_comments_on_a_line(self, table: Table, tmp_path: Path) -> None:
        start = line_of(comments=[]).removesuffix(b"]}")
        path = self.between(tmp_path, start, b'{"line": 1, "body": "x"},' * 1_000, 1_000, b"{}]}")
        code, out, err = self.measured(
            table, "a million comments", [path], "--format", "concise", memory=150, seconds=10
        )
        assert code == 2
        assert [line.split(" ")[2] for line in out.splitlines()] == ["ada", "bob"]
        assert f"{path}:2: the line is longer than 1,000,000 bytes" in err

    def test_a_line_without_end(self, table: Table, tmp_path: Path) -> None:
        path = tmp_path / "reviews.jsonl"
        path.write_bytes(good("ada"))
        paths = [path, Path("/dev/zero"), path]
        code, out, err = self.measured(
            table, "/dev/zero as JSONL", paths, "--format", "concise", "--from", "jsonl",
            memory=150, seconds=30,
        )  # fmt: skip
        assert code == 2
        assert len(out.splitlines()) == 2
        assert "/dev/zero:1: the line does not end within 2,000,000,000 bytes" in err

    @pytest.mark.parametrize(
        ("name", "part"),
        [("ten million empty comments", b"{},"), ("deep and wide", b"[[[[]]]],")],
    )
    def test_the_largest_file_of_json(
        self, table: Table, tmp_path: Path, name: str, part: bytes
    ) -> None:
        path, after = tmp_path / "a.json", tmp_path / "b.jsonl"
        start = b'[{"snippet":"a/b","comments":['
        path.write_bytes(start + part * (31_000_000 // len(part)) + b"{}]}," + good("ada") + b"]")
        after.write_bytes(good("bob"))
        code, out, err = self.measured(
            table, name, [path, after], "--format", "concise", memory=150, seconds=30
        )
        assert code == 2
        assert [line.split(" ")[2] for line in out.splitlines()] == ["ada", "bob"]
        assert f"{path}:1: the review is longer than 1,000,000 characters" in err

    def test_a_megabyte_of_broken_reviews_in_an_array(self, table: Table, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(b"[" + b"{x}," * 250_000 + good("ada") + b"]")
        code, out, err = self.measured(
            table, "250,000 broken reviews", [path], "--format", "concise", memory=150, seconds=30
        )
        assert code == 2
        assert len(out.splitlines()) == 1
        assert err.count("not valid JSON") == 250_000
