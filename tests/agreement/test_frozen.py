"""A frozen test part: it measures released models, and trains none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reviewer.agreement.gold import FROZEN, read_corpus
from reviewer.agreement.run import agreement_of
from reviewer.cli.main import run
from reviewer.matching.trained import load_trained
from reviewer.matching.trained_parts import Thresholds
from reviewer.problems import InputError
from reviewer.training import ablate, evaluate, scores_log
from reviewer.training.train import train

HERE = Path(__file__).parent
SHIPPED = HERE / "frozen"
LABELLED = HERE / "labelled"

labelled_yet = pytest.mark.skipif(
    not (SHIPPED / "gold.jsonl").exists(), reason="tests/agreement/frozen has no labels"
)


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three of the labelled reviews, frozen."""
    folder = tmp_path_factory.mktemp("frozen")
    for name in ("snippets", "rubrics"):
        shutil.copytree(LABELLED / name, folder / name)
    for name, count in (("reviews.jsonl", 3), ("gold.jsonl", 6)):
        lines = (LABELLED / name).read_text("utf-8").splitlines()[:count]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / FROZEN).touch()
    return folder


def test_training_refuses_it(frozen: Path) -> None:
    with pytest.raises(InputError, match="is a frozen test part"):
        train([LABELLED, frozen], Thresholds())


def test_a_folder_within_it_is_refused_too(frozen: Path, tmp_path: Path) -> None:
    part = tmp_path / "whole" / "part"
    shutil.copytree(frozen, part)
    (part / FROZEN).unlink()
    (tmp_path / "whole" / FROZEN).touch()
    with pytest.raises(InputError, match="is a frozen test part"):
        read_corpus(part)


@pytest.mark.parametrize("module", [evaluate, ablate])
def test_evaluation_refuses_it_and_says_why(
    module: object, frozen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = frozen.name
    assert module.main([str(LABELLED), str(frozen), "--test", name]) == 2  # type: ignore[attr-defined]
    said = capsys.readouterr().err
    assert said.startswith(f"{frozen}: is a frozen test part")
    assert "reviewer agreement" in said


def test_agreement_measures_it(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agreement", str(frozen)]) == 0
    assert capsys.readouterr().out.startswith("3 reviews, ")


def test_the_log_has_one_row_a_model(frozen: Path) -> None:
    result = agreement_of(frozen)
    assert result is not None
    mine = scores_log.row(result)
    other = mine.replace(load_trained().id, "01234567")
    log = scores_log.with_row(scores_log.with_row("", other), other)
    log = scores_log.with_row(log, mine)
    assert scores_log.logged(log) == {"01234567": other, load_trained().id: mine}
    changed = other.replace("| 3 |", "| 4 |")
    assert scores_log.logged(scores_log.with_row(log, changed)) == {
        "01234567": changed,
        load_trained().id: mine,
    }


@pytest.mark.skipif(not SHIPPED.is_dir(), reason="no frozen test part")
def test_the_test_part_of_this_repository_is_frozen() -> None:
    assert (SHIPPED / FROZEN).is_file()


@labelled_yet
def test_the_shipped_model_is_logged_with_the_figures_that_it_reaches() -> None:
    """After a release: `python -m reviewer.training.scores_log tests/agreement/frozen`."""
    rows = scores_log.logged((SHIPPED / scores_log.LOG).read_text(encoding="utf-8"))
    result = agreement_of(SHIPPED)
    assert result is not None
    assert rows.get(load_trained().id) == scores_log.row(result)
