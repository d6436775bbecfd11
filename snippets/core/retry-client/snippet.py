"""Client of the carrier's parcel API."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

BASE = "https://api.carrier.example/v2"


class TransportError(Exception):
    """No answer arrived: refused, broken off or timed out after sending."""


class ApiError(Exception):
    """The carrier answered with a status of 400 or above."""


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes


Transport = Callable[[str, str, dict[str, str], bytes | None], Response]


class ParcelClient:
    """Calls the API with retries; transport(method, url, headers, body) sends."""

    headers = {"Accept": "application/json", "Content-Type": "application/json"}  # defect: headers-on-the-class

    def __init__(
        self,
        transport: Transport,
        token: str,
        attempts: int = 4,
        pause: float = 0.5,
        sleep: Callable[[float], None] = time.sleep,  # decoy: sleep-as-default
    ) -> None:
        self.transport = transport
        self.attempts = attempts
        self.pause = pause
        self.sleep = sleep
        self.headers["Authorization"] = f"Bearer {token}"  # defect: headers-on-the-class

    def find(self, **filters: str) -> Any:
        """Parcels that match all filters, for example postcode= or name=."""
        query = "&".join(f"{name}={value}" for name, value in filters.items())  # defect: query-by-hand
        return self._request("GET", f"/parcels?{query}", None)

    def book(self, parcel: dict[str, Any]) -> Any:
        """Book a pick-up, which the carrier charges for."""
        return self._request("POST", "/pickups", json.dumps(parcel).encode())

    def _request(self, method: str, path: str, body: bytes | None) -> Any:
        """The decoded answer, or ApiError, or TransportError after the last attempt."""
        for attempt in range(self.attempts):
            wait = self.pause * 2**attempt  # decoy: doubling-pause
            try:
                response = self.transport(method, BASE + path, self.headers, body)
            except TransportError:  # defect: booking-sent-again
                self.sleep(wait)  # defect: booking-sent-again, sleep-after-last-attempt
                continue
            if response.status == 429:
                self.sleep(int(response.headers["retry-after"]))  # defect: retry-after-not-a-number, sleep-after-last-attempt
                continue
            if response.status >= 400:
                raise ApiError(f"{method} {path}: {response.status}")
            return json.loads(response.body)
        return None  # defect: gives-up-with-none
