"""The whole page: head, cohort, reviews."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

from ...cohort import Cohort, Figures
from ...lowest import LowestScores
from ...records import Scored
from ...report_json import shown_score
from ...wording import NO_NAME, PRECISION_MEANS, RECALL_MEANS, share_of
from .charts import bar, distribution, precision_recall, verdicts
from .review import details, heading
from .text import TITLE, name, prose, role_of

MOST_DETAILED = 500
DETAIL_CHARACTERS = 24_000_000
MOST_LISTED = 5_000
"""Reviews that the page has at least a line for."""
MOST_OPEN = 1
"""So many reviews are shown unfolded."""
MOST_RANKED = 12
MOST_GROUPS = 100
"""Reviewers and snippets in their tables."""
HEADING = "Code reviews, scored"


class Page:
    """Gathers reviews, then gives the page piece by piece."""

    def __init__(self) -> None:
        self._cohort = Cohort()
        self._listed: list[str] = []
        self._details = LowestScores(MOST_DETAILED, DETAIL_CHARACTERS)

    def add(self, item: Scored) -> None:
        """Take one more review."""
        self._cohort.add(item)
        number = self._cohort.whole.reviews
        if number <= MOST_LISTED:
            self._listed.append(heading(number, item))
        score = shown_score(item.report)
        if self._details.wants(score, number):
            self._details.add(score, number, details(number, item))

    def parts(self) -> Iterator[str]:
        """The page."""
        cohort = self._cohort
        yield _head()
        yield '<body><a class="skip" href="#reviews">To the reviews</a>\n<header>'
        yield f"<h1>{HEADING}</h1>\n{_scope(cohort)}</header>\n<main>\n"
        if cohort.whole.reviews > 1:
            yield from _cohort(cohort)
        yield from self._reviews()
        yield f"</main>\n<footer><p>{PRECISION_MEANS} {RECALL_MEANS}</p></footer>\n"
        yield "</body>\n</html>\n"

    def _reviews(self) -> Iterator[str]:
        number = self._cohort.whole.reviews
        detailed = dict(self._details.texts())
        yield '<section id="reviews"><h2>Reviews</h2>\n'
        if not number:
            yield "<p>No review was scored.</p>"
        if len(detailed) < number:
            yield (
                f'<p class="faint">The {len(detailed):,} with the lowest scores can be opened; '
                f"{max(len(self._listed), len(detailed)):,} of {number:,} are listed.</p>"
            )
        for place, line in enumerate(self._listed, 1):
            text = detailed.pop(place, "")
            if not text:
                text = f'<div class="review">{line}</div>\n'
            elif number <= MOST_OPEN:
                text = text.replace("<details ", "<details open ", 1)
            yield text
        yield from detailed.values()
        yield "</section>\n"


@cache
def _style() -> str:
    return (files(__package__) / "style.css").read_text("utf-8")


def _head() -> str:
    """The policy lets the page's own style in, by its hash, and nothing else."""
    style = _style()
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{HEADING}</title>\n<style>{style}</style>\n</head>\n"
    )


def _scope(cohort: Cohort) -> str:
    engines = ", ".join(name(engine) for engine in cohort.engines)
    counts = (
        _counted(cohort.whole.reviews, "review"),
        _counted(len(cohort.snippets), "snippet", bool(cohort.of_further_snippets)),
        _counted(len(cohort.reviewers), "reviewer", bool(cohort.of_further_reviewers)),
    )
    by = f", engine <code>{engines}</code>" if engines else ""
    return f'<p class="faint">{", ".join(counts)}{by}</p>\n'


def _counted(number: int, word: str, more: bool = False) -> str:
    return f"{'more than ' * more}{number:,} {word}{'' if number == 1 else 's'}"


