"""League table and scorer list of a hockey federation.

A result is (home team, guest team, goals of the home team, goals of the guests).
"""


def league_table(teams, results):
    """Rows (team, matches, goal difference, points), the leader first.

    A win gives three points, a draw one. Teams with the same points are in order of
    goal difference, teams with the same difference too in order of the alphabet.
    """
    totals = dict.fromkeys(teams, [0, 0, 0])  # defect: one-row-for-all
    for i in range(len(results)):  # defect: loop-over-index
        home, guest, home_goals, guest_goals = results[i]  # defect: loop-over-index
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
    table = [(team, *totals[team]) for team in totals]  # defect: totals-looked-up
    table.sort(key=lambda row: (row[3], row[2], row[0]), reverse=True)  # defect: names-reversed
    return table


def unbeaten(team, results):
    """True if the team has not lost a match."""
    for home, guest, home_goals, guest_goals in results:  # defect(block): all-by-hand
        if team == home and home_goals < guest_goals:
            return False
        if team == guest and guest_goals < home_goals:
            return False
    return True  # defect: all-by-hand


def scorer_list(scorers):
    """(player, goals) for everyone in `scorers`, which names one player per goal.

    Most goals first, players with the same number in order of the alphabet.
    """
    goals = [
        (name, scorers.count(name))  # defect: goals-recounted
        for name in set(scorers)  # decoy: set-loses-goals
    ]
    return sorted(goals, key=lambda pair: (-pair[1], pair[0]))
