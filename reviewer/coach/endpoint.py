"""One question to an OpenAI-compatible service, over HTTP, within bounds of time and size."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from reviewer.formats.decode import DecodeError, decode_json, decode_text

from .settings import Settings

Messages = Sequence[Mapping[str, str]]

ANSWER_BYTES = 65_536
"""The longest response that is read."""
ANSWER_TOKENS = 1_024
TRIES = 4
"""How often a question is put to a service that is busy or fails."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds between tries: doubled each time, or what the service asks for, up to the longest."""
FAILURES_IN_A_ROW = 3
"""After so many questions without an answer the service is given up for the rest of the run."""
_USELESS_TO_REPEAT = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
)
_CHUNK = 8_192


class NoAnswerError(Exception):
    """The service gave no answer; the text says why, and holds nothing that it sent.

    `for_all` tells that other questions would fare no better.
    """

    def __init__(self, reason: str, *, for_all: bool = False) -> None:
        super().__init__(reason)
        self.for_all = for_all


class _BusyError(Exception):
    """Worth another try, after `pause` seconds if the service says so."""

    def __init__(self, status: int, pause: float | None) -> None:
        self.status, self.pause = status, pause


class Endpoint:
    """A service that answers chat completions. May be shared by threads.

    No redirect is followed: what is sent stays with the host that the user named.
    """

    def __init__(self, settings: Settings, first_pause: float = FIRST_PAUSE) -> None:
        self._settings = settings
        self._first_pause = first_pause
        self._opener = OpenerDirector()
        for handler in (
            ProxyHandler(),
            HTTPHandler(),
            HTTPSHandler(),
            HTTPErrorProcessor(),
            HTTPDefaultErrorHandler(),
        ):
            self._opener.add_handler(handler)
        self._lock = threading.Lock()
        self._failures = 0
        self._given_up = ""

    def ask(self, messages: Messages) -> str:
        """The text of the service's answer. Raises NoAnswerError."""
        with self._lock:
            if self._given_up:
                raise NoAnswerError(f"given up: {self._given_up}")
        try:
            content = self._patiently(self._request(messages))
        except NoAnswerError as error:
            self._failed(error)
            raise
        with self._lock:
            self._failures = 0
        return content

    def _failed(self, error: NoAnswerError) -> None:
        with self._lock:
            self._failures += 1
            if error.for_all or self._failures >= FAILURES_IN_A_ROW:
                self._given_up = self._given_up or str(error)

    def _request(self, messages: Messages) -> Request:
        body = {
            "model": self._settings.model,
            "temperature": 0,
            "max_tokens": ANSWER_TOKENS,
            "messages": [dict(message) for message in messages],
        }
        headers = {"Content-Type": "application/json", "User-Agent": "reviewer"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        return Request(self._settings.address, json.dumps(body).encode(), headers, method="POST")

    def _patiently(self, request: Request) -> str:
        pause = self._first_pause
        for last in (False,) * (TRIES - 1) + (True,):
            try:
                return _content(self._once(request))
            except _BusyError as busy:
                if last:
                    raise NoAnswerError(_said(busy.status)) from None
                time.sleep(min(LONGEST_PAUSE, pause if busy.pause is None else busy.pause))
                pause *= 2
        raise AssertionError("unreachable")

    def _once(self, request: Request) -> bytes:
        deadline = time.monotonic() + self._settings.timeout
        try:
            with self._opener.open(request, timeout=self._settings.timeout) as response:
                return self._read(response, deadline)
        except HTTPError as error:
            error.close()
            raise _refusal(error) from None
        except TimeoutError:
            raise self._late() from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late() from None
            raise NoAnswerError("the service could not be reached") from None
        except (OSError, HTTPException, ValueError):
            raise NoAnswerError("the connection broke") from None

    def _read(self, response: HTTPResponse, deadline: float) -> bytes:
        data = b""
        while chunk := response.read1(_CHUNK):
            data += chunk
            if len(data) > ANSWER_BYTES:
                raise NoAnswerError(f"the response is longer than {ANSWER_BYTES:,} bytes")
            if time.monotonic() > deadline:
                raise self._late()
        return data

    def _late(self) -> NoAnswerError:
        return NoAnswerError(f"no answer within {self._settings.timeout:g} s")


def _refusal(error: HTTPError) -> Exception:
    status = error.code
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _BusyError(status, _seconds(error.headers.get("Retry-After")))
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return NoAnswerError("the service redirects elsewhere, which is not followed", for_all=True)
    return NoAnswerError(_said(status), for_all=status in _USELESS_TO_REPEAT)


def _said(status: int) -> str:
    try:
        return f"the service answered {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"the service answered {status}"


def _seconds(retry_after: str | None) -> float | None:
    """Retry-After where it is a number of seconds; its other form, a date, is passed over."""
    if retry_after is None or not (retry_after.isascii() and retry_after.isdigit()):
        return None
    return float(retry_after[:9])


def _content(data: bytes) -> str:
    """The text within a chat completion."""
    try:
        value = decode_json(decode_text(data))
        content = value["choices"][0]["message"]["content"]  # type: ignore[index]
    except (DecodeError, LookupError, TypeError):
        content = None
    if not isinstance(content, str):
        raise NoAnswerError("the response is no chat completion")
    return content