def _cohort(cohort: Cohort) -> Iterator[str]:
    whole = cohort.whole
    tiles = [
        ("mean score", f"{whole.mean:.1f}", role_of(whole.mean)),
        ("median", f"{cohort.quantile(0.5):.1f}", ""),
        ("middle half", f"{cohort.quantile(0.25):.0f}–{cohort.quantile(0.75):.0f}", ""),
        ("precision", share_of(whole.precision), ""),
        ("recall", share_of(whole.recall), ""),
        ("below a bar", f"{cohort.below:,}", "bad" if cohort.below else ""),
    ]
    yield '<section><h2>All reviews together</h2>\n<dl class="tiles">'
    for title, value, role in tiles:
        yield f'<div><dt>{title}</dt><dd class="{role}">{value}</dd></div>'
    yield '</dl>\n<div class="figures">'
    by_reviews = sorted(cohort.reviewers.items(), key=lambda pair: (-pair[1].reviews, pair[0]))
    yield _figure("Scores", distribution(cohort))
    yield _figure("Precision against recall, by reviewer", precision_recall(by_reviews))
    yield "</div>\n"
    yield _figure("Comments", verdicts(cohort))
    yield from _rankings(cohort)
    yield "</section>\n"
    snippets = {key: kept.figures for key, kept in cohort.snippets.items()}
    titles = {key: kept.snippet.rubric.title for key, kept in cohort.snippets.items()}
    yield "<section>"
    yield from _groups("Reviewers", "Reviewer", cohort.reviewers, {})
    yield from _groups("Snippets", "Snippet", snippets, titles)
    yield "</section>\n"


def _figure(caption: str, picture: str) -> str:
    return f"<figure><figcaption>{caption}</figcaption>{picture}</figure>\n"


def _rankings(cohort: Cohort) -> Iterator[str]:
    missed = [
        f"<td>{prose(row.title, TITLE)} <small>{row.severity}, {name(row.snippet)}</small></td>"
        + _times(row.missed, row.reviews, "bad")
        for row in cohort.most_missed(MOST_RANKED)
    ]
    taken = [
        f"<td>{prose(row.claim, TITLE)} <small>{name(row.snippet)}</small></td>"
        + _times(row.taken, row.reviews, "mid")
        for row in cohort.most_taken(MOST_RANKED)
    ]
    yield '<div class="pair">'
    yield from _ranking("Issues most missed", "Issue", "Missed by", missed)
    yield from _ranking("Decoys most taken", "False claim", "Made by", taken)
    yield "</div>\n"


def _times(number: int, of: int, role: str) -> str:
    share = 100 * number / of
    return f'<td class="number">{number:,} of {of:,}</td><td class="bars">{bar(share, role)}</td>'


def _ranking(caption: str, what: str, times: str, rows: list[str]) -> Iterator[str]:
    yield f'<table><caption>{caption}</caption><thead><tr><th scope="col">{what}</th>'
    yield f'<th scope="col" class="number">{times}</th><th scope="col" class="bars">Share</th>'
    yield "</tr></thead><tbody>"
    yield from (f"<tr>{row}</tr>\n" for row in rows or ['<td colspan="3">None.</td>'])
    yield "</tbody></table>\n"


def _groups(
    caption: str, what: str, groups: Mapping[str, Figures], titles: Mapping[str, str]
) -> Iterator[str]:
    shown = sorted(groups.items())[:MOST_GROUPS]
    few = f" (the first {len(shown):,} by name)" if len(shown) < len(groups) else ""
    yield f'<table class="groups"><caption>{caption}{few}</caption><thead><tr>'
    yield f'<th scope="col">{what}</th>'
    for head in ("Reviews", "Mean", "Precision", "Recall"):
        yield f'<th scope="col" class="number">{head}</th>'
    yield '<th scope="col" class="bars">Mean</th></tr></thead><tbody>'
    for key, of in shown:
        title = f" <small>{name(titles[key], TITLE)}</small>" if key in titles else ""
        yield f'<tr><th scope="row">{name(key) or NO_NAME}{title}</th>'
        for value in (
            f"{of.reviews:,}",
            f"{of.mean:.1f}",
            share_of(of.precision),
            share_of(of.recall),
        ):
            yield f'<td class="number">{value}</td>'
        yield f'<td class="bars">{bar(of.mean, role_of(of.mean))}</td></tr>\n'
    yield "</tbody></table>\n"
