"""Client of the tide service, for the harbour's web site and the pilots' office."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

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
    """Tide tables; answers are kept for `ttl` seconds.

    Methods raise urllib.error.URLError when the service cannot answer, HTTPError (a
    URLError) when it refuses.
    """

    def __init__(self, base: str, ttl: float = 3600.0, capacity: int = 500) -> None:
        self._base, self._ttl, self._capacity = base, ttl, capacity
        self._cache: OrderedDict[str, Entry] = OrderedDict()

    @property
    def stations(self) -> dict[str, str]:
        """Names of all stations by id; its pages are kept like all answers."""
        names: dict[str, str] = {}
        number: int | None = 1
        while number is not None:
            page = self._get("/stations", {"page": number})
            names.update(page["names"])
            number = page["next"]
        return names

    def name(self, station: str) -> str:
        return self.stations.get(station, station)

    def tides(self, station: str, day: date, datum: str = "MSL") -> list[Tide]:
        """High and low waters of a day (UTC), in order; metres above `datum`."""
        path = f"/stations/{quote(station, safe='')}/tides"
        body = self._get(path, {"day": day.isoformat(), "datum": datum})
        return [
            Tide(datetime.fromisoformat(item["time"]), item["height"], item["high"])
            for item in body["tides"]
        ]

    def next_high(self, station: str, now: datetime) -> Tide | None:
        """The first high water after `now` (UTC), today or tomorrow."""
        for day in (now.date(), now.date() + timedelta(days=1)):
            for tide in self.tides(station, day):
                if tide.high and tide.time > now:
                    return tide
        return None

    def _get(self, path: str, query: Json) -> Json:
        key = f"{path}?{urlencode(query)}"
        entry = self._cache.get(key)
        if entry and time.monotonic() < entry.expires:
            self._cache.move_to_end(key)
            return entry.body
        try:
            body, etag = self._fetch(key, entry.etag if entry else None)
        except HTTPError as error:
            if error.code != 304 or entry is None:
                raise
            body, etag = entry.body, entry.etag
        self._cache[key] = Entry(body, etag, time.monotonic() + self._ttl)
        self._cache.move_to_end(key)
        if len(self._cache) > self._capacity:
            self._cache.popitem(last=False)
        return body

    def _fetch(self, target: str, etag: str | None) -> Answer:
        headers = {"If-None-Match": etag} if etag else {}
        request = Request(f"{self._base}{target}", headers=headers)
        with urlopen(request, timeout=10) as answer:
            return json.load(answer), answer.headers.get("ETag")
