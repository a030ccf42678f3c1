"""What the doors share: exit statuses, progress on a terminal, messages for people."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # every command imports this module, `digest --help` too
    from digest.errors import DigestError
    from digest.model import Failure

V = TypeVar("V")

MADE, NOTHING, WRONG, PARTLY = 0, 1, 2, 3  # exit statuses (DESIGN, §3)

_PATIENCE = 2.0  # seconds without a word that a person accepts


def progress(values: Iterable[V], total: int, verb: str) -> Iterator[V]:
    """Yield *values*; after two seconds say how far it is, and of a long source its page, on a terminal only."""
    from digest.pages import progress as pages_read

    started = time.monotonic()
    count = 0
    is_shown = False

    def show(page: int, pages: int) -> None:
        nonlocal is_shown
        if sys.stderr.isatty() and (is_shown or time.monotonic() - started > _PATIENCE):
            is_shown = True
            of_source = f"，第 {page + 1}/{pages} 页" if pages > 1 else ""
            print(f"\r\033[K{verb} {min(count + 1, total)}/{total}{of_source}", end="", file=sys.stderr, flush=True)

    with pages_read.heard_by(show):
        for value in values:
            show(0, 1)
            count += 1
            yield value
    if is_shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def has_desktop() -> bool:
    """Say whether windows can be shown: else webbrowser would start a text browser in the terminal."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def warn(error: DigestError) -> None:
    """Print *error*, which does not stop what was asked for, to standard error."""
    print(f"注意：{error}", file=sys.stderr)


def complain(failures: Iterable[Failure]) -> None:
    """Print each of *failures* to standard error, with what to do."""
    for failure in failures:
        remedy = f"（{failure.remedy}）" if failure.remedy else ""
        print(f"未能读取 {failure.source}：{failure.message}{remedy}", file=sys.stderr)
