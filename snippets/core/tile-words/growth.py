"""Word lists of growing size, without anagrams and without a fitting pair."""
from itertools import islice, product


def _words(n):
    # letters in rising order: no two words have the same ones
    letters = "abcdefghijklmnopqrstuvwxyz"
    pool = ("".join(word) for word in product(letters, repeat=4) if list(word) == sorted(word))
    return list(islice(pool, n))


def no_anagrams(subject, n):
    words = _words(n)
    return lambda: subject.anagrams(words)


def no_pair(subject, n):
    words = _words(n)
    return lambda: subject.pair_worth(words, 999)


WORKLOADS = {"groups-compared": no_anagrams, "all-pairs-tried": no_pair}
