"""Removing what practice keeps, and nothing else."""

from __future__ import annotations

from pathlib import Path

from reviewer.practice.erase import erase, kept


def test_only_files_of_the_program_are_found(tmp_path: Path) -> None:
    names = ["history.db", "history.db-wal", "history.db.damaged-1", "config.toml", "my.db"]
    for name in names:
        (tmp_path / name).write_text("x")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name in ("a~1.json", "a~2.damaged", "notes.txt"):
        (drafts / name).write_text("x")
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "0.entry").write_text("x")
    found = kept(tmp_path / "history.db", drafts, [cache, tmp_path / "none"])
    assert [(one.what, [path.name for path in one.files]) for one in found] == [
        ("history", ["history.db", "history.db-wal", "history.db.damaged-1"]),
        ("drafts", ["a~1.json", "a~2.damaged"]),
        ("cache", ["0.entry"]),
    ]
    assert [trouble for one in found for trouble in erase(one)] == []
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == ["config.toml", "drafts", "drafts/notes.txt", "my.db"]
    assert kept(tmp_path / "history.db", drafts, [cache]) == ()


def test_links_are_removed_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.json"
    precious.write_text("x")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "a~1.json").symlink_to(precious)
    for one in kept(tmp_path / "history.db", drafts, []):
        assert erase(one) == []
    assert precious.read_text() == "x"
    assert not drafts.exists()
