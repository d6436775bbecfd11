import pytest

from subject import month_report


@pytest.fixture
def report(tmp_path):
    def of(lines, turbines):
        log = tmp_path / "log.txt"
        log.write_text("".join(f"2025-06-01T13:00:10 {line}\n" for line in lines), encoding="ascii")
        return month_report(log, turbines)

    return of


def test_energy_and_means(report):
    lines = [
        "W7 power=1800 wind=9.0 yaw=80",
        "W8 power=360 wind=5.5 yaw=100",
        "W7 alarm pitch-2 cleared",
        "W7 power=2160 wind=10.0 yaw=100",
    ]
    months = report(lines, ["W8", "W7"])
    assert list(months) == ["W8", "W7"]
    assert months["W7"].kwh == pytest.approx(11)
    assert months["W7"].wind == pytest.approx(9.5)
    assert months["W7"].direction == pytest.approx(90)
    assert months["W8"] == pytest.approx((1.0, 5.5, 100))


def test_turbine_in_repair(report):
    assert report(["W7 alarm mast 1"], ["W7"]) == {"W7": (0.0, None, None)}


def test_only_the_turbines_asked_for(report):
    lines = ["W7 power=360 wind=5.5 yaw=100", "W8 power=360 wind=5.5 yaw=100"]
    assert list(report(lines, ["W8"])) == ["W8"]


def test_defect_name_within_name(report):
    lines = ["W1 power=360 wind=5.0 yaw=100", "W12 power=3600 wind=9.0 yaw=100"]
    months = report(lines, ["W1", "W12"])
    assert months["W1"].kwh == pytest.approx(1)
    assert months["W12"].kwh == pytest.approx(10)


def test_defect_consumption_dropped(report):
    lines = ["W7 power=360 wind=5.0 yaw=100", "W7 power=-36 wind=1.0 yaw=100"]
    month = report(lines, ["W7"])["W7"]
    assert month.kwh == pytest.approx(0.9)
    assert month.wind == pytest.approx(3)


def test_defect_degrees_averaged(report):
    lines = ["W7 power=360 wind=5.0 yaw=350", "W7 power=360 wind=5.0 yaw=20"]
    assert report(lines, ["W7"])["W7"].direction == pytest.approx(5, abs=0.01)
    lines = ["W7 power=360 wind=5.0 yaw=340", "W7 power=360 wind=5.0 yaw=10"]
    assert report(lines, ["W7"])["W7"].direction == pytest.approx(355, abs=0.01)
