"""The rules of a session: `reduce` takes a state and an action to the next state.

Pure and total: an action that fits nothing (an unknown comment, an empty undo) changes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from reviewer.model import Span

from .actions import (
    Action,
    AddComment,
    AnswerSpace,
    AnswerTime,
    DeleteComment,
    Edit,
    EditBody,
    EditSuggestion,
    Explain,
    Leave,
    MoveComment,
    ProposeChange,
    Redo,
    Spend,
    Tag,
    TakeHint,
    TakeNotes,
    Undo,
)
from .session import Content, DraftComment, Session, clip

UNDO_STEPS = 500
"""Steps kept; contents share their parts, so a step costs little."""


def reduce(session: Session, action: Action) -> Session:
    """The session after `action`."""
    match action:
        case Undo():
            return _undo(session)
        case Redo():
            return _redo(session)
        case Spend(seconds):
            return replace(session, seconds=session.seconds + max(0.0, seconds))
        case TakeHint(issue):
            taken = {**session.hints, issue: session.hints.get(issue, 0) + 1}
            return replace(session, hints=taken)
        case Leave():
            return _leave(session)
        case _:
            return _edit(session, action)


def _edit(session: Session, action: Edit) -> Session:
    """Apply an edit; consecutive edits of one place are one undo step."""
    content = _edited(session, action)
    if content == session.content:
        return session
    step = _step(action)
    joins = step is not None and step == session.step and bool(session.past)
    past = session.past if joins else (*session.past, session.content)[-UNDO_STEPS:]
    return replace(session, content=content, past=past, future=(), step=step)


def _edited(session: Session, action: Edit) -> Content:
    content = session.content
    match action:
        case Explain(text):
            return replace(content, explanation=text)
        case AnswerTime(text):
            return replace(content, time=text)
        case AnswerSpace(text):
            return replace(content, space=text)
        case TakeNotes(text):
            return replace(content, notes=text)
        case AddComment(comment_id, span):
            return _added(session, comment_id, span)
        case DeleteComment(comment_id):
            kept = tuple(c for c in content.comments if c.id != comment_id)
            return replace(content, comments=kept)
        case _:
            changed = tuple(
                _changed(session, comment, action) if comment.id == action.id else comment
                for comment in content.comments
            )
            return replace(content, comments=changed)


def _added(session: Session, comment_id: str, span: Span | None) -> Content:
    content = session.content
    if content.comment(comment_id) is not None:
        return content
    place = span and clip(span, len(session.lines))
    comment = DraftComment(comment_id, place, begun=session.seconds)
    return replace(content, comments=(*content.comments, comment))


def _changed(
    session: Session,
    comment: DraftComment,
    action: EditBody | ProposeChange | EditSuggestion | MoveComment | Tag,
) -> DraftComment:
    match action:
        case EditBody(_, text):
            return replace(comment, body=text)
        case Tag(_, severity, category):
            return replace(comment, severity=severity, category=category)
        case MoveComment(_, None):
            return replace(comment, span=None, suggestion=None)
        case MoveComment(_, Span() as span):
            return replace(comment, span=clip(span, len(session.lines)))
        case _ if comment.span is None:
            return comment  # a suggestion replaces lines, and there are none
        case ProposeChange() if comment.suggestion is None:
            return replace(comment, suggestion=session.original(comment.span))
        case EditSuggestion(_, text):
            return replace(comment, suggestion=text)
    return comment


def _step(action: Edit) -> str | None:
    """The place an edit types into; None for edits that are a step of their own."""
    match action:
        case Explain():
            return "explanation"
        case AnswerTime():
            return "time"
        case AnswerSpace():
            return "space"
        case TakeNotes():
            return "notes"
        case AddComment() | EditBody() | ProposeChange() | EditSuggestion():
            return f"comment {action.id}"
    return None


def _leave(session: Session) -> Session:
    kept = tuple(c for c in session.comments if not c.blank)
    content = replace(session.content, comments=kept)
    if session.past and content == session.past[-1]:
        # a comment begun and left blank never happened
        return replace(session, content=content, past=session.past[:-1], step=None)
    return replace(session, content=content, step=None)


def _undo(session: Session) -> Session:
    if not session.past:
        return session
    *past, content = session.past
    return replace(
        session,
        content=content,
        past=tuple(past),
        future=(*session.future, session.content),
        step=None,
    )


def _redo(session: Session) -> Session:
    if not session.future:
        return session
    *future, content = session.future
    return replace(
        session,
        content=content,
        past=(*session.past, session.content)[-UNDO_STEPS:],
        future=tuple(future),
        step=None,
    )
