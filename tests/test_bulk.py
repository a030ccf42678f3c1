"""The seam for an executor: order kept, window kept, errors handed on."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from digest import bulk, memory
from digest.errors import DigestError, SourceError


def square(value: int) -> int:
    return value * value


def fail(value: int) -> int:
    raise SourceError("甲.txt", "坏了", "换一个")


@pytest.mark.parametrize("name", ["inline", "processes:2"])
def test_every_engine_gives_the_same_in_the_same_order(name):
    with bulk.executor(name) as executor:
        assert list(bulk.in_order(executor, square, range(100))) == [square(value) for value in range(100)]


def test_a_worker_looks_for_garbage_seldom_whatever_its_parent_does():
    before = gc.get_threshold()
    gc.set_threshold(700)
    try:
        with bulk.executor("processes:1") as executor:
            assert executor.submit(gc.get_threshold).result()[0] == memory._BETWEEN_LOOKS
    finally:
        gc.set_threshold(*before)


@pytest.mark.parametrize("name", ["inline", "processes:1"])
def test_an_error_survives_the_way_back_from_a_worker(name):
    with bulk.executor(name) as executor, pytest.raises(SourceError) as raised:
        list(bulk.in_order(executor, fail, [1]))
    assert (raised.value.source, raised.value.message, raised.value.remedy) == ("甲.txt", "坏了", "换一个")


def test_input_is_taken_no_further_than_the_window():
    values = Counted(1000)
    with bulk.executor("processes:2") as executor:
        results = bulk.in_order(executor, square, values, window=4, chunk=2)
        next(results)
        assert values.taken <= 10  # the window of each worker, and the chunk that filled it


class Counted(Sequence):
    """Numbers that say how many of them were taken."""

    def __init__(self, count):
        self.count, self.taken = count, 0

    def __len__(self):
        return self.count

    def __getitem__(self, place):
        if place >= self.count:
            raise IndexError
        self.taken += 1
        return place


def die_of(value: int) -> int:
    if value % 40 == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return value


def test_a_worker_that_dies_costs_its_own_value_and_no_other():
    with bulk.executor("processes:2") as executor:
        found = list(bulk.in_order(executor, die_of, range(100), lost=lambda value: -value))
    assert found == [-value if value % 40 == 7 else value for value in range(100)]


def die_once(file: str) -> str:
    if not Path(file).exists():
        Path(file).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return file


def test_a_value_whose_worker_was_killed_from_outside_is_done_again(tmp_path):
    files = [str(tmp_path / str(value)) for value in range(3)]
    with bulk.executor("processes:1") as executor:
        assert list(bulk.in_order(executor, die_once, files[:1], lost=lambda file: "given up")) == files[:1]


def test_few_values_stay_in_this_process_and_many_are_shared_out(monkeypatch):
    monkeypatch.setattr(bulk, "_cores", lambda: 2)
    with bulk.executor("auto") as executor:
        assert set(bulk.in_order(executor, process_of, range(bulk.FEW))) == {os.getpid()}
        assert os.getpid() not in set(bulk.in_order(executor, process_of, range(bulk.FEW + 1)))


def process_of(value: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("name", ["", "threads", "processes", "processes:0", "processes:x"])
def test_an_unknown_engine_is_named(name):
    with pytest.raises(DigestError, match="不认识的运行方式"):
        bulk.executor(name)


def test_more_processes_than_a_machine_bears_are_refused_before_one_starts():
    with pytest.raises(DigestError, match="最多 processes:64"):
        bulk.executor("processes:99999")


_PARENT = """
import os, sys, time
from digest import bulk, memory
engine = bulk.executor("processes:2")
list(bulk.in_order(engine, time.sleep, [0.1] * 4))
print(*engine.workers(), flush=True)
engine.submit(time.sleep, 60)
time.sleep(60)
"""


def test_no_worker_outlives_a_parent_that_was_killed():
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True)
    workers = list(map(int, parent.stdout.readline().split()))
    assert len(workers) == 2
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    given_up = time.monotonic() + 30
    while any(map(_is_running, workers)) and time.monotonic() < given_up:
        time.sleep(0.1)
    assert not any(map(_is_running, workers))


def _is_running(process):
    try:
        with Path(f"/proc/{process}/stat").open() as stream:
            return stream.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
