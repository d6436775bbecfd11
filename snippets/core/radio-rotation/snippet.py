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
        random.seed(seed)  # defect: one-generator-for-all

    def order(self) -> list[Track]:
        """All tracks of the archive, each once, in random order."""
        return random.choices(self.archive, k=len(self.archive))  # defect: drawn-with-return, one-generator-for-all

    def opener(self) -> str:
        """The jingle for the start of an hour; frequent ones may follow themselves."""
        weights = list(self.jingles.values())
        return random.choices(list(self.jingles), weights=weights)[0]  # defect: one-generator-for-all # decoy: jingle-again

    def plan(self, music: int = 3360) -> list[tuple[str, list[Track]]]:
        """An opener and tracks for each hour, with `music` seconds before the news.

        A track that no longer fits begins the next hour. Longer recordings than
        `music` get an hour for themselves, and the news wait until they end.
        """
        queue = self.order()
        hours = []
        hour: list[Track] = []
        left = music
        while queue:
            track = queue[0]
            if track.seconds > left:  # defect: hour-without-music
                hours.append((self.opener(), hour))  # defect: hour-without-music
                hour = []
                left = 3360  # defect: length-written-again
            hour.append(track)
            left -= track.seconds
            del queue[0]  # defect: queue-moved-up
        if hour:
            hours.append((self.opener(), hour))  # decoy: last-hour-emptied
        return hours
