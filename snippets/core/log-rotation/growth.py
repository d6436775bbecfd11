"""Inputs of growing size for the parts whose cost is in question."""
import tempfile
from datetime import date
from pathlib import Path


def different_lines(subject, n):
    folder = tempfile.TemporaryDirectory()
    log = Path(folder.name, "app.log")
    text = "".join(f"request {i} done\n" for i in range(20 * n))

    def run():
        log.write_text(text, encoding="utf-8")
        subject.compact(log)
        return folder  # keeps the folder until the call is over

    return run


def full_folder(subject, n):
    folder = tempfile.TemporaryDirectory()

    def run():
        for i in range(n):
            Path(folder.name, f"{i}.gz").write_bytes(b"x")
        subject.shrink(Path(folder.name), 0)

    return run


def long_log(subject, n):
    folder = tempfile.TemporaryDirectory()
    log = Path(folder.name, "app.log")
    log.write_bytes(b"request done\n" * (300 * n))

    def run():
        subject.archive(log, Path(folder.name), date(2026, 3, 1))
        return folder

    return run


WORKLOADS = {
    "line-sought-in-list": different_lines,
    "folder-read-per-file": full_folder,
    "log-read-whole": long_log,
}
