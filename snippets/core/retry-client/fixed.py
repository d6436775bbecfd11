"""Client of the carrier's parcel API."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

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

    def __init__(
        self,
        transport: Transport,
        token: str,
        attempts: int = 4,
        pause: float = 0.5,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.transport = transport
        self.attempts = attempts
        self.pause = pause
        self.sleep = sleep
        self.headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Authorization": f"Bearer {token}",
        }

    def find(self, **filters: str) -> Any:
        """Parcels that match all filters, for example postcode= or name=."""
        return self._request("GET", f"/parcels?{urlencode(filters)}", None)

    def book(self, parcel: dict[str, Any]) -> Any:
        """Book a pick-up, which the carrier charges for.

        Not sent again when the answer is lost: the booking may have arrived.
        """
        return self._request("POST", "/pickups", json.dumps(parcel).encode())

    def _request(self, method: str, path: str, body: bytes | None) -> Any:
        """The decoded answer, or ApiError, or TransportError after the last attempt."""
        for attempt in range(1, self.attempts + 1):
            wait = self.pause * 2 ** (attempt - 1)
            last = attempt == self.attempts
            try:
                response = self.transport(method, BASE + path, self.headers, body)
            except TransportError:
                if last or method != "GET":
                    raise
            else:
                if response.status < 400:
                    return json.loads(response.body)
                if response.status != 429 or last:
                    raise ApiError(f"{method} {path}: {response.status}")
                wait = _seconds(response.headers.get("retry-after"), wait)
            self.sleep(wait)
        raise ValueError("attempts must be at least 1")


def _seconds(retry_after: str | None, otherwise: float) -> float:
    """Retry-After as seconds; `otherwise` where it is missing or a date."""
    if retry_after is not None and retry_after.isdecimal():
        return float(retry_after)
    return otherwise
