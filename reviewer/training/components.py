"""What the engine consists of, as far as it can be switched off for a measurement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.matching.comment_features import CommentFeatures
from reviewer.matching.credit_features import CREDIT_FEATURES
from reviewer.matching.pair_features import PAIR_FEATURES
from reviewer.matching.vectors import WordVectors
from reviewer.model import Kind, Rubric, Snippet

from .attacks import ATTACK_VOICE
from .cases import RUBRIC_VOICE, Case
from .nested import Bench

FEATURES: tuple[str, ...] = (*PAIR_FEATURES, *CREDIT_FEATURES, *CommentFeatures((), ()).names)
"""All features that do not depend on the data; stance.* and stem.* come on top."""

Cases = Sequence[Case]
Switch = Callable[[Bench, Cases], tuple[Bench, Cases]]


@dataclass(frozen=True, slots=True)
class Component:
    """Something the engine can do without; `off` gives what is left for training and testing."""

    name: str
    off: Switch


def _features(name: str, known: Callable[[str], bool], more: Iterable[str] = ()) -> Component:
    """Features that no model may use: those of FEATURES that are `known`, and prefixes `more`."""
    found = frozenset(feature for feature in FEATURES if known(feature)) | frozenset(more)
    if not found:
        raise ValueError(f"no feature belongs to {name}")

    def off(bench: Bench, cases: Cases) -> tuple[Bench, Cases]:
        settings = replace(bench.settings, off=bench.settings.off | found)
        return replace(bench, settings=settings), cases

    return Component(name, off)


def _named(name: str, *features: str) -> Component:
    unknown = set(features) - set(FEATURES)
    if unknown:
        raise ValueError(f"no such feature: {', '.join(sorted(unknown))}")
    return _features(name, lambda feature: feature in features)


def _channel(channel: str) -> Callable[[str], bool]:
    return lambda feature: channel in feature.split(".")[:-1]


def _texts(name: str, issue: Mapping[str, object], kind: Mapping[str, object]) -> Component:
    """Texts of issues and of kinds replaced by others."""

    def off(bench: Bench, cases: Cases) -> tuple[Bench, Cases]:
        def bare(rubric: Rubric) -> Rubric:
            return replace(rubric, issues=tuple(replace(i, **issue) for i in rubric.issues))  # type: ignore[arg-type]

        kinds: Mapping[str, Kind] = {
            name: replace(one, **kind)  # type: ignore[arg-type]
            for name, one in bench.kinds.items()
        }
        return replace(bench, kinds=kinds), _with_rubrics(cases, bare)

    return Component(name, off)


def _with_rubrics(cases: Cases, change: Callable[[Rubric], Rubric]) -> Cases:
    return _with_snippets(cases, lambda s: replace(s, rubric=change(s.rubric)))


def _with_snippets(cases: Cases, change: Callable[[Snippet], Snippet]) -> Cases:
    changed = {case.snippet.id: change(case.snippet) for case in cases}
    return [replace(case, snippet=changed[case.snippet.id]) for case in cases]


def _no_kinds(bench: Bench, cases: Cases) -> tuple[Bench, Cases]:
    return replace(bench, kinds={}), cases


def _no_decoys(bench: Bench, cases: Cases) -> tuple[Bench, Cases]:
    return bench, _with_rubrics(cases, lambda rubric: replace(rubric, decoys=()))


def _no_fixed(bench: Bench, cases: Cases) -> tuple[Bench, Cases]:
    return bench, _with_snippets(cases, lambda snippet: replace(snippet, fixed=None))


def _no_vectors(bench: Bench, cases: Cases) -> tuple[Bench, Cases]:
    return replace(bench, vectors=_Nothing(bench.vectors.dimensions)), cases


def _without_made(*voices: str) -> Switch:
    def off(bench: Bench, cases: Cases) -> tuple[Bench, Cases]:
        return replace(bench, left_out=bench.left_out | set(voices)), cases

    return off


class _Nothing(WordVectors):
    """Vectors that know no word."""

    def __init__(self, dimensions: int) -> None:
        import numpy as np

        super().__init__([], np.zeros((0, dimensions), np.int8), np.zeros(0, np.float32))


def components() -> tuple[Component, ...]:
    """Every component, in the order of the table."""
    return (
        _features("words (features)", _channel("words")),
        _features("characters (features)", _channel("characters")),
        _features("vectors (features)", _channel("vectors"), ["dimension"]),
        Component("vectors (all uses)", _no_vectors),
        _features("stance and stems", lambda _: False, ["stance", "stem"]),
        _features("margins over siblings", lambda f: "margin" in f or f.endswith(".rank")),
        _named(
            "lines",
            *("no_lines", "overlap", "iou", "inside", "distance", "alone_here", "competitors"),
            *("nearest", "margin_here", "overlaps_issue", "on_decoy"),
        ),
        _features("unplaced similarities", lambda f: f.startswith("unplaced.")),
        _features("code facts", lambda f: f.startswith(("code_", "names_", "fix_words", "copied"))),
        _features("suggestions", lambda f: f.startswith(("suggested", "has_suggestion"))),
        _features("big-O", lambda f: f.startswith("growth_")),
        _features("concepts", lambda f: f.startswith("concept")),
        _features("comment model in credit", lambda f: f.startswith(("assertion.", "pair_and_"))),
        _texts("misconceptions", {"misconceptions": ()}, {"misconceptions": ()}),
        _texts("phrases", {"phrases": ()}, {"phrases": ()}),
        Component("kinds, and their inference", _no_kinds),
        Component("decoys", _no_decoys),
        Component("fixed version", _no_fixed),
        Component("rubrics as training", _without_made(RUBRIC_VOICE)),
        Component("attacks as training", _without_made(ATTACK_VOICE)),
    )
