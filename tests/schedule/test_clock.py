"""The alarm clock rings, in real time."""

from __future__ import annotations

import threading
import time

from digest.schedule import clock


def ring_for(seconds: float, call) -> None:
    is_over = threading.Event()
    timer = threading.Timer(seconds, is_over.set)
    timer.start()
    clock.ring(call, is_over, 1)
    timer.join()


def test_it_rings_at_once_and_again():
    moments = []
    started = time.monotonic()
    ring_for(2.5, lambda: moments.append(time.monotonic() - started))
    assert len(moments) in (2, 3, 4)
    assert moments[0] < 1


def test_a_call_is_finished_and_never_doubled():
    under_way, most, finished = [], [], []

    def call() -> None:
        under_way.append(1)
        most.append(len(under_way))
        time.sleep(1.6)
        under_way.pop()
        finished.append(1)

    ring_for(2.0, call)
    assert max(most) == 1
    assert len(finished) == len(most)


def test_a_call_that_raises_is_called_again(caplog):
    calls = []

    def call() -> None:
        calls.append(1)
        raise ValueError("broken")

    ring_for(2.5, call)
    assert len(calls) > 1
    assert "broken" in caplog.text
