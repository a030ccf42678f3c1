"""A deadline over a whole conversation: a socket's own limit is one a read, and a drip passes that for hours."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType

__all__ = ["Deadline"]


class Deadline:
    """While it is entered, *seconds* run; when they are over, the socket that *find* gives is shut down.

    Whoever reads from it then sees the connection end; ``is_over`` tells why.
    """

    def __init__(self, seconds: float, find: Callable[[], socket.socket | None]) -> None:
        self.is_over = False
        self._find = find
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _shut(self) -> None:
        self.is_over = True
        found = self._find()
        if found is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(found, socket.SHUT_RDWR)  # not the SSL one's: its reader is at work
