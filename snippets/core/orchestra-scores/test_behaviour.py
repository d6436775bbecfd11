import contextlib
import sqlite3

import pytest
import subject
from subject import NotEnough, ScoreLibrary


@pytest.fixture
def path(tmp_path):
    return tmp_path / "scores.db"


@pytest.fixture
def db(path):
    with contextlib.closing(sqlite3.connect(path)) as db:
        yield db


@pytest.fixture
def library(db):
    return ScoreLibrary(db)


def stored(path, query):
    """What another process reads."""
    with contextlib.closing(sqlite3.connect(path)) as other:
        return other.execute(query).fetchall()


def test_works_by_title(library):
    second = library.add_work("Mahler", "Symphony No. 2", {})
    first = library.add_work("Mahler", "Symphony No. 1", {"harp": 1})
    library.add_work("Bruckner", "Symphony No. 7", {})
    expected = [(first, "Symphony No. 1"), (second, "Symphony No. 2")]
    assert [tuple(row) for row in library.works_by("Mahler")] == expected
    assert library.works_by("Ravel") == []


def test_catalogue(library):
    sea = library.add_work("Debussy", "La mer", {"viola": 6, "harp": 2})
    songs = library.add_work("Berlioz", "Les nuits d'été", {})
    library.add_work("Debussy", "Jeux", {"harp": 2})
    assert [tuple(entry) for entry in library.catalogue([sea, songs])] == [
        ("Berlioz", "Les nuits d'été", {}),
        ("Debussy", "La mer", {"harp": 2, "viola": 6}),
    ]
    assert library.catalogue([]) == []


def test_works_of_the_same_title(library):
    works = [library.add_work("Sor", "Study", {"guitar": copies}) for copies in (1, 2)]
    free = [entry.free["guitar"] for entry in library.catalogue(works)]
    assert sorted(free) == [1, 2]


def test_lend_and_give_back(library, path):
    sea = library.add_work("Debussy", "La mer", {"viola": 6, "harp": 2})
    library.lend("Youth", sea, {"viola": 4, "harp": 2})
    library.lend("Chamber", sea, {"viola": 2})
    assert library.holders(sea) == {"Youth": 6, "Chamber": 2}
    free = "SELECT instrument, free FROM parts ORDER BY instrument"
    assert stored(path, free) == [("harp", 0), ("viola", 0)]
    library.give_back("Youth", sea)
    assert stored(path, free) == [("harp", 2), ("viola", 4)]
    assert stored(path, "SELECT ensemble, copies FROM loans") == [("Chamber", 2)]
    assert library.holders(sea) == {"Chamber": 2}


def test_holders_of_one_work(library):
    sea = library.add_work("Debussy", "La mer", {"harp": 2})
    games = library.add_work("Debussy", "Jeux", {"harp": 2})
    library.lend("Youth", sea, {"harp": 1})
    assert library.holders(games) == {}


@pytest.mark.parametrize("wanted", [{"harp": 3}, {"tuba": 1}])
def test_too_few(library, wanted):
    sea = library.add_work("Debussy", "La mer", {"harp": 2})
    with pytest.raises(NotEnough):
        library.lend("Youth", sea, wanted)


def test_no_copies_wanted(library):
    sea = library.add_work("Debussy", "La mer", {"harp": 2})
    with pytest.raises(ValueError):
        library.lend("Youth", sea, {"harp": 0})


def test_removed_work(library):
    sea = library.add_work("Debussy", "La mer", {"harp": 2})
    library.remove_work(sea)
    assert library.works_by("Debussy") == []


def test_back_up(library, tmp_path):
    library.add_work("Debussy", "La mer", {"harp": 2})
    library.back_up(tmp_path / "copy.db")
    assert stored(tmp_path / "copy.db", "SELECT title FROM works") == [("La mer",)]


def test_defect_name_inside_the_sql(library):
    songs = library.add_work("D'Indy", "Jour d'été", {"harp": 2})
    assert [tuple(row) for row in library.works_by("D'Indy")] == [(songs, "Jour d'été")]
    assert library.works_by("x' OR '1' = '1") == []


def test_defect_some_parts_lent(library, path):
    sea = library.add_work("Debussy", "La mer", {"viola": 6, "harp": 2})
    with pytest.raises(NotEnough):
        library.lend("Youth", sea, {"viola": 4, "harp": 3})
    library.add_work("Debussy", "Jeux", {"viola": 5})
    assert stored(path, "SELECT COUNT(*) FROM loans") == [(0,)]
    assert stored(path, "SELECT free FROM parts WHERE free > 5") == [(6,)]


def test_defect_free_from_before(library, db, path):
    sea = library.add_work("Debussy", "La mer", {"harp": 2})
    desk = sqlite3.connect(path, timeout=0)
    other = ScoreLibrary(desk)
    pending = [True]

    def lend_elsewhere(statement):
        if statement.lstrip().upper().startswith("UPDATE") and pending:
            pending.clear()
            with contextlib.suppress(NotEnough, sqlite3.OperationalError):
                other.lend("Chamber", sea, {"harp": 2})

    db.set_trace_callback(lend_elsewhere)
    with contextlib.suppress(NotEnough, sqlite3.OperationalError):
        library.lend("Youth", sea, {"harp": 2})
    desk.close()
    assert stored(path, "SELECT SUM(copies) FROM loans") == [(2,)]


def test_defect_cascade_not_on(library, path):
    sea = library.add_work("Debussy", "La mer", {"harp": 2})
    library.lend("Youth", sea, {"harp": 1})
    library.remove_work(sea)
    assert stored(path, "SELECT * FROM parts") == []
    assert stored(path, "SELECT * FROM loans") == []


def test_defect_copy_left_open(library, tmp_path, monkeypatch):
    made = []
    connect = sqlite3.connect

    def recorded(*args, **options):
        made.append(connect(*args, **options))
        return made[-1]

    monkeypatch.setattr(sqlite3, "connect", recorded)
    if hasattr(subject, "connect"):
        monkeypatch.setattr(subject, "connect", recorded)
    library.back_up(tmp_path / "copy.db")
    for connection in made:
        with pytest.raises(sqlite3.ProgrammingError):
            connection.total_changes
