"""Music plan of a web radio: the whole archive in random order, hour by hour."""
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Track:
    artist: str
    title: str
    seconds: int


class Channel:
    """One channel with its archive and jingles; the same seed gives the same plan."""

    def __init__(
        self, archive: list[Track], jingles: dict[str, int], seed: int
    ) -> None:
        self.archive = archive
        self.jingles = jingles  # by name, how much more often than others
        self._random = random.Random(seed)

    def order(self) -> list[Track]:
        """All tracks of the archive, each once, in random order."""
        return self._random.sample(self.archive, k=len(self.archive))

    def opener(self) -> str:
        """The jingle for the start of an hour; frequent ones may follow themselves."""
        weights = list(self.jingles.values())
        return self._random.choices(list(self.jingles), weights=weights)[0]

    def plan(self, music: int = 3360) -> list[tuple[str, list[Track]]]:
        """An opener and tracks for each hour, with `music` seconds before the news.

        A track that no longer fits begins the next hour. Longer recordings than
        `music` get an hour for themselves, and the news wait until they end.
        """
        hours = []
        hour: list[Track] = []
        left = music
        for track in self.order():
            if hour and track.seconds > left:
                hours.append((self.opener(), hour))
                hour = []
                left = music
            hour.append(track)
            left -= track.seconds
        if hour:
            hours.append((self.opener(), hour))
        return hours
