"""Elo ratings of a chess club."""
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

POINTS = {"1-0": 1.0, "0-1": 0.0, "1/2": 0.5}  # of White
START = 1500


@dataclass
class Game:
    white: str
    black: str
    result: str


@dataclass
class RatingList:
    """Ratings by player; who has never played counts as 1500."""

    ratings: dict[str, int] = field(default_factory=dict)
    draws: int = 0

    def of(self, player: str) -> int:
        """Rating of a player, known or not."""
        return self.ratings.get(player, START)

    def expected(self, player: str, opponent: str) -> float:
        """Points that the player should score on average, between 0 and 1."""
        gap = self.of(opponent) - self.of(player)
        return 1 / (1 + 10 ** (gap / 400))

    def rate_event(self, games: list[Game], k: int = 20) -> None:
        """Update the ratings after a tournament.

        All its games are rated with the ratings from before the tournament. Changes
        are rounded to whole points once per player.
        """
        surplus: defaultdict[str, float] = defaultdict(float)
        for game in games:
            points = POINTS[game.result]
            if points == 0.5:
                self.draws += 1
            won = points - self.expected(game.white, game.black)
            surplus[game.white] += won
            surplus[game.black] -= won
        for player, won in surplus.items():
            self.ratings[player] = self.of(player) + round(k * won)

    def table(self) -> list[tuple[int, str, int]]:
        """Rank, player and rating, best first; equal ratings share a rank."""
        rows: list[tuple[int, str, int]] = []
        in_order = sorted(self.ratings.items(), key=lambda entry: (-entry[1], entry[0]))
        for position, (player, rating) in enumerate(in_order, start=1):
            shared = bool(rows) and rows[-1][2] == rating
            rows.append((rows[-1][0] if shared else position, player, rating))
        return rows


def round_robin(players: list[str]) -> list[tuple[str, str]]:
    """Each pair of players once, the one named first having White."""
    return list(combinations(players, 2))


def performance(own: str, games: list[Game], ratings: RatingList) -> float:
    """Mean rating of the opponents, plus 400 for each win and minus 400 for each loss,
    shared out over the games that `own` played, at least one.
    """
    scores = []
    for game in games:
        if own not in (game.white, game.black):
            continue
        opponent = game.black if game.white == own else game.white
        points = POINTS[game.result]
        if game.black == own:
            points = 1 - points
        scores.append(ratings.of(opponent) + 800 * points - 400)
    return sum(scores) / len(scores)
