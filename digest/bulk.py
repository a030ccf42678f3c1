"""The seam for an executor: any ``concurrent.futures.Executor`` runs one task a source.

``Executor.map`` takes in its whole input before it yields; ``in_order`` keeps a window instead, so that a year of
newspapers never waits in memory. A worker that dies takes no run with it: what was under way is done again one by one,
and what kills a second worker is given up, alone.
"""

from __future__ import annotations

import functools
import itertools
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from digest import memory
from digest.child import end_with_parent
from digest.errors import DigestError

V = TypeVar("V")
R = TypeVar("R")

# Chunks under way for each worker: one waits while one is worked at and one is taken back. With two in all, as before,
# a worker idled whenever the results of the other were being used.
_UNDER_WAY = 3
_SCHEMES = {"dask": "tcp://", "dask+tls": "tls://"}  # how Dask calls what an engine is called here
# Values that go to a worker at once. Of 1, 5 and 25, 200 pages take 2.2, 2.1 and 2.0 to 2.2 s in two processes: no
# difference here; an engine whose tasks go over a network pays for each.
CHUNK = 25
# From so many values on two processes pay: 25, 50, 100, 200 pages take 0.83, 1.27, 2.31, 3.34 s in one process, 0.72,
# 0.88, 1.52, 2.02 s in two; below 50 the gain is too small for a second 100 MB.
FEW = 50
MOST_PROCESSES = 64  # each takes 100 MB; more than an office's machines have cores
_MOST_BY_ITSELF = 8  # workers taken unasked: the coordinator keeps no more of them busy


class InlineExecutor(Executor):
    """Run each task at once, in this process."""

    def submit(self, function: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        """Return a future that is done already; what *function* raises is raised by ``result()``."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args, **options))
        except Exception as error:  # handed on through the future, as every executor does
            future.set_exception(error)
        return future


class Processes(Executor):
    """Run tasks in *count* processes; after one of them died, others are started."""

    lost = (BrokenProcessPool,)  # what tells that a worker died

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        """Return the future of a task; the processes start with the first one."""
        if self._pool and self._pool._broken:  # one of them died
            self.shutdown(wait=False, cancel_futures=True)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.count, initializer=_begin_worker)
        return self._pool.submit(function, *args, **options)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; a later task starts new ones."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def workers(self) -> tuple[int, ...]:
        """Return the ids of the processes that run."""
        return tuple(self._pool._processes) if self._pool else ()


def _begin_worker() -> None:
    end_with_parent()
    memory.collect_seldom()


class Automatic(Executor):
    """Run few tasks in this process, many in one process a core."""

    def __init__(self) -> None:
        self._inline = InlineExecutor()
        self._processes = Processes(min(_cores(), _MOST_BY_ITSELF))

    def choose(self, count: int) -> Executor:
        """Return what runs *count* tasks."""
        return self._processes if count > FEW and self._processes.count > 1 else self._inline

    def submit(self, function: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        """Run one task, here."""
        return self._inline.submit(function, *args, **options)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End what runs elsewhere."""
        self._processes.shutdown(wait, cancel_futures=cancel_futures)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def executor(name: str) -> Executor:
    """Return the executor called *name*: ``auto``, ``inline``, ``processes:4``, ``dask``, ``dask://host:8786``.

    DigestError for any other, and where Dask is not installed or does not answer.
    """
    kind, separator, count = name.partition(":")
    if name in ("auto", "inline"):
        return Automatic() if name == "auto" else InlineExecutor()
    if kind == "processes" and count.isdigit() and int(count) > 0:
        if int(count) > MOST_PROCESSES:
            raise DigestError(f"“{name}”的进程太多", f"最多 processes:{MOST_PROCESSES}，一般写本机的核数")
        return Processes(int(count))
    address = count.removeprefix("//")
    if name == "dask" or (kind in _SCHEMES and address != count and address):
        from digest.cluster import Dask  # a second to load: for this engine alone

        return Dask(f"{_SCHEMES[kind]}{address}" if separator else "", min(_cores(), _MOST_BY_ITSELF))
    raise DigestError(f"不认识的运行方式“{name}”", "可用 auto、inline、processes:4、dask 或 dask://主机:8786")


def is_remote(executor: Executor) -> bool:
    """Say whether tasks may run on other machines, with another program or other files."""
    return getattr(executor, "is_remote", False)


def in_order(
    executor: Executor,
    function: Callable[[V], R],
    values: Sequence[V],
    *,
    lost: Callable[[V], R] | None = None,
    window: int = 0,
    chunk: int = 0,
) -> Iterator[R]:
    """Yield ``function(value)`` for each of *values*, in their order, at most *window* under way for each worker.

    A *chunk* of them goes to a worker at once; the executor knows how many, if that is not said, and 0 as *window* is
    three chunks. For a value that killed two workers ``lost(value)`` is yielded; without *lost* what the engine raises
    is raised.
    """
    runner = executor.choose(len(values)) if isinstance(executor, Automatic) else executor
    if isinstance(runner, InlineExecutor):
        yield from (runner.submit(function, value).result() for value in values)
        return
    workers = getattr(runner, "count", 1)
    most = chunk or getattr(runner, "chunk", CHUNK)
    size = max(1, min(most, len(values) // (2 * workers)))  # no worker idles while another has two
    task: Callable[[tuple[V, ...]], list[R]] = functools.partial(_work, function)
    waiting: deque[tuple[tuple[V, ...], Future[list[R]]]] = deque()
    rest = iter(values)
    while together := tuple(itertools.islice(rest, size)):
        waiting.append((together, runner.submit(task, together)))
        if len(waiting) * size >= (window or _UNDER_WAY * size) * workers:
            yield from _take(runner, function, waiting, lost)
    while waiting:
        yield from _take(runner, function, waiting, lost)


def _work(function: Callable[[V], R], values: Iterable[V]) -> list[R]:
    return [function(value) for value in values]


def _take(
    runner: Executor,
    function: Callable[[V], R],
    waiting: deque[tuple[tuple[V, ...], Future[list[R]]]],
    lost: Callable[[V], R] | None,
) -> Iterator[R]:
    """Yield the results of the first chunk that waits; where a worker died of it, or beside it, one value at a time.

    Nothing else is under way then, so that it is this value that a worker dies of.
    """
    together, future = waiting.popleft()
    died: tuple[type[Exception], ...] = getattr(runner, "lost", ())
    try:
        yield from future.result()
    except died:
        wait([other for _, other in waiting])
        for value in together:
            yield _alone(runner, function, value, died, lost)
    except CancelledError as error:
        raise DigestError("运行方式中途断开了", "请检查工作进程，再运行一次；已做完的不会重做") from error


def _alone(
    runner: Executor,
    function: Callable[[V], R],
    value: V,
    died: tuple[type[Exception], ...],
    lost: Callable[[V], R] | None,
) -> R:
    """Return ``function(value)``; what is *lost* where two workers died of it (one may be killed for other reasons)."""
    error: Exception | None = None
    for _ in range(2):
        try:
            return runner.submit(function, value).result()
        except died as death:
            error = death
    if lost is None and error:
        raise error
    assert lost
    return lost(value)
