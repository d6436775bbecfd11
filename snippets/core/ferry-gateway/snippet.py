"""Gateway of a travel agency to the booking systems of the ferry lines."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Trip:
    """A crossing somebody looks for."""

    origin: str
    destination: str
    day: date
    passengers: int


@dataclass(frozen=True)
class Offer:
    """One departure at a price in cents, to be booked by its code."""

    line: str
    code: str
    cents: int


class LineError(Exception):
    """A ferry line refused a call or did not answer it."""


class Line(Protocol):
    """Client of one ferry line.

    A call that fails raises LineError, within 30 s, and has changed nothing there.
    """

    name: str

    async def offers(self, trip: Trip) -> list[Offer]: ...

    async def book(self, reference: str, code: str) -> int:
        """Book an offer; the cents charged, with the fees of the day."""

    async def cancel(self, reference: str) -> None: ...


class Gateway:
    """Searches and books with all lines; one object serves all web requests.

    `render` makes the tickets of some bookings as a PDF, `mail` sends it. `turnover`
    is the sum of all cents that the lines have charged, cancelled bookings included.
    """

    def __init__(
        self,
        lines: Iterable[Line],
        render: Callable[[Sequence[str]], bytes],
        mail: Callable[[str, bytes], Awaitable[None]],
        patience: float = 4.0,
    ) -> None:
        self._lines = {line.name: line for line in lines}
        self._render = render
        self._mail = mail
        self._patience = patience
        self._booked_with: dict[str, str] = {}
        self.turnover = 0

    async def search(self, trip: Trip) -> list[Offer]:
        """Offers of all lines, the cheapest first.

        A line that fails, or has no answer after `patience` seconds, is logged and
        left out.
        """
        calls = [line.offers(trip) for line in self._lines.values()]  # decoy: calls-made-in-a-list
        answers = await asyncio.wait_for(  # defect(block): one-slow-line-ends-all
            asyncio.gather(*calls, return_exceptions=True), self._patience
        )
        good = [answer for answer in answers if isinstance(answer, list)]  # defect: failures-unlogged
        return sorted((o for answer in good for o in answer), key=lambda o: o.cents)

    async def book(self, offers: Sequence[Offer], email: str) -> list[str]:
        """Book all crossings of a journey or none; their references, in order.

        The tickets follow by mail. Raises LineError when a crossing cannot be had.
        """
        references = await asyncio.gather(*(self._book(offer) for offer in offers))  # defect: half-a-journey
        asyncio.create_task(self._send_tickets(email, references))  # defect: task-may-vanish
        return references

    async def _book(self, offer: Offer) -> str:
        line = self._lines[offer.line]
        reference = uuid.uuid4().hex
        self.turnover += await line.book(reference, offer.code)  # defect: sum-read-before-await
        self._booked_with[reference] = offer.line  # decoy: dict-of-all-tasks
        return reference

    async def _send_tickets(self, email: str, references: Sequence[str]) -> None:
        try:
            pdf = self._render(references)  # defect: pdf-made-in-the-loop
            await self._mail(email, pdf)
        except Exception:  # decoy: last-resort
            log.exception("no tickets for %s", ", ".join(references))

    async def cancel(self, reference: str) -> None:
        """Cancel one crossing. Raises KeyError for an unknown reference."""
        line = self._lines[self._booked_with[reference]]
        await line.cancel(reference)
        self._booked_with.pop(reference, None)
