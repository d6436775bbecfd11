"""A labelled review with what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviewer.agreement.gold import Gold, GoldComment, Labelled
from reviewer.model import Comment, Review, Snippet

RUBRIC_VOICE = "rubric"


@dataclass(frozen=True)
class Case:
    """A labelled review with its snippet."""

    labelled: Labelled
    snippet: Snippet
    corpus: str
    weight: float = 1.0

    @property
    def voice(self) -> str:
        """Who wrote: voices of different corpora are different people."""
        return self.labelled.gold.style


def rubric_cases(snippets: Iterable[Snippet], weight: float) -> Iterator[Case]:
    """The phrases and misconceptions of rubrics as reviews: truths and falsehoods on one line.

    Only for rubrics in bare dress, where their texts are not what they are compared with.
    """
    for snippet in snippets:
        comments: list[Comment] = []
        labels: list[GoldComment] = []
        for issue in snippet.rubric.issues:
            for phrase in issue.phrases:
                comments.append(Comment(phrase, issue.lines[0]))
                labels.append(GoldComment({issue.id: "full"}, "issue"))
            for misconception in issue.misconceptions:
                comments.append(Comment(misconception, issue.lines[0]))
                labels.append(GoldComment({}, "wrong"))
        for decoy in snippet.rubric.decoys:
            comments.append(Comment(decoy.claim, decoy.lines[0] if decoy.lines else None))
            labels.append(GoldComment({}, "wrong", decoy.id))
        if comments:
            review = Review(snippet.id, RUBRIC_VOICE, tuple(comments))
            gold = Gold(snippet.id, RUBRIC_VOICE, RUBRIC_VOICE, "author", tuple(labels))
            yield Case(Labelled(review, (gold,)), snippet, RUBRIC_VOICE, weight)
