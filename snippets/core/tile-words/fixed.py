"""Helper of a German word-game club: what can be laid with a rack of letter tiles."""
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest

_TILES = {
    1: "ensirtuad", 2: "hglo", 3: "mbwz", 4: "cfkp", 6: "äjüv", 8: "öx", 10: "qy"
}
VALUES = {letter: value for value, letters in _TILES.items() for letter in letters}


def load_words(lines: Iterable[str]) -> list[str]:
    """The words that can be laid with the club's tiles, in small letters, each once."""
    words = dict.fromkeys(line.strip().casefold() for line in lines)
    return [word for word in words if word and VALUES.keys() >= set(word)]


def points(word: str) -> int:
    return sum(VALUES[letter] for letter in word)


def can_lay(word: str, rack: str) -> bool:
    """Whether the tiles of the rack, such as "aeinrst", are enough for the word."""
    return Counter(word) <= Counter(rack)


def best_words(words: list[str], rack: str) -> list[str]:
    """The five words worth most that can be laid, the best first."""
    return nlargest(5, (word for word in words if can_lay(word, rack)), key=points)


def anagrams(words: list[str]) -> list[list[str]]:
    """Groups of two or more words with the same letters, in the order of the list."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        groups["".join(sorted(word))].append(word)
    return [group for group in groups.values() if len(group) > 1]


def pair_worth(words: list[str], goal: int) -> tuple[str, str] | None:
    """Two words that are worth `goal` points together, None if no two are."""
    by_value: dict[int, str] = {}
    for word in words:
        value = points(word)
        if goal - value in by_value:
            return by_value[goal - value], word
        by_value[value] = word
    return None
