"""Questions over real HTTP: bounds of time and size, tries, redirects."""

from __future__ import annotations

import json
import time

import pytest

from reviewer.coach import Endpoint, Settings
from reviewer.coach.endpoint import ANSWER_BYTES, FAILURES_IN_A_ROW, TRIES, NoAnswerError

from .service import KEY, Reply, Service, says

_ASK = ({"role": "user", "content": "well?"},)


def _refusal(endpoint: Endpoint) -> str:
    with pytest.raises(NoAnswerError) as caught:
        endpoint.ask(_ASK)
    assert caught.value.__cause__ is None
    assert KEY not in str(caught.value)
    return str(caught.value)


def test_a_question_is_a_chat_completion_at_temperature_0(
    service: Service, endpoint: Endpoint
) -> None:
    service.replies(says("yes"))
    assert endpoint.ask(_ASK) == "yes"
    (asked,) = service.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert asked.headers["Content-Type"] == "application/json"
    assert asked.body["model"] == "model-1"
    assert asked.body["temperature"] == 0
    assert asked.body["messages"] == list(_ASK)


def test_without_a_key_no_authorization_is_sent(service: Service) -> None:
    service.replies(says("yes"))
    Endpoint(Settings("m", f"{service.address}/chat/completions")).ask(_ASK)
    assert "Authorization" not in service.asked[0].headers


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_service_is_asked_again(service: Service, endpoint: Endpoint, status: int) -> None:
    service.replies(Reply(status=status), Reply(status=status), says("yes"))
    assert endpoint.ask(_ASK) == "yes"
    assert len(service.asked) == 3


def test_pauses_grow_or_are_what_the_service_asks_for(
    service: Service, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    service.replies(Reply(status=500))
    _refusal(endpoint)
    assert pauses == [0.01, 0.02, 0.04]
    del pauses[:]
    dated = Reply(status=429, headers={"Retry-After": "Fri, 31 Dec 2027 23:59:59 GMT"})
    soon = Reply(status=429, headers={"Retry-After": "7"})
    late = Reply(status=503, headers={"Retry-After": "99999999999999999999"})
    service.replies(soon, late, dated, says("yes"))
    assert endpoint.ask(_ASK) == "yes"
    assert pauses == [7.0, 30.0, 0.04]


def test_a_service_that_stays_busy_is_left_after_some_tries(
    service: Service, endpoint: Endpoint
) -> None:
    service.replies(Reply(b"Traceback: " + KEY.encode(), 500))
    assert _refusal(endpoint) == "the service answered 500 Internal Server Error"
    assert len(service.asked) == TRIES


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "the service answered 400 Bad Request"),
        (401, "the service answered 401 Unauthorized"),
        (404, "the service answered 404 Not Found"),
        (499, "the service answered 499"),
    ],
)
def test_a_refusal_is_final(service: Service, endpoint: Endpoint, status: int, said: str) -> None:
    service.replies(Reply(b'{"error": "bad key ' + KEY.encode() + b'"}', status))
    assert _refusal(endpoint) == said
    assert len(service.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(service: Service, endpoint: Endpoint, status: int) -> None:
    elsewhere = Service()
    service.replies(Reply(status=status, headers={"Location": f"{elsewhere.address}/steal"}))
    assert _refusal(endpoint) == "the service redirects elsewhere, which is not followed"
    assert elsewhere.asked == []
    elsewhere.close()


@pytest.mark.parametrize("slow", [Reply(silence=30), Reply(b"x" * 10, pause=30)])
def test_a_slow_answer_is_not_waited_for(service: Service, endpoint: Endpoint, slow: Reply) -> None:
    service.replies(slow)
    started = time.monotonic()
    assert _refusal(endpoint) == "no answer within 0.3 s"
    assert time.monotonic() - started < 5
    assert len(service.asked) == 1


def test_an_answer_that_drips_is_not_waited_for(service: Service, endpoint: Endpoint) -> None:
    service.replies(Reply(b"x" * 200, pause=0.05, pieces=200))
    started = time.monotonic()
    assert _refusal(endpoint) == "no answer within 0.3 s"
    assert time.monotonic() - started < 5


def test_a_huge_answer_is_not_read(service: Service, endpoint: Endpoint) -> None:
    service.replies(says("x" * 50_000_000))
    assert _refusal(endpoint) == f"the response is longer than {ANSWER_BYTES:,} bytes"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>sign in</html>",
        b"\xff\xfe",
        b"[]",
        b"NaN",
        b"{}",
        b'{"choices": []}',
        b'{"choices": {"0": 1}}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": ["x"]}}]}',
        b'{"choices": [{"message": {"content": "cut off',
        b"[" * 60_000,
        json.dumps({"choices": [{"delta": {"content": "x"}}]}).encode(),
    ],
)
def test_what_is_no_chat_completion_is_refused(
    service: Service, endpoint: Endpoint, body: bytes
) -> None:
    service.replies(Reply(body))
    assert _refusal(endpoint) == "the response is no chat completion"


def test_nobody_there(service: Service, endpoint: Endpoint) -> None:
    service.close()
    assert _refusal(endpoint) == "the service could not be reached"


def test_a_service_that_fails_again_and_again_is_given_up(
    service: Service, endpoint: Endpoint
) -> None:
    service.replies(Reply(status=400))
    for _ in range(FAILURES_IN_A_ROW):
        _refusal(endpoint)
    assert _refusal(endpoint) == "given up: the service answered 400 Bad Request"
    assert len(service.asked) == FAILURES_IN_A_ROW


def test_an_answer_between_failures_makes_up_for_them(service: Service, endpoint: Endpoint) -> None:
    bad = Reply(status=400)
    service.replies(bad, bad, says("yes"), bad, bad, says("yes"))
    for _ in range(2):
        _refusal(endpoint)
        _refusal(endpoint)
        assert endpoint.ask(_ASK) == "yes"


def test_a_wrong_key_is_tried_once_in_a_run(service: Service, endpoint: Endpoint) -> None:
    service.replies(Reply(status=401), says("yes"))
    _refusal(endpoint)
    assert _refusal(endpoint) == "given up: the service answered 401 Unauthorized"
    assert len(service.asked) == 1
