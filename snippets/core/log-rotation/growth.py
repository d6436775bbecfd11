"""Inputs of growing size for the parts whose cost is in question."""
import tempfile
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


WORKLOADS = {"line-sought-in-list": different_lines, "folder-read-per-file": full_folder}
