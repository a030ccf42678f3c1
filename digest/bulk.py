"""The seam for an executor: any ``concurrent.futures.Executor`` runs one task a source.

``Executor.map`` takes in its whole input before it yields; ``in_order`` keeps a window instead, so that a year of
newspapers never waits in memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, TypeVar

from digest.child import end_with_parent
from digest.errors import DigestError

V = TypeVar("V")
R = TypeVar("R")

# Tasks waiting per call: enough to keep a dozen workers busy, and small next to a task's own memory.
WINDOW = 32


MOST_PROCESSES = 64  # each takes 100 MB; more than an office's machines have cores


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


def executor(name: str) -> Executor:
    """Return the executor called *name*: ``inline``, or ``processes:4``; raise DigestError for any other."""
    kind, _, count = name.partition(":")
    if kind == "inline":
        return InlineExecutor()
    if kind == "processes" and count.isdigit() and int(count) > 0:
        if int(count) > MOST_PROCESSES:
            raise DigestError(f"“{name}”的进程太多", f"最多 processes:{MOST_PROCESSES}，一般写本机的核数")
        return ProcessPoolExecutor(int(count), initializer=end_with_parent)
    raise DigestError(f"不认识的运行方式“{name}”", "可用 inline 或 processes:4")


def in_order(executor: Executor, function: Callable[[V], R], values: Iterable[V], window: int = WINDOW) -> Iterator[R]:
    """Yield ``function(value)`` for each of *values*, in their order, at most *window* under way."""
    waiting: deque[Future[R]] = deque()
    for value in values:
        waiting.append(executor.submit(function, value))
        if len(waiting) >= window:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
