"""One way of writing for all pages, character for character, so that every offset stays.

Traditional characters become simplified ones, and the half-width punctuation of extracted pages full-width.
"""

from __future__ import annotations

from digest import script

_PUNCTUATION = tuple(zip(",;:?!()", "，；：？！（）", strict=True))


def plain(text: str) -> str:
    """Return *text* in simplified characters and full-width punctuation, of the same length."""
    for half, full in _PUNCTUATION:
        text = text.replace(half, full)
    return simplified(text)


def simplified(text: str) -> str:
    """Return *text* in simplified characters, of the same length; unchanged where it is that already."""
    return script.simplified(text) if script.looks_traditional(text) else text
