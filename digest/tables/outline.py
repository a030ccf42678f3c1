"""A TOML text in, the line of each of its tables and keys out."""

from __future__ import annotations

import re

from digest.expressions import expression

Where = tuple[str | int, ...]  # the way to a value: names of tables and keys, and the places of tables in a list

_TEXT = expression(r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*')
_HEADER = expression(r"\s*(\[\[?)\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*\]\]?\s*$", re.ASCII)
_KEY = expression(r"\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*=", re.ASCII)


def lines_of(text: str) -> dict[Where, int]:
    """Return the way to every table and key of the TOML *text* with its line.

    Keys in quotation marks and inside ``{}`` are passed over: who asks for them takes the line of what holds them.
    """
    bare = _TEXT.sub(lambda found: "" if found[0][0] == "#" else '""' + "\n" * found[0].count("\n"), text)
    lines: dict[Where, int] = {}
    counts: dict[Where, int] = {}
    table: Where = ()
    depth = 0  # of the brackets of a value that goes over several lines
    for number, line in enumerate(bare.split("\n"), start=1):
        header, key = (None, None) if depth else (_HEADER.match(line), _KEY.match(line))
        if header:
            table = _table(header[2], counts, is_listed=header[1] == "[[")
            for length in range(1, len(table) + 1):  # a list of tables begins with its first
                lines.setdefault(table[:length], number)
        elif key:
            lines.setdefault((*table, *_parts(key[1])), number)
        brackets = sum(map(line.count, "[{")) - sum(map(line.count, "]}"))
        depth = 0 if header else max(0, depth + brackets)
    return lines


def _parts(dotted: str) -> list[str]:
    return [part.strip() for part in dotted.split(".")]


def _table(dotted: str, counts: dict[Where, int], *, is_listed: bool) -> Where:
    """Return the way to the table of a header, counting in *counts* the tables of every list."""
    at: Where = ()
    *above, last = _parts(dotted)
    for part in above:
        at = (*at, part)
        at = (*at, counts[at] - 1) if at in counts else at
    at = (*at, last)
    if is_listed:
        counts[at] = counts.get(at, 0) + 1
    return (*at, counts[at] - 1) if at in counts else at
