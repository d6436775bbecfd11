"""Where the judge is, and the key to it: from the environment, never from a file of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from reviewer.safe_text import one_line

URL, KEY, TIMEOUT = "REVIEWER_COACH_URL", "REVIEWER_COACH_KEY", "REVIEWER_COACH_TIMEOUT"
DEFAULT_TIMEOUT = 60.0
LONGEST_TIMEOUT = 3_600.0
MODEL_CHARACTERS = 200
_VISIBLE = re.compile(r"[\x21-\x7e]*")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class SettingsError(ValueError):
    """A setting is missing or unusable; the text says which and what to do. No key is in it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The judge's model, the address its questions are posted to, and the time it may take."""

    model: str
    address: str
    key: str = field(default="", repr=False)
    timeout: float = DEFAULT_TIMEOUT
    """Seconds for one answer."""

    @property
    def host(self) -> str:
        """Host and port of the address, for people."""
        return urlsplit(self.address).netloc

    @property
    def key_is_exposed(self) -> bool:
        """Whether the key travels unencrypted to another machine."""
        parts = urlsplit(self.address)
        return bool(self.key) and parts.scheme == "http" and parts.hostname not in _LOOPBACK


def settings_from(model: str, environment: Mapping[str, str]) -> Settings:
    """The settings for `model` in an environment. Raises SettingsError."""
    if not model or len(model) > MODEL_CHARACTERS or one_line(model) != model:
        raise SettingsError(f"a model's name is one line of at most {MODEL_CHARACTERS} characters")
    key = environment.get(KEY, "").strip()
    if not _VISIBLE.fullmatch(key):
        raise SettingsError(f"{KEY} holds characters that no key has")
    url = environment.get(URL, "").strip()
    if not url:
        raise SettingsError(
            f"no endpoint is known. Set {URL} to the base address of a service with an "
            f"OpenAI-compatible interface, as in https://HOST/v1, and {KEY} if it asks for a key"
        )
    return Settings(model, _address(url), key, _timeout(environment.get(TIMEOUT, "")))


def _address(url: str) -> str:
    """The address of chat completions below a base address; a bare host has them in /v1."""
    if not _VISIBLE.fullmatch(url):
        raise SettingsError(f"{URL} holds characters that no address has")
    parts = _split(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{URL} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise SettingsError(f"{URL} holds a name or password; set {KEY} instead")
    if parts.query or parts.fragment:
        raise SettingsError(f"{URL} is a base address, without ? and #")
    path = parts.path.rstrip("/") or "/v1"
    return f"{parts.scheme}://{parts.netloc}{path}/chat/completions"


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port, (parts.hostname or "").encode("idna")
    except ValueError:
        raise SettingsError(f"{URL} is no http or https address") from None
    return parts


def _timeout(text: str) -> float:
    if not text.strip():
        return DEFAULT_TIMEOUT
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST_TIMEOUT:
        raise SettingsError(f"{TIMEOUT} is a number of seconds up to {LONGEST_TIMEOUT:g}")
    return seconds
