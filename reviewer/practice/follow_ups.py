"""What an interviewer asks after a review: follow-up questions from fixed templates.

Which are asked follows from what was said and from the categories of the key; sound code has
plausible ones. They are true of any code of their sort, so they tell nothing of the key. The same
review gets the same questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from reviewer.model import CATEGORIES, Category, Rubric

from .exchange import Exchange
from .session import Session, in_order
from .submission import proposed

ASKED = 2
"""Follow-up questions for one snippet: one about the review, one about the matter."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a review says, as far as the questions go by it."""

    session: Session

    @property
    def text(self) -> str:
        """All its words, in small letters."""
        content = self.session.content
        parts = [content.explanation, *(comment.body for comment in content.comments)]
        return " ".join(parts).lower()

    def speaks_of(self, pattern: str) -> bool:
        """Whether its words hold the pattern."""
        return re.search(pattern, self.text) is not None


@dataclass(frozen=True, slots=True)
class Template:
    """A question. `fits` says of which reviews it can be asked."""

    topic: str
    question: str
    fits: Callable[[Said], bool] = lambda said: True


_MEMORY = r"\b(memory|space|ram|bytes?|gigabytes?|copy|copies)\b"
_TESTS = r"\b(tests?|tested|pytest|assert\w*)\b"
_ERRORS = r"\b(raise[sd]?|except\w*|errors?|crash\w*|fail\w*)\b"
_INPUTS = r"\b(empty|none|null|edge cases?|zero|duplicates?)\b"

TEMPLATES: dict[Category, tuple[Template, ...]] = {
    "time": (
        Template("ten-times", "What would happen with ten times the rows?"),
        Template("measure", "How would you measure where the time goes, before you change it?"),
        Template("enough", "How fast is fast enough here, and how would you know?"),
    ),
    "space": (
        Template(
            "memory-unsaid",
            "You did not speak about memory: what does this code keep, and how long?",
            lambda said: not said.speaks_of(_MEMORY),
        ),
        Template("does-not-fit", "What would you do if the input did not fit into memory?"),
    ),
    "builtin": (
        Template("library", "Which parts would you leave to the standard library, and why?"),
        Template("own-loop", "When is a loop of one's own better than a built-in?"),
    ),
    "correctness": (
        Template(
            "inputs-unsaid",
            "You named no unusual input: which one would you try first?",
            lambda said: not said.speaks_of(_INPUTS),
        ),
        Template("counterexample", "How would you convince a colleague that the result is right?"),
        Template(
            "tests-unsaid",
            "You did not speak about tests: how would you test this?",
            lambda said: not said.speaks_of(_TESTS),
        ),
        Template("callers", "What may a caller rely on, and where is that written down?"),
    ),
    "robustness": (
        Template(
            "failure-unsaid",
            "You did not speak about failures: what should happen when a step fails half-way?",
            lambda said: not said.speaks_of(_ERRORS),
        ),
        Template("at-night", "It breaks at night. What would you want to find in the log?"),
    ),
    "security": (
        Template("stranger", "Which of the inputs may a stranger choose, and what follows?"),
        Template("least", "Which rights does this code need, and which would you take from it?"),
    ),
    "ml": (
        Template("new-data", "How would you find out that the model does worse on new data?"),
        Template("again", "Could a colleague get the same figures tomorrow? What would it take?"),
        Template("metric", "Why this metric, and what would it hide?"),
    ),
    "stats": (
        Template("assumptions", "Which assumptions does the result rest on, and which is weakest?"),
        Template("uncertain", "How sure is the result, and how would you tell its readers?"),
    ),
    "style": (
        Template("newcomer", "What would a newcomer to this code ask first?"),
        Template("next-change", "Which change will be asked for next, and is the code ready?"),
    ),
    "testing": (
        Template("first-test", "Which test would you write first, and what could it not see?"),
        Template("false-pass", "How could a test of this code pass while the code is wrong?"),
    ),
}

_OF_TRACK: dict[str, tuple[Category, ...]] = {
    "ml": ("ml", "correctness"),
    "stats": ("stats", "correctness"),
    "testing": ("testing", "correctness"),
    "pandas": ("time", "correctness"),
    "numpy": ("time", "space"),
}
_PLAUSIBLE: tuple[Category, ...] = ("correctness", "time", "robustness")


def follow_ups(rubric: Rubric, session: Session) -> tuple[Exchange, ...]:
    """The questions to ask about a review: about what was said, and about the matter."""
    about_review = _about_review(session)
    return (about_review, _about_matter(rubric, session))[:ASKED]


def _about_review(session: Session) -> Exchange:
    """A question on the review itself, by what it has and lacks."""
    questions = list(_of_review(session))
    topic, question = questions[_number(session.snippet, "review") % len(questions)]
    return Exchange(topic, question)


def _of_review(session: Session) -> Iterator[tuple[str, str]]:
    comments = [comment for comment in in_order(session.comments) if not comment.blank]
    changing = [one for one in comments if proposed(session, one) is not None]
    if not comments:
        yield "approve", "You have no remarks. What made you sure that this can be merged?"
        return
    if changing:
        where = changing[0].span
        yield "proposal", f"What could the change you propose on {where} break?"
    if len(comments) > 1:
        yield "order", "Which of your remarks would you insist on before a merge, which can wait?"
        yield "doubtful", "Of which of your remarks are you least sure, and how would you check it?"
    else:
        yield "only", "You made one remark. What did you look at and find sound?"
    if any(comment.severity == "critical" for comment in comments):
        yield "critical", "You called something critical: what would it do, and to whom?"
    yield "disagree", "The author disagrees with your first remark. What do you show them?"
    time = session.content.time.strip()
    if time and len(time) <= 40:
        yield "time-said", "You gave a time complexity: which input drives it in practice?"


def _about_matter(rubric: Rubric, session: Session) -> Exchange:
    """A question of one of the snippet's categories that fits what was said."""
    said = Said(session)
    weights = {"minor": 1, "major": 2, "critical": 3}
    counted: dict[Category, int] = {}
    for issue in rubric.issues:
        counted[issue.category] = counted.get(issue.category, 0) + weights[issue.severity]
    track = session.snippet.partition("/")[0]
    found = sorted(counted, key=lambda name: (-counted[name], CATEGORIES.index(name)))
    usual = _OF_TRACK.get(track, _PLAUSIBLE)
    categories = (*found[:3], *(name for name in usual if name not in found[:3]))[:4]
    category = categories[_number(session.snippet, "matter") % len(categories)]
    fitting = [template for template in TEMPLATES[category] if template.fits(said)]
    chosen = fitting[_number(session.snippet, category) % len(fitting)]
    return Exchange(chosen.topic, chosen.question, category)


def _number(snippet: str, purpose: str) -> int:
    """A number that follows from both, to choose by."""
    return int.from_bytes(sha256(f"{snippet} {purpose}".encode()).digest()[:4], "big")
