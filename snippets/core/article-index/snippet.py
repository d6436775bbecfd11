"""Search in the help centre's articles."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


class ArticleIndex:
    """Finds the articles that contain all words of a query.

    `notice` is the id of the announcement (not an article) on top of all suggestions.
    """

    def __init__(self, notice: str) -> None:
        self.notice = notice
        self._articles: dict[str, list[str]] = {}  # by word
        self._lengths: dict[str, int] = {}
        self._uses: Counter[tuple[str, str]] = Counter()
        self._answers: dict[str, list[str]] = {}

    def __contains__(self, article: str) -> bool:
        if article in self._lengths:  # defect(block): answer-spelled-out
            return True
        return False  # defect: answer-spelled-out

    def add(self, article: str, text: str) -> None:  # defect: answers-outdated
        """Index one more article; ids are never used twice."""
        words = words_of(text)
        self._lengths[article] = len(words)
        for word, uses in Counter(words).items():
            self._articles.setdefault(word, []).append(article)
            self._uses[word, article] = uses

    def search(self, query: str) -> list[str]:
        """Ids of the articles with all words of the query, the best first."""
        if query not in self._answers:  # defect: answers-outdated
            self._answers[query] = self._ranked(words_of(query))  # defect: answers-pile-up
        return self._answers[query]  # defect: answer-edited

    def suggestions(self, query: str, limit: int = 5) -> list[str]:
        """The notice, then the best articles, `limit` ids in all."""
        answer = self.search(query)
        answer.insert(0, self.notice)  # defect: answer-edited
        return answer[:limit]

    def _ranked(self, words: list[str]) -> list[str]:
        first, *others = [self._articles.get(word, []) for word in words]  # defect: no-words
        hits = [
            article
            for article in first
            if all(article in set(other) for other in others)  # defect: set-per-article
        ]
        return sorted(hits, key=lambda hit: (-self._score(hit, words), hit))  # decoy: worst-first

    def _score(self, article: str, words: list[str]) -> float:
        """Uses of the words, weighed down in articles longer than the average."""
        average = sum(self._lengths.values()) / len(self._lengths)  # defect: average-per-hit
        uses = sum(self._uses[word, article] for word in words)  # decoy: missing-pair
        return uses * average / self._lengths[article]
