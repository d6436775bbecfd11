"""League table and scorer list of a hockey federation.

A result is (home team, guest team, goals of the home team, goals of the guests).
"""

from collections import Counter


def league_table(teams, results):
    """Rows (team, matches, goal difference, points), the leader first.

    A win gives three points, a draw one. Teams with the same points are in order of
    goal difference, teams with the same difference too in order of the alphabet.
    """
    totals = {team: [0, 0, 0] for team in teams}
    for home, guest, home_goals, guest_goals in results:
        margin = home_goals - guest_goals
        totals[home][0] += 1
        totals[home][1] += margin
        totals[guest][0] += 1
        totals[guest][1] -= margin
        if margin > 0:
            totals[home][2] += 3
        elif margin < 0:
            totals[guest][2] += 3
        else:
            totals[home][2] += 1
            totals[guest][2] += 1
    table = [(team, *numbers) for team, numbers in totals.items()]
    table.sort(key=lambda row: (-row[3], -row[2], row[0]))
    return table


def unbeaten(team, results):
    """True if the team has not lost a match."""
    return not any(
        (team == home and home_goals < guest_goals)
        or (team == guest and guest_goals < home_goals)
        for home, guest, home_goals, guest_goals in results
    )


def scorer_list(scorers):
    """(player, goals) for everyone in `scorers`, which names one player per goal.

    Most goals first, players with the same number in order of the alphabet.
    """
    return sorted(Counter(scorers).items(), key=lambda pair: (-pair[1], pair[0]))
