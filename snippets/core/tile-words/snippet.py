"""Helper of a German word-game club: what can be laid with a rack of letter tiles."""
from collections.abc import Iterable
from heapq import nlargest

_TILES = {
    1: "ensirtuad", 2: "hglo", 3: "mbwz", 4: "cfkp", 6: "äjüv", 8: "öx", 10: "qy"
}
VALUES = {letter: value for value, letters in _TILES.items() for letter in letters}


def load_words(lines: Iterable[str]) -> list[str]:
    """The words that can be laid with the club's tiles, in small letters, each once."""
    words = dict.fromkeys(line.strip().lower() for line in lines)  # defect: sharp-s-kept
    return [word for word in words if word and VALUES.keys() >= set(word)]


def points(word: str) -> int:
    return sum(VALUES[letter] for letter in word)


def can_lay(word: str, rack: str) -> bool:
    """Whether the tiles of the rack, such as "aeinrst", are enough for the word."""
    return all(letter in rack for letter in word)  # defect: tile-used-twice


def best_words(words: list[str], rack: str) -> list[str]:
    """The five words worth most that can be laid, the best first."""
    return nlargest(5, (word for word in words if can_lay(word, rack)), key=points)  # decoy: smallest-first


def anagrams(words: list[str]) -> list[list[str]]:
    """Groups of two or more words with the same letters, in the order of the list."""
    groups: list[list[str]] = []
    for word in words:  # defect(block): groups-compared
        for group in groups:
            if sorted(group[0]) == sorted(word):  # defect: letters-sorted-again
                group.append(word)
                break
        else:  # decoy: else-of-the-for
            groups.append([word])
    return [group for group in groups if len(group) > 1]


def pair_worth(words: list[str], goal: int) -> tuple[str, str] | None:
    """Two words that are worth `goal` points together, None if no two are."""
    values = [points(word) for word in words]
    for i in range(len(words)):  # defect(block): all-pairs-tried
        for j in range(i + 1, len(words)):
            if values[i] + values[j] == goal:
                return words[i], words[j]
    return None
