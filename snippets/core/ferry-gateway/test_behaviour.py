import asyncio
import gc
import logging
import time
import weakref
from datetime import date

import pytest
from subject import Gateway, LineError, Offer, Trip

TRIP = Trip("Kiel", "Gothenburg", date(2026, 7, 1), 2)


class Ferries:
    """A line that answers after `delay` seconds, with an error where one is given."""

    def __init__(self, name, prices=(), delay=0.0, error=None, charged=100):
        self.name = name
        self.prices = prices
        self.delay = delay
        self.error = error
        self.charged = charged
        self.booked = {}

    async def _answer(self):
        await asyncio.sleep(self.delay)
        if self.error is not None:
            raise self.error

    async def offers(self, trip):
        await self._answer()
        return [Offer(self.name, f"{self.name}{price}", price) for price in self.prices]

    async def book(self, reference, code):
        await self._answer()
        self.booked[reference] = code
        return self.charged

    async def cancel(self, reference):
        del self.booked[reference]


def gateway(*lines, render=lambda references: b"pdf", mail=None, patience=1.0):
    async def drop(email, pdf):
        pass

    return Gateway(lines, render, mail or drop, patience)


def offer(line):
    return Offer(line, f"{line}-1", 90)


async def until(condition):
    for _ in range(200):
        if condition():
            return
        await asyncio.sleep(0.005)


def test_offers_of_all_lines_cheapest_first():
    lines = Ferries("a", [300, 100], delay=0.01), Ferries("b", [200]), Ferries("c")
    found = asyncio.run(gateway(*lines).search(TRIP))
    assert [(o.line, o.cents) for o in found] == [("a", 100), ("b", 200), ("a", 300)]


def test_lines_are_asked_at_the_same_time():
    lines = [Ferries(f"line{i}", [i], delay=0.1) for i in range(8)]
    start = time.perf_counter()
    assert len(asyncio.run(gateway(*lines).search(TRIP))) == 8
    assert time.perf_counter() - start < 0.5


def test_failing_line_is_left_out():
    lines = Ferries("a", [1], error=LineError("down")), Ferries("b", [2])
    assert [o.line for o in asyncio.run(gateway(*lines).search(TRIP))] == ["b"]


def test_booking_and_tickets():
    sent = []

    async def mail(email, pdf):
        sent.append((email, pdf))

    async def run():
        a, b = Ferries("a", charged=110), Ferries("b", delay=0.01, charged=95)
        desk = gateway(a, b, mail=mail, render=lambda refs: ",".join(refs).encode())
        refs = await desk.book([offer("b"), offer("a")], "x@example.org")
        await until(lambda: sent)
        assert list(b.booked) == refs[:1] and list(a.booked) == refs[1:]
        assert sent == [("x@example.org", ",".join(refs).encode())]
        return refs

    assert len(set(asyncio.run(run()))) == 2


def test_cancelled():
    async def run():
        a = Ferries("a")
        desk = gateway(a)
        (reference,) = await desk.book([offer("a")], "x@example.org")
        await desk.cancel(reference)
        assert a.booked == {} and desk.turnover == 100
        with pytest.raises(KeyError):
            await desk.cancel(reference)

    asyncio.run(run())


def test_refused_booking():
    desk = gateway(Ferries("a", error=LineError("full")))
    with pytest.raises(LineError):
        asyncio.run(desk.book([offer("a")], "x@example.org"))
    assert desk.turnover == 0


def test_defect_one_slow_line_ends_all():
    lines = Ferries("a", [1], delay=3), Ferries("b", [2])
    found = asyncio.run(gateway(*lines, patience=0.1).search(TRIP))
    assert [o.line for o in found] == ["b"]


def test_defect_failures_unlogged(caplog):
    lines = Ferries("a", error=LineError("down")), Ferries("b", [2])
    with caplog.at_level(logging.DEBUG):
        asyncio.run(gateway(*lines).search(TRIP))
    assert [r for r in caplog.records if r.name != "asyncio"]


@pytest.mark.parametrize(("refusal", "success"), [(0.0, 0.03), (0.03, 0.0)])
def test_defect_half_a_journey(refusal, success):
    async def run():
        a = Ferries("a", delay=refusal, error=LineError("full"))
        b = Ferries("b", delay=success)
        with pytest.raises((LineError, ExceptionGroup)):
            await gateway(a, b).book([offer("a"), offer("b")], "x@example.org")
        await asyncio.sleep(0.08)
        return b.booked

    assert asyncio.run(run()) == {}


def test_defect_task_may_vanish():
    waiting = []

    async def mail(email, pdf):
        answer = asyncio.get_running_loop().create_future()
        waiting.append(weakref.ref(answer))
        await answer

    async def run():
        desk = gateway(Ferries("a"), mail=mail)
        booking = asyncio.create_task(desk.book([offer("a")], "x@example.org"))
        await until(lambda: waiting)
        gc.collect()
        answer = waiting[0]()
        assert answer is not None, "the task that sends the mail was collected"
        answer.set_result(None)
        await booking

    asyncio.run(run())


def test_defect_sum_read_before_await():
    async def run():
        lines = Ferries("a", charged=100), Ferries("b", charged=250)
        desk = gateway(*lines)
        await asyncio.gather(
            desk.book([offer("a")], "x@example.org"),
            desk.book([offer("b")], "y@example.org"),
        )
        return desk.turnover

    assert asyncio.run(run()) == 350


def test_defect_pdf_made_in_the_loop():
    async def run():
        made = []

        def render(references):
            time.sleep(0.2)
            made.append(True)
            return b"pdf"

        desk = gateway(Ferries("a"), render=render)
        booking = asyncio.create_task(desk.book([offer("a")], "x@example.org"))
        ticks = 0
        while not made:
            ticks += 1
            await asyncio.sleep(0.01)
        await booking
        return ticks

    assert asyncio.run(run()) > 4
