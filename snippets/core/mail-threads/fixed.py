"""Group the mails of a shared mailbox into threads."""
from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr, parsedate_to_datetime
from itertools import chain

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
        date = parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, OverflowError) as error:
        raise BadMail(f"no usable date in {ids[0]}") from error
    if date.tzinfo is None:  # "-0000": the sender's zone is not known
        date = date.replace(tzinfo=UTC)
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
    return PREFIXES.sub("", subject, count=1).strip().lower()


class ThreadIndex:
    """Threads of a mailbox. Mails are added as they arrive, in any order.

    A mail belongs below the last mail that it refers to. A reply that refers to none
    goes below the latest mail of the same subject that is known by then and at most
    30 days older.
    """

    def __init__(self, mails: Iterable[Mail] = ()) -> None:
        self._nodes: dict[str, Node] = {}
        self._by_subject: defaultdict[str, list[tuple[datetime, str]]]
        self._by_subject = defaultdict(list)
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
                self._attach(current, above)
            above = current
        if above is None and PREFIXES.match(mail.subject):
            above = self._same_subject(mail)
        node.mail = mail
        insort(self._by_subject[bare_subject(mail.subject)], (mail.date, mail.id))
        if above is not None:
            self._attach(node, above)

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
        while node.parent is not None:
            node = node.parent
        return sorted(self._mails_from(node), key=lambda mail: mail.date)

    def unanswered(self, own: str) -> list[Mail]:
        """Mails from others than `own` that nobody has answered."""
        mails = chain.from_iterable(self.threads())
        return [m for m in mails if m.sender != own and not self._nodes[m.id].children]

    def _node(self, mail_id: str) -> Node:
        return self._nodes.setdefault(mail_id, Node(mail_id))

    def _attach(self, node: Node, parent: Node) -> None:
        """Put a node below another, unless that would close a circle."""
        above: Node | None = parent
        while above is not None:
            if above is node:
                return
            above = above.parent
        if node.parent is not None:
            node.parent.children.remove(node)
        node.parent = parent
        parent.children.append(node)

    def _same_subject(self, mail: Mail) -> Node | None:
        known = self._by_subject[bare_subject(mail.subject)]
        before = bisect_left(known, (mail.date, "")) - 1
        if before < 0:
            return None
        date, mail_id = known[before]
        return self._nodes[mail_id] if mail.date - date <= GAP else None

    def _mails_from(self, node: Node) -> list[Mail]:
        mails = []
        waiting = [node]
        while waiting:
            current = waiting.pop()
            if current.mail is not None:
                mails.append(current.mail)
            waiting.extend(current.children)
        return mails


def activity(mails: Iterable[Mail]) -> list[list[int]]:
    """Number of mails by weekday (Monday first) and hour, in the senders' own time."""
    counts = [[0] * 24 for _ in range(7)]
    for mail in mails:
        counts[mail.date.weekday()][mail.date.hour] += 1
    return counts
