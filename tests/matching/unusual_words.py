"""True remarks that share few words with the key: images, terse notes, learners' English, effects.

Each is written on the first lines of its issue.
"""

from __future__ import annotations

REMARKS: dict[str, list[tuple[str, str]]] = {
    "core/access-log-report": [
        ("log-used-up", "The bucket was already tipped out for the first table; the second one "
         "gets to lick the walls."),
        ("whole-log-read", "you swallow the entire day in one gulp, the machine will choke on a "
         "busy day"),
        ("log-left-open", "who shuts the door behind this one?"),
        ("platform-encoding", "On my colleague's Windows the umlauts will be garbage."),
        ("counted-by-hand", "collections has a thing for tallies, no need to carve notches"),
    ],
    "core/card-settlement": [
        ("payouts-rescanned", "For each receipt you leaf through the whole bank folder again. Put "
         "tabs in it."),
        ("exact-euro-compare", "0.1 + 0.2 story. will say not paid although is paid, count in "
         "cents"),
        ("paid-out-list-scan", "make a set of it"),
        ("hand-written-max", "Python can pick the biggest one without you holding its hand"),
        ("pass-per-store", "N shops, N strolls through the same pile. One stroll with a running "
         "sum for every shop does it."),
    ],
    "core/chess-ratings": [
        ("rating-moves-meanwhile", "By round three you are measuring with a ruler that stretched "
         "in rounds one and two."),
        ("points-cut-off", "4.9 -> 4 ?!"),
        ("asking-adds-player", "just peeking at somebody creates him"),
        ("divided-by-all-games", "I played 9 of the 45 and get shared out over 45, so I look like "
         "a beginner"),
        ("counted-for-each-rank", "sort. then number off. not thirty thousand beauty contests"),
    ],
    "core/garage-day": [
        ("days-dropped", "If I leave my car for a week I pay for an afternoon. timedelta keeps "
         "the days in another pocket."),
        ("full-hour-counts-twice", "exactly 60 min -> customer pay 2 hour, angry phone call"),
        ("always-an-exit", "a non-empty string is never false, so the barrier treats every event "
         "as somebody going home"),
        ("exit-without-entry", "A car that drove in before midnight blows this up, it was never "
         "written down."),
        ("numbered-by-hand", "enumerate(…, 1), like grown-ups"),
    ],
    "core/library-loans": [
        ("loans-skipped", "You are sawing off the branch you walk on; the neighbour of each "
         "removed one slips through."),
        ("today-frozen", "the calendar on this wall is nailed to the day the server was booted"),
        ("no-answer", "When it is a no, the function shrugs instead of saying no."),
        ("position-searched", "asking each person in the queue to count from the front, n times "
         "n/2"),
        ("grouped-by-hand", "setdefault / defaultdict pls"),
    ],
    "core/member-import": [
        ("every-error-skips-the-row", "This catches typos in our own code too and files them "
         "under 'bad data'. If somebody renames a column, we import nobody and nobody notices."),
        ("seen-is-a-list", "40k addresses x walk along all of them. hash it"),
        ("encoding-left-to-locale", "Müller becomes MÃ¼ller on another computer"),
        ("live-file-overwritten", "Power cut between these two lines = no members at all."),
        ("rows-removed-in-loop", "two empty ones behind each other, the second survive"),
    ],
    "core/job-config": [
        ("dry-run-zero-is-true", "\"0\" is a perfectly truthy citizen. whoever sets 0 to switch it "
         "off switches it on"),
        ("zero-retries-replaced", "The operator says never again, and the program hears nothing "
         "and tries twice more."),
        ("shared-default-env", "all jobs write their name on the same blackboard"),
        ("broken-file-means-no-jobs", "One comma wrong in the toml and tonight simply nothing "
         "runs, with a shy line in the log."),
        ("assert-on-file", "gone under -O"),
    ],
    "core/recipe-scaling": [
        ("amount-evaluated", "Strangers get a Python prompt on our server here."),
        ("letters-stripped", "carrot -> carr. It eats any of these letters from the tail, it "
         "doesn't know words"),
        ("units-added-up", "2 cups + 300 grams = 302 what?"),
        ("list-renamed", "now nobody below can call the real one any more"),
        ("default-by-hand", "four lines for what .get(x, x) says"),
    ],
    "core/van-day-plan": [
        ("plans-recomputed", "The same puzzle is solved from scratch again and again; with forty "
         "jobs the van never leaves. Remember the answers."),
        ("promised-kept", "Yesterday's parcels are still on the list today, since the basket in "
         "the signature is one and the same for every caller."),
        ("tie-compares-jobs", "same money twice -> TypeError, can't order Job"),
        ("prefix-resummed", "accumulate()"),
        ("rest-copied", "each level photocopies the remaining pages"),
    ],
    "core/feed-rate-limiter": [
        ("sleep-stops-all-tasks", "While this one naps the whole house has to sleep."),
        ("slot-taken-after-await", "Between looking at the free chair and sitting down you leave "
         "the room; three others sit down."),
        ("limits-shared-by-default", "change it for one limiter and the others obey too"),
        ("wall-clock", "when the clock is put back by NTP we wait an hour for nothing"),
        ("log-copied-per-call", "popleft the old ones from a deque rather than rewriting the "
         "diary at each visit"),
    ],
    "pandas/meter-readings": [
        ("frame-grown-in-loop", "Each month moves the whole house to add one chair; buy the chairs "
         "first and move once."),
        ("chained-assignment", "This writes on a photocopy, the original still has its minus "
         "kWh."),
        ("fill-across-meters", "first gap of flat B gets the last number of flat A"),
        ("price-by-row", "row by row through python, for a month of quarter hours?? np.where"),
        ("unweighted-price", "night hours with no use count as much as the evening peak, so the "
         "euro per kWh don't fit cost / kwh"),
    ],
    "ml/wheat-yield": [
        ("scaler-refitted", "the exam is graded with its own curve"),
        ("seasons-mixed", "Same summer on both sides of the fence: the model has seen that "
         "weather already and will look clever."),
        ("variety-codes", "Emil is not four times Benno"),
        ("signed-ranking", "A drought that halves the harvest comes last in this list. abs!"),
        ("warnings-silenced", "Taping over the oil light."),
    ],
}  # fmt: skip
