"""A time limit for work that cannot be asked how far it is: the filling of a template that an office wrote itself."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["TooSlowError", "within"]


class TooSlowError(Exception):
    """What was done took longer than it may."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let what is done inside raise ``TooSlowError`` after *seconds*, between two steps of Python code, in any thread.

    A single step, such as one multiplication, is not cut short.
    """
    thread, lock, is_over = threading.get_ident(), threading.Lock(), False

    def stop() -> None:
        with lock:
            if not is_over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TooSlowError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over = True
        timer.cancel()
