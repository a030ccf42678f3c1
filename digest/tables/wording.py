"""How a message names a place in a settings file, shows a value, and guesses what was meant."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from datetime import date, time

from digest.tables.outline import Where

_LONGEST = 40  # characters of a wrong value in a message


def table_name(at: Where) -> str:
    """Return a table as people find it: [mail], or 第 2 个 [[delivery.group]]."""
    return f"第 {at[-1] + 1} 个 [[{dotted(at)}]]" if isinstance(at[-1], int) else f"[{dotted(at)}]"


def key_name(where: Where) -> str:
    """Return a key as people find it: [mail] 的 host."""
    return f"{table_name(where[:-1])} 的 {where[-1]}" if where[1:] and isinstance(where[-1], str) else table_name(where)


def dotted(at: Where) -> str:
    """Return the names on the way to a table, as its header has them."""
    return ".".join(part for part in at if isinstance(part, str))


def near(word: str, known: Iterable[str]) -> str:
    """Return which of the *known* words the unknown *word* may mean, or all of them, as a remedy says it."""
    words = tuple(known)
    meant = closest(word, words)
    return f"是不是 {meant}？" if meant else f"可用的有：{'、'.join(words)}"


def closest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the one of *known* that *word* is most like, empty where none has that *likeness* (difflib's ratio)."""
    return next(iter(difflib.get_close_matches(word.lower(), tuple(known), 1, likeness)), "")


def _seen(sign: str) -> str:
    """Return *sign*, written by its number where nobody would see it: a mark that was copied along."""
    return sign if sign.isprintable() or sign == "\u3000" else json.dumps(sign)[1:-1]


def shown(value: object) -> str:
    """Return *value* as a settings file writes it, cut where it is long."""
    match value:
        case bool():
            text = "true" if value else "false"
        case str():
            text = "".join(map(_seen, json.dumps(value[:_LONGEST], ensure_ascii=False)))
        case list():
            text = f"[{', '.join(map(shown, value[:_LONGEST]))}]"
        case dict():
            text = "一个部分"
        case date() | time():
            text = value.isoformat()
        case int() if abs(value) >= 10**_LONGEST:
            text = "一个很长的数"
        case _:
            text = str(value)
    return text if len(text) <= _LONGEST + 2 else f"{text[:_LONGEST]}…"
