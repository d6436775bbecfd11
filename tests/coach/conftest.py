"""A running service, the client under test, and the environment of commands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.coach import Endpoint, Settings

from .service import KEY, Service


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def service() -> Iterator[Service]:
    """A service that says `vague` until it is told otherwise."""
    running = Service()
    yield running
    running.close()


@pytest.fixture
def endpoint(service: Service) -> Endpoint:
    """The client under test, impatient."""
    address = f"{service.address}/chat/completions"
    return Endpoint(Settings("model-1", address, KEY, timeout=0.3), first_pause=0.01)


@pytest.fixture
def configured(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The service, named in the environment of commands, with a cache of its own."""
    monkeypatch.setenv("REVIEWER_COACH_URL", service.address)
    monkeypatch.setenv("REVIEWER_COACH_KEY", KEY)
    monkeypatch.setenv("REVIEWER_COACH_TIMEOUT", "5")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return service
