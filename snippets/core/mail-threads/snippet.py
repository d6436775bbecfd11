"""Group the mails of a shared mailbox into threads."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parseaddr, parsedate_to_datetime

PREFIXES = re.compile(r"\A(?:\s*(?:re|fwd?|aw|sv)\s*:)+\s*", re.IGNORECASE)
REFERENCE = re.compile(r"<([^<>\s]+)>")
GAP = timedelta(days=30)


class BadMail(ValueError):
    """A mail without a usable header."""


@dataclass(frozen=True)
class Mail:
    id: str
    sender: str
    subject: str
    date: datetime
    references: tuple[str, ...] = ()  # oldest first, without repeats


@dataclass
class Node:
    """A place in a thread. The mail is missing while only references name it."""

    id: str
    mail: Mail | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)


def read_mail(headers: Mapping[str, str]) -> Mail:
    """Build a mail from its headers. Raises BadMail without a usable id or date."""
    ids = REFERENCE.findall(headers.get("Message-ID", ""))
    if not ids:
        raise BadMail("no message id")
    try:
        date = parsedate_to_datetime(headers.get("Date", ""))  # defect: zones-mixed
    except (ValueError, OverflowError):
        raise BadMail(f"no usable date in {ids[0]}")  # defect: cause-unnamed
    references = REFERENCE.findall(headers.get("References", ""))
    references += REFERENCE.findall(headers.get("In-Reply-To", ""))
    return Mail(
        id=ids[0],
        sender=parseaddr(headers.get("From", ""))[1].lower(),
        subject=headers.get("Subject", ""),
        date=date,
        references=tuple(dict.fromkeys(references)),
    )


def bare_subject(subject: str) -> str:
    """Subject in small letters without leading "Re:", "Fwd:" and the like."""
    return PREFIXES.sub("", subject, count=1).strip().lower()  # decoy: one-prefix-only


class ThreadIndex:
    """Threads of a mailbox. Mails are added as they arrive, in any order.

    A mail belongs below the last mail that it refers to. A reply that refers to none
    goes below the latest mail of the same subject that is known by then and at most
    30 days older.
    """

    def __init__(self, mails: Iterable[Mail] = ()) -> None:
        self._nodes: dict[str, Node] = {}
        for mail in mails:
            self.add(mail)

    def add(self, mail: Mail) -> None:
        """File a mail; one that is known already is ignored."""
        node = self._node(mail.id)
        if node.mail is not None:
            return
        above = None
        for reference in mail.references:
            current = self._node(reference)
            if above is not None and current.parent is None:
                self._attach(current, above)  # defect: replies-in-a-circle
            above = current
        if above is None and PREFIXES.match(mail.subject):
            above = self._same_subject(mail)
        node.mail = mail
        if above is not None:
            self._attach(node, above)  # defect: replies-in-a-circle

    def threads(self) -> list[list[Mail]]:
        """All threads, the mails of each by date; the thread last written to first."""
        found = []
        for node in self._nodes.values():
            if node.parent is None and (mails := self._mails_from(node)):
                found.append(sorted(mails, key=lambda mail: mail.date))
        return sorted(found, key=lambda mails: mails[-1].date, reverse=True)

    def thread_of(self, mail_id: str) -> list[Mail]:
        """The thread that a mail belongs to, by date."""
        node = self._nodes[mail_id]
        while node.parent is not None:  # defect: replies-in-a-circle
            node = node.parent
        return sorted(self._mails_from(node), key=lambda mail: mail.date)

    def unanswered(self, own: str) -> list[Mail]:
        """Mails from others than `own` that nobody has answered."""
        mails = sum(self.threads(), [])  # defect: threads-added-up
        return [m for m in mails if m.sender != own and not self._nodes[m.id].children]

    def _node(self, mail_id: str) -> Node:
        return self._nodes.setdefault(mail_id, Node(mail_id))

    def _attach(self, node: Node, parent: Node) -> None:
        if node.parent is not None:
            node.parent.children.remove(node)  # decoy: nodes-compared
        node.parent = parent  # defect: replies-in-a-circle
        parent.children.append(node)  # defect: replies-in-a-circle

    def _same_subject(self, mail: Mail) -> Node | None:
        best: Node | None = None
        for node in self._nodes.values():  # defect(block): mailbox-searched-for-subject
            other = node.mail
            if other is None or not timedelta(0) < mail.date - other.date <= GAP:
                continue
            if bare_subject(other.subject) != bare_subject(mail.subject):
                continue
            if best is None or best.mail.date < other.date:
                best = node
        return best

    def _mails_from(self, node: Node) -> list[Mail]:
        mails = [] if node.mail is None else [node.mail]
        for child in node.children:
            mails.extend(self._mails_from(child))  # defect: call-per-reply
        return mails


def activity(mails: Iterable[Mail]) -> list[list[int]]:
    """Number of mails by weekday (Monday first) and hour, in the senders' own time."""
    counts = [[0] * 24] * 7  # defect: one-day-for-all
    for mail in mails:
        counts[mail.date.weekday()][mail.date.hour] += 1
    return counts
