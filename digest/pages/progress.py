"""How far a long reading is: a reader tells each page that it is done with, and whoever listens hears it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["heard_by", "tell"]

Listener = Callable[[int, int], None]

_listeners: list[Listener] = []  # of this process, the last one hears


def tell(done: int, total: int) -> None:
    """Tell that *done* of *total* pages of one source are read."""
    if _listeners:
        _listeners[-1](done, total)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """While it is entered, *listener* hears how far each source is."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
