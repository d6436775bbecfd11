"""Behaviour of the promotion of a release."""
import contextlib
import hashlib
import json
import logging

import pytest

import subject

MODEL, STATIONS = b"new model", b'{"vineyard": -1.5}'
GOOD = {"error": 0.9, "bias": 0.1, "missed": 0.04}
SERVERS = ["north", "middle", "south"]


class Shelf:
    """The registry's files, by the last part of their address."""

    def __init__(self, metrics=GOOD):
        sums = {"model.bin": MODEL, "stations.json": STATIONS}
        card = {
            "files": {name: hashlib.sha256(c).hexdigest() for name, c in sums.items()},
            "metrics": metrics,
        }
        self.contents = {**sums, "card.json": json.dumps(card).encode()}
        self.later = {}  # what a file is from its second download on

    def download(self, address, token):
        name = address.rsplit("/", 1)[1]
        content = self.contents[name]
        self.contents[name] = self.later.get(name, content)
        return content


class Service:
    """Servers that load the model of the production folder, unless they are broken."""

    def __init__(self, production, broken=()):
        self.production = production
        self.broken = broken
        self.loaded = {}

    def reload(self, server):
        model = (self.production / "model.bin").read_bytes()
        if server in self.broken and model == MODEL:
            raise RuntimeError("out of memory")
        self.loaded[server] = model


@pytest.fixture
def production(tmp_path):
    folder = tmp_path / "production"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"old model")
    return folder


def promote(shelf, production, service=None):
    registry = subject.Registry("https://registry", "t0ken-of-ours", shelf.download)
    service = service or Service(production)
    subject.promote(registry, "v7", production, SERVERS, service.reload)


def test_good_release_goes_live(production):
    service = Service(production)
    promote(Shelf(), production, service)
    assert (production / "model.bin").read_bytes() == MODEL
    assert (production / "stations.json").read_bytes() == STATIONS
    assert service.loaded == dict.fromkeys(SERVERS, MODEL)


def test_two_releases_in_a_row(production):
    promote(Shelf(), production)
    promote(Shelf(), production)
    assert (production / "model.bin").read_bytes() == MODEL


@pytest.mark.parametrize("metric, value", [("error", 1.3), ("bias", 0.6), ("missed", 0.2)])
def test_bad_metrics_are_refused(production, metric, value):
    with pytest.raises(subject.Refused):
        promote(Shelf({**GOOD, metric: value}), production)
    assert (production / "model.bin").read_bytes() == b"old model"


def test_altered_model_is_refused(production):
    shelf = Shelf()
    shelf.contents["model.bin"] = b"another model"
    with pytest.raises(subject.Refused):
        promote(shelf, production)
    assert (production / "model.bin").read_bytes() == b"old model"


def test_failed_load_brings_the_old_model_back(production):
    service = Service(production, broken=["north"])
    with pytest.raises(RuntimeError, match="out of memory"):
        promote(Shelf(), production, service)
    assert (production / "model.bin").read_bytes() == b"old model"
    assert service.loaded["north"] == b"old model"


@pytest.mark.parametrize("metric", ["error", "missed"])
def test_defect_nan_goes_live(production, metric):
    with pytest.raises(subject.Refused):
        promote(Shelf({**GOOD, metric: float("nan")}), production)


def test_defect_too_cold_passes(production):
    with pytest.raises(subject.Refused):
        promote(Shelf({**GOOD, "error": 1.1, "bias": -1.1}), production)


def test_defect_stations_unchecked(production):
    shelf = Shelf()
    shelf.contents["stations.json"] = b'{"vineyard": -9}'
    with pytest.raises(subject.Refused):
        promote(shelf, production)


def test_defect_fetched_again(production):
    shelf = Shelf()
    shelf.later["model.bin"] = b"another model"
    with contextlib.suppress(subject.Refused):
        promote(shelf, production)
    assert (production / "model.bin").read_bytes() in (MODEL, b"old model")


def test_defect_others_keep_it(production):
    service = Service(production, broken=["middle"])
    with contextlib.suppress(RuntimeError):
        promote(Shelf(), production, service)
    assert set(service.loaded.values()) == {b"old model"}


def test_defect_token_in_log(production, caplog):
    caplog.set_level(logging.DEBUG)
    promote(Shelf(), production)
    assert "t0ken-of-ours" not in caplog.text
