"""What there is to practise: snippets with the skills they train."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .skills import skill_of
from .variant_ids import VariantId, base_of

if TYPE_CHECKING:
    from reviewer.library import Library


@dataclass(frozen=True, slots=True)
class Item:
    """A snippet as a choice. `skills` are those of its issues, optional ones left out."""

    id: str
    title: str
    track: str
    question: int
    difficulty: int
    minutes: int
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """All snippets, and for each of their issues its skill and category.

    `categories` holds the category of each kind that occurs in the library.
    """

    items: tuple[Item, ...] = ()
    issues: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library) -> Catalogue:
        """Read the rubrics of a library in outline."""
        outlines = library.outlines()
        items = []
        issues = {}
        categories: dict[str, str] = {}
        for header in library.headers():
            outline = outlines.get(header.id, ())
            known = {
                issue.id: (skill_of(issue.kind, issue.category), issue.category)
                for issue in outline
            }
            for skill, category in known.values():
                categories.setdefault(skill, category)
            counted = [known[issue.id][0] for issue in outline if not issue.optional]
            issues[header.id] = known
            items.append(
                Item(
                    header.id,
                    header.title,
                    header.track,
                    header.question,
                    header.difficulty,
                    header.minutes,
                    tuple(dict.fromkeys(counted)),
                )
            )
        return cls(tuple(items), issues, categories)

    def skill(self, snippet_id: str, issue_id: str) -> tuple[str, str] | None:
        """Skill and category of an issue; None where the library does not know it."""
        known = self.issues.get(snippet_id, {}).get(issue_id)
        if known is not None:
            return known
        variant = VariantId.parse(snippet_id)
        if variant is None or variant.kind != issue_id:
            return None
        return issue_id, self.categories.get(issue_id) or _category_of_code(issue_id)

    def item(self, snippet_id: str) -> Item | None:
        """The snippet, or the one that a variant was made from."""
        base = base_of(snippet_id)
        return next((item for item in self.items if item.id == base), None)

    def within(
        self,
        tracks: Collection[str] = (),
        questions: Collection[int] | None = None,
        difficulties: Collection[int] | None = None,
        categories: Collection[str] = (),
    ) -> tuple[Item, ...]:
        """The items of these tracks, questions and difficulties, that have an issue of these
        categories; all tracks and categories where none is named."""
        return tuple(
            item
            for item in self.items
            if (not tracks or item.track in tracks)
            and (questions is None or item.question in questions)
            and (difficulties is None or item.difficulty in difficulties)
            and (
                not categories
                or any(self.categories.get(skill) in categories for skill in item.skills)
            )
        )


def _category_of_code(kind_id: str) -> str:
    """The category of a kind that no snippet of the library has, by its code's folder."""
    from reviewer.authoring.classes import category_of
    from reviewer.kinds.registry import UnknownKind, category

    try:
        return category_of(kind_id, category(kind_id))
    except UnknownKind:
        return "style"
