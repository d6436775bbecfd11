"""`reviewer author inject`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.cli.main import run
from reviewer.library import Library

from .test_inject import CODE, git


@pytest.fixture
def stock(tmp_path: Path) -> Path:
    path = tmp_path / "stock.py"
    path.write_text(CODE, encoding="utf-8")
    return path


def inject(*arguments: str | Path) -> int:
    return run(["author", "inject", *map(str, arguments)])


def test_snippets_are_written_and_their_ids_printed(
    stock: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "library"
    assert inject(stock, "--count", "3", "--output", output) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"injected/stock{end}" for end in ("", "-2", "-3")]
    assert said.err.startswith("3 written to ")
    assert list(Library.open(output, builtin=False).ids()) == sorted(said.out.splitlines())


def test_a_seed_makes_the_same_files_again(stock: Path, tmp_path: Path) -> None:
    def made(name: str) -> dict[str, bytes]:
        folder = tmp_path / name
        assert inject(stock, "--count", "3", "--seed", "4", "--output", folder) == 0
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}

    assert made("one") == made("two")


def test_too_few_places_are_said(
    stock: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = "list-pop-zero-queue,manual-any-all"
    assert inject(stock, "--kinds", kinds, "--count", "2", "--output", tmp_path / "l") == 2
    said = capsys.readouterr()
    assert said.out == "injected/stock\n"
    assert "gave 1 of 2 snippets; no other place takes a defect" in said.err


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        ("list-pop-zero", "did you mean list-pop-zero-queue?"),
        ("vague-name", "vague-name cannot be injected"),
        (",", "names none"),
    ],
)
def test_kinds_that_cannot_be_injected_are_named(
    stock: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kinds: str, message: str
) -> None:
    assert inject(stock, "--kinds", kinds, "--output", tmp_path / "l") == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "l").exists()


def test_code_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("x = 1\ny = (\n", encoding="utf-8")
    assert inject(broken, "--output", tmp_path / "l") == 2
    assert f"{broken}:2: not valid Python" in capsys.readouterr().err
    assert inject(tmp_path / "none.py", "--output", tmp_path / "l") == 2
    assert "none.py: cannot be read: No such file" in capsys.readouterr().err


def test_only_lines_changed_since_a_revision(
    stock: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "x")
    assert inject(stock, "--diff", "HEAD", "--output", tmp_path / "l") == 2
    stock.write_text(CODE.replace("deque(jobs)", "deque(jobs.values())"), encoding="utf-8")
    assert inject(stock, "--diff", "HEAD", "--count", "1", "--output", tmp_path / "l") == 0
    snippet = Library.open(tmp_path / "l", builtin=False).snippet("injected/stock")
    assert [issue.kind for issue in snippet.rubric.issues] == ["list-pop-zero-queue"]


def test_the_command_line_is_read_without_heavy_imports() -> None:
    code = (
        "import sys\nfrom reviewer.cli.main import run\nrun(['author', 'inject', '--help'])\n"
        "heavy = {'libcst', 'pylint', 'radon', 'numpy', 'textual', 'rich', 'pygments', 'pytest'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "--diff REV" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
