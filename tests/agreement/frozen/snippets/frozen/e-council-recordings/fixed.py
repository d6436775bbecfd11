"""Worker of the transcription queue: takes jobs from jobs.db until it is stopped."""

from __future__ import annotations

import logging
import signal
import sqlite3
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from archive.speech import transcribe

DB = Path("/var/lib/council/jobs.db")
WORK = Path("/var/tmp/council")
THREADS = 4
PAUSE = 5.0  # seconds between two looks at an empty queue
MOST_ATTEMPTS = 3
ABANDONED = "-12 hours"  # no job takes as long

# One statement, so that no other worker can come between the choice and the mark.
CLAIM = """
UPDATE jobs SET state = 'running', started = datetime('now'), attempts = attempts + 1
WHERE id = (SELECT id FROM jobs WHERE state = 'waiting' ORDER BY attempts, id LIMIT 1)
RETURNING id, recording, transcript
"""
GIVE_BACK = """
UPDATE jobs SET state = CASE WHEN attempts < :most THEN 'waiting' ELSE 'failed' END
WHERE state = 'running' AND (id = :id OR started < datetime('now', :abandoned))
"""

log = logging.getLogger("council.worker")
stopping = threading.Event()


class Job(NamedTuple):
    id: int
    recording: str
    transcript: str


def give_back(db: sqlite3.Connection, job_id: int | None = None) -> None:
    """Let the given job, and all jobs whose worker was killed, be tried again."""
    terms = {"most": MOST_ATTEMPTS, "id": job_id, "abandoned": ABANDONED}
    db.execute(GIVE_BACK, terms)


def claim(db: sqlite3.Connection) -> Job | None:
    """Take the oldest of the waiting jobs tried least often, if there is one."""
    give_back(db)
    rows = db.execute(CLAIM).fetchall()
    return Job(*rows[0]) if rows else None


def run(job: Job) -> None:
    """Convert the recording to 16 kHz mono and write its transcript.

    Raises CalledProcessError where ffmpeg cannot read the recording.
    """
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        wav = Path(folder) / "meeting.wav"
        command = ["ffmpeg", "-nostdin", "-y", "-i", job.recording]
        command += ["-ar", "16000", "-ac", "1", str(wav)]
        subprocess.run(command, capture_output=True, timeout=1800, check=True)
        text = transcribe(wav)
    Path(job.transcript).write_text(text, encoding="utf-8")


def step(db: sqlite3.Connection) -> bool:
    """Do one job; whether there was one."""
    job = claim(db)
    if job is None:
        return False
    try:
        run(job)
    except Exception:
        log.exception("job %d failed", job.id)
        give_back(db, job.id)
    else:
        db.execute("UPDATE jobs SET state = 'done' WHERE id = ?", (job.id,))
    return True


def work() -> None:
    """Loop of one thread."""
    db = sqlite3.connect(DB, timeout=30, isolation_level=None)
    while not stopping.is_set():
        try:
            busy = step(db)
        except sqlite3.Error:
            log.exception("queue not available")
            busy = False
        if not busy:
            stopping.wait(PAUSE)
    db.close()


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    WORK.mkdir(parents=True, exist_ok=True)
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
