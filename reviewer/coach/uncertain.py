"""Which comments the engine is uncertain of, and what a judge may say of them."""

from __future__ import annotations

from reviewer.model import Comment, CommentResult, Decoy, Rubric, Verdict

from .answer import Choice

UNCERTAIN_FROM, UNCERTAIN_TO = 0.3, 0.7
"""The engine is uncertain of a verdict of this confidence.

Of the comments in the labelled reviews (which it was trained on) a fifth, with three fifths of its
mistakes: it errs on nearly half of them.
"""

_ALWAYS: tuple[Verdict, ...] = ("nit", "wrong", "vague", "praise")


def is_uncertain(result: CommentResult) -> bool:
    """Whether the engine doubts its verdict.

    Issues held possible do not make a sure verdict uncertain: a model that credits whatever it may
    would then lift false reviews by 11 points of 100, where it is 2 so.
    """
    return UNCERTAIN_FROM <= result.confidence <= UNCERTAIN_TO


def choice_for(comment: Comment, result: CommentResult, rubric: Rubric) -> Choice:
    """What a judge may say of a comment.

    Only issues that the engine credited or held possible, no more of them than it credited (one
    where it credited none), and decoys on the comment's lines. `extra` means that an analyser
    confirms the remark: a judge cannot, it may only let it stand.
    """
    issues = tuple(
        issue.id
        for issue in rubric.issues
        if issue.id in result.addresses or issue.id in result.possible
    )
    decoys = tuple(
        decoy.id for decoy in rubric.decoys if decoy.id == result.decoy or _here(decoy, comment)
    )
    found: tuple[Verdict, ...] = ("issue",) if issues else ()
    extra: tuple[Verdict, ...] = ("extra",) if result.verdict == "extra" else ()
    return Choice((*found, *extra, *_ALWAYS), issues, decoys, max(1, len(result.addresses)))


def _here(decoy: Decoy, comment: Comment) -> bool:
    span = comment.span
    return span is None or any(span.overlaps(lines) for lines in decoy.lines)
