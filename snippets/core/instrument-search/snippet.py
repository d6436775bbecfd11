"""Search in the catalogue of a museum of musical instruments."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """An instrument; `number` is its inventory number."""

    number: int
    title: str
    text: str


def words(text: str) -> set[str]:
    return set(text.casefold().split())


class Catalogue:
    """The items of the museum and an index of their words."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: dict[int, Item] = {}
        self._index: defaultdict[str, set[int]] = defaultdict(set)
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        self._items[item.number] = item
        for word in words(f"{item.title} {item.text}"):
            self._index[word].add(item.number)

    def search(self, query: str, page: int = 1, size: int = 24) -> list[Item]:  # defect: labels-of-a-page
        """A page of the items that have a word of the query.

        Those with the most words come first, equal ones by number. Pages count from 1;
        one that does not exist is empty.
        """
        hits = self._hits(query)
        ranked = sorted(hits, key=hits.__getitem__, reverse=True)  # defect: ties-in-any-order
        start = page * size  # defect: first-page-skipped, page-below-one
        return [self._items[number] for number in ranked[start : start + size]]  # decoy: slice-past-end

    def pages(self, query: str, size: int = 24) -> int:
        """How many pages `search` has for the query; 0 if nothing is found."""
        return len(self._hits(query)) // size + 1  # defect: page-too-many

    def download(self, query: str) -> Iterator[Item]:
        """All items found, for the file that visitors can save."""
        page = 1
        while page <= self.pages(query):  # defect: searched-for-each-page
            yield from self.search(query, page)  # defect: searched-for-each-page, moving-pages
            page += 1

    def shelf_labels(self, query: str) -> list[str]:
        """A line for each item found, for the label printer of the stores."""
        return [f"{item.number} {item.title}" for item in self.search(query)]  # defect: labels-of-a-page

    def _hits(self, query: str) -> Counter[int]:
        """How many words of the query each item has."""
        return Counter(
            number
            for word in words(query)
            for number in self._index.get(word, ())  # decoy: unknown-words-kept
        )
