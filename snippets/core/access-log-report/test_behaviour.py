import pytest

from subject import Request, hits_per_route, read_log, report, slowest

LOG = """\
2026-03-01T10:00:00 GET /cart 200 38
server restarted
server restarted after 5 minutes
2026-03-01T10:00:01 POST /pay 500 1200
2026-03-01T10:00:02 GET /cart 200 41
2026-03-01T10:00:03 GET /käse 404 7
"""


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "access.log"
    path.write_text(LOG, encoding="utf-8")
    return str(path)


def test_read_log_skips_other_lines(log):
    requests = list(read_log(log))
    assert len(requests) == 4
    assert requests[1] == Request("2026-03-01T10:00:01", "/pay", 500, 1200)


def test_hits_per_route(log):
    assert dict(hits_per_route(read_log(log))) == {"/cart": 2, "/pay": 1, "/käse": 1}


def test_slowest_first(log):
    assert [r.millis for r in slowest(read_log(log), 3)] == [1200, 41, 38]
    assert len(slowest(read_log(log), 99)) == 4


def test_equally_slow_requests_keep_the_order_of_the_log():
    requests = [Request(str(i), "/", 200, 5) for i in range(4)]
    assert [r.time for r in slowest(requests, 2)] == ["0", "1"]


def test_routes_come_by_number_of_hits(log):
    lines = report(log).splitlines()
    assert lines[:2] == ["hits per route", "        2 /cart"]
    assert lines[4] == "slowest requests"


def test_report_on_an_empty_log(tmp_path):
    path = tmp_path / "empty.log"
    path.write_text("")
    assert report(str(path)) == "hits per route\nslowest requests\n"


def test_defect_log_used_up(log):
    assert report(log, 2).splitlines()[4:] == [
        "slowest requests",
        "  1200 ms 2026-03-01T10:00:01 /pay",
        "    41 ms 2026-03-01T10:00:02 /cart",
    ]


def test_defect_platform_encoding(log, monkeypatch):
    asked = []
    real_open = open

    def spy(file, mode="r", buffering=-1, encoding=None, *args, **kwargs):
        asked.append(encoding or "b" in mode)
        return real_open(file, mode, buffering, encoding, *args, **kwargs)

    monkeypatch.setattr("builtins.open", spy)
    monkeypatch.setattr("io.open", spy)
    assert [r.route for r in read_log(log)][-1] == "/käse"
    assert asked and all(asked)
