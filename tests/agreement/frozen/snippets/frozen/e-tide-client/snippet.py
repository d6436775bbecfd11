"""Client of the tide service, for the harbour's web site and the pilots' office."""

from __future__ import annotations

import json
import logging
import time
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

log = logging.getLogger(__name__)
Json = dict[str, Any]
Answer = tuple[Json, str | None]  # body and ETag


class Tide(NamedTuple):
    time: datetime
    height: float
    high: bool


class Entry(NamedTuple):
    body: Json
    etag: str | None
    expires: float


class TideClient:
    """Tide tables; answers are kept for `ttl` seconds."""

    def __init__(self, base: str, ttl: float = 3600.0, capacity: int = 500) -> None:
        self._base, self._ttl, self._capacity = base, ttl, capacity
        self._cache: dict[str, Entry] = {}

    @property
    def stations(self) -> dict[str, str]:
        """Names of all stations by id."""
        names: dict[str, str] = {}
        page, _ = self._fetch("/stations", {"page": 1}, None)
        while page["next"] is not None:
            names.update(page["names"])
            page, _ = self._fetch("/stations", {"page": page["next"]}, None)
        return names

    def name(self, station: str) -> str:
        return self.stations.get(station, station)

    def tides(self, station: str, day: date, datum: str = "MSL") -> list[Tide]:
        """High and low waters of a day (UTC), in order; metres above `datum`."""
        path = f"/stations/{quote(station, safe='')}/tides"
        query = {"day": day.isoformat(), "datum": datum}
        body = self._get(f"{station} {day}", path, query)
        return [
            Tide(datetime.fromisoformat(item["time"]), item["height"], item["high"])
            for item in body.get("tides", [])
        ]

    def next_high(self, station: str, now: datetime) -> Tide | None:
        """The first high water after `now` (UTC)."""
        tides = self.tides(station, now.date())
        return next((tide for tide in tides if tide.high and tide.time > now), None)

    def _get(self, key: str, path: str, query: Json) -> Json:
        entry = self._cache.get(key)
        if entry and time.monotonic() < entry.expires:
            return entry.body
        try:
            body, etag = self._fetch(path, query, entry.etag if entry else None)
        except HTTPError as error:
            if error.code == 304 and entry:
                return entry.body
            log.warning("%s%s: %s", self._base, path, error)
            body, etag = {}, None
        if len(self._cache) >= self._capacity:
            self._cache.popitem()
        self._cache[key] = Entry(body, etag, time.monotonic() + self._ttl)
        return body

    def _fetch(self, path: str, query: Json, etag: str | None) -> Answer:
        headers = {"If-None-Match": etag} if etag else {}
        url = f"{self._base}{path}?{urlencode(query)}"
        with urlopen(Request(url, headers=headers), timeout=10) as answer:
            return json.load(answer), answer.headers.get("ETag")
