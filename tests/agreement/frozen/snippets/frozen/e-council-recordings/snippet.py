"""Worker of the transcription queue: takes jobs from jobs.db until it is stopped."""

from __future__ import annotations

import logging
import signal
import sqlite3
import subprocess
import threading
from pathlib import Path
from typing import NamedTuple

from archive.speech import transcribe

DB = Path("/var/lib/council/jobs.db")
WORK = Path("/var/tmp/council")

log = logging.getLogger("council.worker")
stopping = threading.Event()


class Job(NamedTuple):
    id: int
    recording: str
    transcript: str


def claim(db: sqlite3.Connection) -> Job | None:
    """Take the oldest waiting job, if there is one."""
    oldest = (
        "SELECT id, recording, transcript FROM jobs"
        " WHERE state = 'waiting' ORDER BY id LIMIT 1"
    )
    row = db.execute(oldest).fetchone()
    if row is None:
        return None
    job = Job(*row)
    start = "UPDATE jobs SET state = 'running', started = datetime('now') WHERE id = ?"
    db.execute(start, (job.id,))
    return job


def run(job: Job) -> None:
    """Convert the recording to 16 kHz mono and write its transcript."""
    wav = WORK / "meeting.wav"
    command = ["ffmpeg", "-nostdin", "-y", "-i", job.recording]
    command += ["-ar", "16000", "-ac", "1", str(wav)]
    subprocess.run(command, capture_output=True, timeout=1800)
    text = transcribe(wav)
    Path(job.transcript).write_text(text, encoding="utf-8")


def work() -> None:
    """Loop of one thread."""
    db = sqlite3.connect(DB, timeout=30, isolation_level=None)
    while not stopping.is_set():
        job = claim(db)
        if job is None:
            continue
        try:
            run(job)
        except Exception:
            log.exception("job %d failed", job.id)
            db.execute("UPDATE jobs SET state = 'waiting' WHERE id = ?", (job.id,))
        else:
            db.execute("UPDATE jobs SET state = 'done' WHERE id = ?", (job.id,))


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
