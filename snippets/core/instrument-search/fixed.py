"""Search in the catalogue of a museum of musical instruments."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil


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

    def search(self, query: str, page: int = 1, size: int = 24) -> list[Item]:
        """A page of the items that have a word of the query.

        Those with the most words come first, equal ones by number. Pages count from 1;
        one that does not exist is empty.
        """
        if page < 1:
            return []
        start = (page - 1) * size
        return self._found(query)[start : start + size]

    def pages(self, query: str, size: int = 24) -> int:
        """How many pages `search` has for the query; 0 if nothing is found."""
        return ceil(len(self._hits(query)) / size)

    def download(self, query: str) -> Iterator[Item]:
        """All items found, for the file that visitors can save."""
        yield from self._found(query)

    def shelf_labels(self, query: str) -> list[str]:
        """A line for each item found, for the label printer of the stores."""
        return [f"{item.number} {item.title}" for item in self._found(query)]

    def _found(self, query: str) -> list[Item]:
        hits = self._hits(query)
        ranked = sorted(hits, key=lambda number: (-hits[number], number))
        return [self._items[number] for number in ranked]

    def _hits(self, query: str) -> Counter[int]:
        """How many words of the query each item has."""
        return Counter(
            number
            for word in words(query)
            for number in self._index.get(word, ())
        )
