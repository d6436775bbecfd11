"""Elo ratings of a chess club."""
from collections import defaultdict
from dataclasses import dataclass, field

POINTS = {"1-0": 1.0, "0-1": 0.0, "1/2": 0.5}  # of White


@dataclass
class Game:
    white: str
    black: str
    result: str


@dataclass
class RatingList:
    """Ratings by player; who has never played counts as 1500."""

    ratings: defaultdict[str, int] = field(
        default_factory=lambda: defaultdict(lambda: 1500)  # defect: asking-adds-player
    )
    draws: int = 0

    def expected(self, player: str, opponent: str) -> float:
        """Points that the player should score on average, between 0 and 1."""
        gap = self.ratings[opponent] - self.ratings[player]  # defect: asking-adds-player
        return 1 / (1 + 10 ** (gap / 400))  # decoy: float-power

    def rate_event(self, games: list[Game], k: int = 20) -> None:
        """Update the ratings after a tournament.

        All its games are rated with the ratings from before the tournament. Changes
        are rounded to whole points once per player.
        """
        for game in games:
            points = POINTS[game.result]
            if points == 0.5:  # decoy: half-by-equality
                self.draws += 1
            surplus = points - self.expected(game.white, game.black)  # defect: rating-moves-meanwhile
            self.ratings[game.white] += int(k * surplus)  # defect: rating-moves-meanwhile, points-cut-off
            self.ratings[game.black] -= int(k * surplus)  # defect: rating-moves-meanwhile, points-cut-off

    def table(self) -> list[tuple[int, str, int]]:
        """Rank, player and rating, best first; equal ratings share a rank."""
        rows = []
        for player, rating in self.ratings.items():
            rank = 1 + sum(other > rating for other in self.ratings.values())  # defect: counted-for-each-rank
            rows.append((rank, player, rating))
        return sorted(rows)


def round_robin(players: list[str]) -> list[tuple[str, str]]:
    """Each pair of players once, the one named first having White."""
    pairs = []
    for i in range(len(players)):  # defect: pairs-by-index
        for j in range(i + 1, len(players)):  # defect: pairs-by-index
            pairs.append((players[i], players[j]))  # defect: pairs-by-index
    return pairs


def performance(own: str, games: list[Game], ratings: RatingList) -> float:
    """Mean rating of the opponents, plus 400 for each win and minus 400 for each loss,
    shared out over the games that `own` played, at least one.
    """
    total = 0.0
    for game in games:
        if own not in (game.white, game.black):
            continue
        opponent = game.black if game.white == own else game.white
        points = POINTS[game.result]
        if game.black == own:
            points = 1 - points
        total += ratings.ratings[opponent] + 800 * points - 400  # defect: asking-adds-player
    return total / len(games)  # defect: divided-by-all-games
