"""What the server is told, and how much it lends to its visitors."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

LOCAL_NAME = "localhost"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what visitors may take."""

    visitors: int = 8
    """Processes at the same time."""
    message_bytes: int = 256 * 1024
    """Of one message from a browser; a paste is one message."""
    grace_seconds: float = 30.0
    """A process waits so long for its browser to come back."""
    idle_seconds: float = 3600.0
    """Without a key or a click for so long, a process ends."""
    ending_seconds: float = 5.0
    """A process may take so long to save and end; then it is killed."""


@dataclass(frozen=True, slots=True)
class Options:
    """A server: where it listens, who may come in, what they get.

    `home` is the directory whose `web` holds the profiles; `token` None lets everyone in who
    can reach the port; `names` are hosts that it may be called by, besides its own.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    names: tuple[str, ...] = ()
    libraries: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server bound to `host`."""
    if host.lower() == LOCAL_NAME:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_wildcard(host: str) -> bool:
    """Whether `host` stands for every address of this machine."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
