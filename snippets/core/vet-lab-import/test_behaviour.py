"""Behaviour of the nightly lab import. Waits are bounded, so that any order ends soon."""

import contextlib
import threading
import time

import pytest

import subject


def lab(texts, charge=None, charged=()):
    """An import from a lab that has these texts, and the list of samples it charges."""
    fees = []
    return subject.LabImport(texts.__getitem__, charge or fees.append, set(charged)), fees


def test_values_of_all_files():
    night, _ = lab({"01": "s1;rex;urea;40\ns1;rex;iron;12\n", "02": "s2;mia;urea;55\n"})
    assert night.run(["02", "01"]) == 2
    assert night.values == {("rex", "urea"): 40, ("rex", "iron"): 12, ("mia", "urea"): 55}


def test_a_sample_of_one_file_is_charged_once():
    night, fees = lab({"01": "s1;rex;urea;40\ns1;rex;iron;12\ns0;rex;zinc;3"}, charged=["s0"])
    night.run(["01"])
    assert fees == ["s1"]
    assert night.charged == {"s0", "s1"}


def test_bad_lines_are_kept_for_the_report():
    night, _ = lab({"01": "s1;rex;urea;much\nrubbish\ns1;rex;iron;12"})
    night.run(["01"])
    assert night.bad == ["01: s1;rex;urea;much", "01: rubbish"]
    assert night.values == {("rex", "iron"): 12}


def test_bad_lines_of_several_files():
    night, _ = lab({f"{i:02d}": "rubbish\n" * 5 for i in range(4)})
    assert night.run([f"{i:02d}" for i in range(4)]) == 4
    assert len(night.bad) == 20


def test_defect_thread_per_file():
    crowd = threading.Event()
    counting = threading.Lock()
    now, most = 0, 0

    def fetch(name):
        nonlocal now, most
        with counting:
            now += 1
            most = max(most, now)
            if now > 6:
                crowd.set()
        crowd.wait(0.05)
        with counting:
            now -= 1
        return ""

    subject.LabImport(fetch, print, set()).run([f"{i:02d}" for i in range(9)])
    assert most <= 6


def test_defect_night_without_files():
    night, _ = lab({})
    assert night.run([]) == 0
    assert night.values == {}


def test_defect_errors_swallowed():
    night, _ = lab({"01": "s1;rex;urea;40"})
    with pytest.raises(KeyError):
        night.run(["01", "02"])
    night, _ = lab({"01": "rubbish\n" * 21})
    with pytest.raises(subject.ImportStopped):
        night.run(["01"])


def test_defect_correction_overtaken():
    """The first file is slow, so that the one that corrects it is there before."""

    def fetch(name):
        if name == "02":
            return "s1;rex;urea;45"
        end = time.monotonic() + 0.2
        while not night.values and time.monotonic() < end:
            time.sleep(0.005)
        return "s1;rex;urea;40"

    night = subject.LabImport(fetch, lambda sample: None, {"s1"})
    night.run(["01", "02"])
    assert night.values == {("rex", "urea"): 45}


def test_defect_billed_twice():
    """Where two threads can be at the charge of one sample, they meet there."""
    fees = []
    both = threading.Barrier(2)

    def charge(sample):
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(0.25)
        fees.append(sample)

    texts = {"01": "s1;rex;urea;40", "02": "s1;rex;iron;12"}
    night, _ = lab(texts, charge)
    night.run(["01", "02"])
    assert fees == ["s1"]


def test_defect_others_go_on():
    """The first file stops the import; few of the others can be under way by then."""
    texts = {f"{i:02d}": f"s{i};rex;urea;40" for i in range(60)} | {"00": "rubbish\n" * 21}
    fees = []

    def fetch(name):
        time.sleep(0 if name == "00" else 0.01)
        return texts[name]

    night = subject.LabImport(fetch, fees.append, set())
    with contextlib.suppress(subject.ImportStopped):
        night.run(texts)
    assert len(fees) < 40
