"""What the readers of texts remember: every cache is bounded, counted here, and emptied at once.

Tables that are read once a process (word pairs, the tagger's model) are no memory of texts and stand elsewhere.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
_caches: dict[str, functools._lru_cache_wrapper[Any]] = {}


def remembered(most: int) -> Callable[[Callable[..., T]], functools._lru_cache_wrapper[T]]:
    """Return a decorator that keeps the *most* latest answers of a function and registers them here."""

    def register(function: Callable[..., T]) -> functools._lru_cache_wrapper[T]:
        cached = functools.lru_cache(maxsize=most)(function)
        _caches[f"{function.__module__.rpartition('.')[2]}.{function.__name__}"] = cached
        return cached

    return register


def sizes() -> dict[str, tuple[int, int]]:
    """Return for every cache how many answers it holds and how many it may hold."""
    return {name: (cached.cache_info().currsize, cached.cache_info().maxsize or 0) for name, cached in _caches.items()}


def clear() -> None:
    """Forget all texts."""
    for cached in _caches.values():
        cached.cache_clear()
