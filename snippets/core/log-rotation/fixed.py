"""Nightly housekeeping of log files: rotate, compact, archive, make room."""
import gzip
import os
import shutil
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
    for n in range(keep - 1, 0, -1):
        old = Path(f"{log}.{n}")
        if old.exists():
            old.replace(f"{log}.{n + 1}")
    log.replace(f"{log}.1")
    log.touch()


def compact(log: Path) -> int:
    """Keep only the first of all equal lines. Returns how many lines were dropped."""
    seen: set[bytes] = set()
    dropped = 0
    new = log.with_name(log.name + ".new")
    with log.open("rb") as source, new.open("wb") as target:
        for line in source:
            if line in seen:
                dropped += 1
            else:
                seen.add(line)
                target.write(line)
    os.replace(new, log)
    return dropped


def archive(log: Path, folder: Path, day: date) -> Path:
    """Compress a log into the folder and delete it. Returns the compressed file."""
    target = folder / f"{log.name}-{day:%Y%m%d}.gz"
    with log.open("rb") as source, gzip.open(target, "wb") as out:
        shutil.copyfileobj(source, out)
    log.unlink()
    return target


def purge(folder: Path, days: int) -> None:
    """Delete the archives that were last written more than `days` days ago."""
    for path in folder.glob("*.gz"):
        if time.time() - path.stat().st_mtime > days * DAY:
            path.unlink()


def size_of(folder: Path) -> int:
    """Bytes that the archives of a folder take."""
    return sum(path.stat().st_size for path in folder.glob("*.gz"))


def shrink(folder: Path, limit: int) -> None:
    """Delete the oldest archives until the rest take `limit` bytes or less."""
    archives = [(path, path.stat()) for path in folder.glob("*.gz")]
    archives.sort(key=lambda entry: entry[1].st_mtime)
    total = sum(status.st_size for _, status in archives)
    for path, status in archives:
        if total <= limit:
            break
        path.unlink()
        total -= status.st_size
