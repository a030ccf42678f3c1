"""What the readers of texts remember: every cache is bounded, counted here, and emptied at once.

Tables that are read once a process (word pairs, the tagger's model) are no memory of texts and stand elsewhere.
``collect_seldom`` spares looks for garbage.
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
# Values made, less those freed, between two looks for cycles of them. By Python's own 700 these took 7 of 100 CPU
# seconds of reading 60 pages, now 3, in as much memory: the values of the rooms hold no cycles.
_BETWEEN_LOOKS = 20_000
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


def collect_seldom() -> None:
    """Let this process look for garbage seldom; nearly all goes without it."""
    gc.set_threshold(_BETWEEN_LOOKS)
