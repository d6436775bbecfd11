"""Workloads for the growth measurement: n loans, none of them of the work asked for."""

import sqlite3


def _loans_of_other_works(subject, n):
    db = sqlite3.connect(":memory:")
    library = subject.ScoreLibrary(db)
    quiet = library.add_work("Satie", "Vexations", {"piano": 1})
    for i in range(n):
        work = library.add_work("Haydn", f"No. {i}", {"viola": 1})
        library.lend("Youth", work, {"viola": 1})
    return lambda: library.holders(quiet)


WORKLOADS = {"all-loans-fetched": _loans_of_other_works}
