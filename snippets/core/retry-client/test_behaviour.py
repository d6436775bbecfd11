import contextlib
import json
from urllib.parse import parse_qs, urlsplit

import pytest
import subject


class Carrier:
    """A transport that plays back answers; the last one is repeated."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.calls = []

    def __call__(self, method, url, headers, body):
        self.calls.append((method, url, dict(headers), body))
        answer = self.answers[min(len(self.calls), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def ok(value):
    return subject.Response(200, {}, json.dumps(value).encode())


def busy(**headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return subject.Response(429, names, b"")


LOST = subject.TransportError("timed out")


def client(carrier, token="t", attempts=4):
    waits = []
    made = subject.ParcelClient(
        carrier, token, attempts=attempts, pause=0.5, sleep=waits.append
    )
    made.waits = waits
    return made


def test_find_sends_and_decodes():
    carrier = Carrier(ok([{"id": 1}]))
    assert client(carrier).find(postcode="8001") == [{"id": 1}]
    method, url, headers, body = carrier.calls[0]
    assert (method, url) == ("GET", subject.BASE + "/parcels?postcode=8001")
    assert headers["Accept"] == "application/json"
    assert headers["Authorization"] == "Bearer t"
    assert body is None


def test_book_posts_json():
    carrier = Carrier(ok({"booking": 7}))
    assert client(carrier).book({"weight": 2}) == {"booking": 7}
    method, url, _, body = carrier.calls[0]
    assert (method, url) == ("POST", subject.BASE + "/pickups")
    assert json.loads(body) == {"weight": 2}


def test_reads_are_repeated_after_a_pause():
    carrier = Carrier(LOST, LOST, ok([]))
    made = client(carrier)
    assert made.find(name="Lee") == []
    assert len(made.waits) == 2 and min(made.waits) > 0


def test_waits_as_long_as_told():
    made = client(Carrier(busy(retry_after="7"), ok([])))
    assert made.find(name="Lee") == []
    assert sum(made.waits) >= 7


def test_other_errors_are_not_repeated():
    carrier = Carrier(subject.Response(404, {}, b""))
    with pytest.raises(subject.ApiError):
        client(carrier).find(name="Lee")
    assert len(carrier.calls) == 1


def test_defect_headers_on_the_class():
    carrier = Carrier(ok([]))
    first = client(carrier, "first")
    client(carrier, "second")
    first.find(name="Lee")
    assert carrier.calls[0][2]["Authorization"] == "Bearer first"


def test_defect_booking_sent_again():
    carrier = Carrier(LOST, ok({"booking": 7}))
    with contextlib.suppress(subject.TransportError, subject.ApiError):
        client(carrier).book({"weight": 2})
    assert len(carrier.calls) == 1


def test_defect_query_by_hand():
    carrier = Carrier(ok([]))
    client(carrier).find(name="Lee & Sons", city="Zürich")
    query = urlsplit(carrier.calls[0][1]).query
    assert query.isascii() and " " not in query
    assert parse_qs(query) == {"name": ["Lee & Sons"], "city": ["Zürich"]}


@pytest.mark.parametrize(
    "answer", [busy(), busy(retry_after="Wed, 21 Oct 2015 07:28:00 GMT")]
)
def test_defect_retry_after_not_a_number(answer):
    assert client(Carrier(answer, ok([1]))).find(name="Lee") == [1]


@pytest.mark.parametrize("answer", [LOST, busy(retry_after="1")])
def test_defect_gives_up_with_none(answer):
    with pytest.raises((subject.TransportError, subject.ApiError)):
        client(Carrier(answer)).find(name="Lee")


def test_defect_sleep_after_last_attempt():
    carrier = Carrier(LOST)
    made = client(carrier, attempts=3)
    with contextlib.suppress(subject.TransportError, subject.ApiError):
        made.find(name="Lee")
    assert (len(carrier.calls), len(made.waits)) == (3, 2)
