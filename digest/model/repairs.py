"""What a person mended of how a page was read: data, replayed on every reading of the same text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RepairAct = Literal[
    "headline",
    "crosshead",
    "body",
    "signature",
    "byline",
    "caption",
    "furniture",
    "join",
    "merge",
    "split",
    "restore",
]


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair by *name*, at the stretch of line *line* that begins at offset *start* of the source.

    A role of a line: the stretch is that. ``join``: it goes on after the stretch at *other*. ``merge``: its article is
    a part of the one that holds *other*. ``split``: an article begins with it. ``restore``: *text* is lost after it.
    """

    act: RepairAct
    line: int
    start: int
    other: int | None = None
    text: str = ""
    name: str = ""
    at: str = ""
