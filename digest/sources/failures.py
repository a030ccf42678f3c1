"""What can go wrong on the way to a source: the kind decides, the Chinese reason is for people."""

from __future__ import annotations

from typing import Literal

from digest.errors import DigestError

__all__ = ["FINAL", "FetchError", "FetchFault"]

FetchFault = Literal[
    "address", "network", "certificate", "slow", "large", "refused", "missing", "busy", "server", "robots", "redirects",
    "broken", "login", "mailbox", "folder", "time",
]  # fmt: skip
# What does not mend itself: an article that fails so is not asked for again.
FINAL: frozenset[FetchFault] = frozenset(("address", "large", "refused", "missing", "robots", "redirects"))


class FetchError(DigestError):
    """Something was not had from a source; *wait* is how many seconds its server asks to be left alone."""

    def __init__(self, kind: FetchFault, message: str, remedy: str = "", wait: float = 0.0) -> None:
        super().__init__(message, remedy)
        self.args = (kind, message, remedy, wait)
        self.kind: FetchFault = kind
        self.wait = wait
