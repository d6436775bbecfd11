"""Tariffs, sessions and monthly bills of public charging points for cars."""
from __future__ import annotations

import itertools
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Vienna")
CENT = Decimal("0.01")


class Tariff:
    """A price per kWh, and an extra per kWh for some kinds of plug."""

    def __init__(self, per_kwh: Decimal | str) -> None:
        self.per_kwh = Decimal(per_kwh)
        self.extras: dict[str, Decimal] = {}

    def add_extra(self, plug: str, per_kwh: Decimal | str) -> None:
        self.extras[plug] = Decimal(per_kwh)

    def cost(self, session: Session) -> Decimal:
        return session.kwh * (self.per_kwh + self.extras.get(session.plug, Decimal(0)))

    def price(self, session: Session) -> Decimal:
        """Euros; half a cent is rounded up."""
        return self.cost(session).quantize(CENT, ROUND_HALF_UP)


class NightTariff(Tariff):
    """A discount for sessions that start between 22 and 6 o'clock."""

    discount = Decimal("0.25")

    def cost(self, session: Session) -> Decimal:
        night = session.start.hour >= 22 or session.start.hour < 6
        return super().cost(session) * (1 - self.discount if night else 1)


class ParkingTariff(Tariff):
    """Each minute at the plug after the first four hours costs extra."""

    per_minute = Decimal("0.10")

    def cost(self, session: Session) -> Decimal:
        late = max(session.minutes() - 240, 0)
        return super().cost(session) + late * self.per_minute


class Session:
    """One car at one plug; `end` is None, and `kwh` grows, while it is charging."""

    def __init__(
        self, number: str, plug: str, start: str, end: str | None, kwh: Decimal | str
    ) -> None:
        self.number = number
        self.plug = plug
        self.start = datetime.fromisoformat(start).astimezone(ZONE)
        self.end = datetime.fromisoformat(end).astimezone(ZONE) if end else None
        self.kwh = Decimal(kwh)

    def minutes(self) -> int:
        """Full minutes at the plug so far."""
        end = self.end.astimezone(UTC) if self.end else datetime.now(UTC)
        return int((end - self.start.astimezone(UTC)).total_seconds() // 60)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Session):
            return NotImplemented
        return self.number == other.number

    def __hash__(self) -> int:
        return hash(self.number)


class Bill:
    """What one customer pays for a month; each session is on it once."""

    _numbers = itertools.count(1)

    def __init__(self, tariff: Tariff) -> None:
        self.number = next(self._numbers)
        self.tariff = tariff
        self.sessions: set[Session] = set()

    def add(self, session: Session) -> None:
        """Add a session; a later record of it replaces the earlier one."""
        self.sessions.discard(session)
        self.sessions.add(session)

    def total(self) -> Decimal:
        return sum(map(self.tariff.price, self.sessions), Decimal(0))
