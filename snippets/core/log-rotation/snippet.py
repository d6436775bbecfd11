"""Nightly housekeeping of log files: rotate, compact, archive, make room."""
import gzip
import os
import time
from datetime import date
from pathlib import Path

DAY = 24 * 3600


def rotate(log: Path, keep: int) -> None:
    """Number the old logs one higher and begin a new log.

    app.log becomes app.log.1, app.log.1 becomes app.log.2 and so on. `keep` old ones
    are kept, the one after those is deleted.
    """
    if not log.exists():
        return
    for n in range(1, keep):  # defect(block): moved-onto-the-next
        old = Path(f"{log}.{n}")
        if old.exists():
            old.replace(f"{log}.{n + 1}")
    log.replace(f"{log}.1")  # decoy: replace-over-existing
    log.touch()


def compact(log: Path) -> int:
    """Keep only the first of all equal lines. Returns how many lines were dropped."""
    kept: list[bytes] = []
    total = 0
    with log.open("rb") as source:
        for total, line in enumerate(source, start=1):
            if line not in kept:  # defect: line-sought-in-list
                kept.append(line)
    new = log.with_name(log.name + ".new")
    with new.open("wb") as target:
        target.writelines(kept)
    os.replace(new, log)
    return total - len(kept)


def archive(log: Path, folder: Path, day: date) -> Path:
    """Compress a log into the folder and delete it. Returns the compressed file."""
    target = folder / f"{log.name}-{day:%Y%m%d}.gz"
    out = gzip.open(target, "wb")  # defect: deleted-before-closed
    out.write(log.read_bytes())  # defect: log-read-whole
    log.unlink()  # defect: deleted-before-closed
    return target


def purge(folder: Path, days: int) -> None:
    """Delete the archives that were last written more than `days` days ago."""
    for path in folder.glob("*.gz"):
        if time.time() - path.stat().st_ctime > days * DAY:  # defect: change-time-as-age
            path.unlink()


def size_of(folder: Path) -> int:
    """Bytes that the archives of a folder take."""
    return sum([path.stat().st_size for path in folder.glob("*.gz")])  # defect: sizes-in-a-list


def shrink(folder: Path, limit: int) -> None:
    """Delete the oldest archives until the rest take `limit` bytes or less."""
    while size_of(folder) > limit:  # defect: folder-read-per-file
        archives = folder.glob("*.gz")  # defect: folder-read-per-file
        min(archives, key=lambda path: path.stat().st_mtime).unlink()  # defect: folder-read-per-file  # decoy: least-of-none
