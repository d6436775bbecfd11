"""Who may come in: the token, the name that the server is called by, the page that calls it."""

from __future__ import annotations

import hmac
import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from .options import LOCAL_NAME, Options, is_loopback

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server. `local`: only this machine can reach it."""

    token: str | None
    names: frozenset[str]
    local: bool

    @classmethod
    def of(cls, options: Options) -> Access:
        """The rules that follow from where a server is bound."""
        names = {LOCAL_NAME, options.host.lower(), *(name.lower() for name in options.names)}
        local = is_loopback(options.host)
        if not local:
            names.add(socket.gethostname().lower())
        return cls(options.token, frozenset(names), local)

    def knows_host(self, header: str | None) -> bool:
        """Whether a Host header names this server.

        A page elsewhere can have its own name resolve to our address (DNS rebinding), and would
        then be of our origin: so a name must be known. An address cannot be rebound.
        """
        match = _HOST.fullmatch(header or "")
        if match is None:
            return False
        name = match[1].strip("[]").rstrip(".").lower()
        if name in self.names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not self.local

    def admits(self, given: str | None) -> bool:
        """Whether a token opens the door; compared in constant time."""
        if self.token is None:
            return True
        return given is not None and hmac.compare_digest(_bytes(given), _bytes(self.token))


def same_origin(origin: str | None, host: str | None) -> bool:
    """Whether an Origin header is that of the pages served under the Host header."""
    if not origin or not host:
        return False
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
