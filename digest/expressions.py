"""Regular expressions that are compiled when they are first asked: of the thousand at hand a short run needs few."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

__all__ = ["expression"]


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile(pattern, flags)`` does, compiled when it is first asked.

    An error in *pattern* (``re.error``) shows only then. ``re.sub`` and its like do not take it: ask it itself.
    """
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))


class _Expression:
    """A compiled expression in waiting; a method once asked for is kept on the object, so it is as quick as its own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Return attribute *name* of the compiled expression; called where the object has none of that name yet."""
        compiled = re.compile(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        return expression, (self.pattern, self._flags)
