"""Inputs of growing size for the parts whose cost is in question."""
from datetime import UTC, datetime, timedelta

START = datetime(2026, 1, 1, tzinfo=UTC)


def _mails(subject, n, prefix):
    return [
        subject.Mail(f"m{i}", "x", f"{prefix}topic {i}", START + timedelta(minutes=i))
        for i in range(n)
    ]


def replies_without_references(subject, n):
    mails = _mails(subject, n, "Re: ")
    return lambda: subject.ThreadIndex(mails)


def many_threads(subject, n):
    index = subject.ThreadIndex(_mails(subject, 50 * n, ""))
    return lambda: index.unanswered("me")


WORKLOADS = {
    "mailbox-searched-for-subject": replies_without_references,
    "threads-added-up": many_threads,
}
