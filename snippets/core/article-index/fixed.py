"""Search in the help centre's articles."""

import re
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"\w+")
_REMEMBERED_QUERIES = 10_000


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


class ArticleIndex:
    """Finds the articles that contain all words of a query.

    `notice` is the id of the announcement (not an article) on top of all suggestions.
    """

    def __init__(self, notice: str) -> None:
        self.notice = notice
        self._articles: dict[str, set[str]] = {}  # by word
        self._lengths: dict[str, int] = {}
        self._total_length = 0
        self._uses: Counter[tuple[str, str]] = Counter()
        self._answer = lru_cache(_REMEMBERED_QUERIES)(self._ranked)

    def __contains__(self, article: str) -> bool:
        return article in self._lengths

    def add(self, article: str, text: str) -> None:
        """Index one more article; ids are never used twice."""
        words = words_of(text)
        self._lengths[article] = len(words)
        self._total_length += len(words)
        for word, uses in Counter(words).items():
            self._articles.setdefault(word, set()).add(article)
            self._uses[word, article] = uses
        self._answer.cache_clear()

    def search(self, query: str) -> list[str]:
        """Ids of the articles with all words of the query, the best first.

        A query without any word finds nothing.
        """
        return list(self._answer(tuple(words_of(query))))

    def suggestions(self, query: str, limit: int = 5) -> list[str]:
        """The notice, then the best articles, `limit` ids in all."""
        return [self.notice, *self.search(query)][:limit]

    def _ranked(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if not words:
            return ()
        hits = set.intersection(*(self._articles.get(word, set()) for word in words))
        if not hits:
            return ()
        average = self._total_length / len(self._lengths)

        def score(article: str) -> float:
            """Uses of the words, weighed down in articles longer than the average."""
            uses = sum(self._uses[word, article] for word in words)
            return uses * average / self._lengths[article]

        return tuple(sorted(hits, key=lambda hit: (-score(hit), hit)))
