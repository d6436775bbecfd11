"""Tariffs, sessions and monthly bills of public charging points for cars."""
from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Vienna")


class Tariff:
    """A price per kWh, and an extra per kWh for some kinds of plug."""

    extras: dict[str, float] = {}

    def __init__(self, per_kwh: float) -> None:
        self.per_kwh = per_kwh

    def add_extra(self, plug: str, per_kwh: float) -> None:
        self.extras[plug] = per_kwh

    def cost(self, session: Session) -> float:
        return session.kwh * (self.per_kwh + self.extras.get(session.plug, 0.0))

    def price(self, session: Session) -> float:
        """Euros; half a cent is rounded up."""
        return round(self.cost(session), 2)


class NightTariff(Tariff):
    """A discount for sessions that start between 22 and 6 o'clock."""

    discount = 0.25

    def cost(self, session: Session) -> float:
        night = session.start.hour >= 22 or session.start.hour < 6
        return super().cost(session) * (1 - self.discount if night else 1)


class ParkingTariff(Tariff):
    """Each minute at the plug after the first four hours costs extra."""

    per_minute = 0.10

    def cost(self, session: Session) -> float:
        late = max(session.minutes() - 240, 0)
        return super().cost(session) + late * self.per_minute


class Session:
    """One car at one plug; `end` is None, and `kwh` grows, while it is charging."""

    def __init__(self, number: str, plug: str, start: str, end: str | None, kwh: float):
        self.number = number
        self.plug = plug
        self.start = datetime.fromisoformat(start).astimezone(ZONE)
        self.end = datetime.fromisoformat(end).astimezone(ZONE) if end else None
        self.kwh = kwh

    def minutes(self) -> int:
        """Full minutes at the plug so far."""
        end = self.end or datetime.now()
        return int((end - self.start).total_seconds() // 60)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Session):
            return NotImplemented
        return self.number == other.number

    def __hash__(self) -> int:
        return hash((self.number, self.kwh))


class Bill:
    """What one customer pays for a month; each session is on it once."""

    last_number = 0

    def __init__(self, tariff: Tariff) -> None:
        self.last_number += 1
        self.number = self.last_number
        self.tariff = tariff
        self.sessions: set[Session] = set()

    def add(self, session: Session) -> None:
        """Add a session; a later record of it replaces the earlier one."""
        self.sessions.discard(session)
        self.sessions.add(session)

    def total(self) -> float:
        return sum(self.tariff.price(session) for session in self.sessions)
