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
        self._sending: set[asyncio.Task[None]] = set()
        self.turnover = 0

    async def close(self) -> None:
        """Wait until the tickets that are under way are sent."""
        await asyncio.gather(*self._sending)

    async def search(self, trip: Trip) -> list[Offer]:
        """Offers of all lines, the cheapest first.

        A line that fails, or has no answer after `patience` seconds, is logged and
        left out.
        """
        calls = [self._offers(line, trip) for line in self._lines.values()]
        answers = await asyncio.gather(*calls)
        return sorted((o for answer in answers for o in answer), key=lambda o: o.cents)

    async def _offers(self, line: Line, trip: Trip) -> list[Offer]:
        try:
            async with asyncio.timeout(self._patience):
                return await line.offers(trip)
        except Exception:
            log.warning("no offers of %s", line.name, exc_info=True)
            return []

    async def book(self, offers: Sequence[Offer], email: str) -> list[str]:
        """Book all crossings of a journey or none; their references, in order.

        The tickets follow by mail. Raises LineError when a crossing cannot be had.
        """
        outcomes = await asyncio.gather(
            *(self._book(offer) for offer in offers), return_exceptions=True
        )
        references = [outcome for outcome in outcomes if isinstance(outcome, str)]
        errors = [outcome for outcome in outcomes if not isinstance(outcome, str)]
        if errors:
            await asyncio.gather(*(self._give_back(each) for each in references))
            raise errors[0]
        sending = asyncio.create_task(self._send_tickets(email, references))
        self._sending.add(sending)  # the loop itself keeps tasks by weak reference only
        sending.add_done_callback(self._sending.discard)
        return references

    async def _give_back(self, reference: str) -> None:
        try:
            await self.cancel(reference)
        except LineError:
            log.exception("cancel %s by hand", reference)

    async def _book(self, offer: Offer) -> str:
        line = self._lines[offer.line]
        reference = uuid.uuid4().hex
        charged = await line.book(reference, offer.code)
        self.turnover += charged
        self._booked_with[reference] = offer.line
        return reference

    async def _send_tickets(self, email: str, references: Sequence[str]) -> None:
        try:
            pdf = await asyncio.to_thread(self._render, references)
            await self._mail(email, pdf)
        except Exception:
            log.exception("no tickets for %s", ", ".join(references))

    async def cancel(self, reference: str) -> None:
        """Cancel one crossing. Raises KeyError for an unknown reference."""
        line = self._lines[self._booked_with[reference]]
        await line.cancel(reference)
        self._booked_with.pop(reference, None)
