"""The seam for an executor: order kept, window kept, errors handed on."""

import pytest

from digest import bulk
from digest.errors import DigestError, SourceError


def square(value: int) -> int:
    return value * value


def fail(value: int) -> int:
    raise SourceError("甲.txt", "坏了", "换一个")


@pytest.mark.parametrize("name", ["inline", "processes:2"])
def test_every_engine_gives_the_same_in_the_same_order(name):
    with bulk.executor(name) as executor:
        assert list(bulk.in_order(executor, square, range(100))) == [square(value) for value in range(100)]


@pytest.mark.parametrize("name", ["inline", "processes:1"])
def test_an_error_survives_the_way_back_from_a_worker(name):
    with bulk.executor(name) as executor, pytest.raises(SourceError) as raised:
        list(bulk.in_order(executor, fail, [1]))
    assert (raised.value.source, raised.value.message, raised.value.remedy) == ("甲.txt", "坏了", "换一个")


def test_input_is_taken_no_further_than_the_window():
    taken = []

    def values():
        for value in range(1000):
            taken.append(value)
            yield value

    results = bulk.in_order(bulk.InlineExecutor(), square, values(), window=8)
    next(results)
    assert len(taken) == 8


@pytest.mark.parametrize("name", ["", "threads", "processes", "processes:0", "processes:x"])
def test_an_unknown_engine_is_named(name):
    with pytest.raises(DigestError, match="不认识的运行方式"):
        bulk.executor(name)
