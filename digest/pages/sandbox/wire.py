"""What goes between a process and the sandbox it reads in: JSON objects, each with its length before it; no pickle."""

from __future__ import annotations

import json
import struct
from datetime import date
from typing import IO, Any

from digest.model import Block, Box, Origin, Page
from digest.pages.opened import CoveringLetter

LARGEST = 64 * 1024 * 1024  # bytes of one answer: what a file that is read here may hold at most
_LENGTH = struct.Struct(">Q")


class BrokenError(Exception):
    """The other side ended in the middle of its word, or said what it may not."""


def send(stream: IO[bytes], value: dict[str, Any]) -> None:
    """Write *value* to *stream*."""
    content = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next object of *stream*, None at its end; raise BrokenError for anything else."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else LARGEST + 1
    content = stream.read(length) if length <= LARGEST else b""
    if len(content) != length:
        raise BrokenError
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BrokenError from error
    if not isinstance(value, dict):
        raise BrokenError
    return value


def page_out(page: Page) -> dict[str, Any]:
    """Return *page* as JSON."""
    origin = page.origin
    return {
        "origin": [origin.publication, str(origin.published or ""), origin.page, origin.dated_by, origin.restriction],
        "blocks": [
            [
                each.text,
                each.line,
                each.start,
                each.box and _box_out(each.box),
                each.confidence,
                each.size,
                each.bold,
                each.role,
                each.lead,
            ]
            for each in page.blocks
        ],
        "encoding": page.encoding,
        "removed": page.removed,
        "folded": page.folded,
        "width": page.width,
        "height": page.height,
        "rules": [_box_out(box) for box in page.rules],
        "pictures": [_box_out(box) for box in page.pictures],
        "read_by": page.read_by,
        "contributor": page.contributor,
        "turned": list(page.turned),
    }


def page_in(value: dict[str, Any], uri: str) -> Page:
    """Return the page that *value* tells of, as one of the source *uri*; raises what wrong values raise."""
    publication, day, number, dated_by, restriction = value["origin"]
    published = date.fromisoformat(day) if day else None
    return Page(
        Origin(uri, str(publication), published, int(number), str(dated_by), None, str(restriction)),
        tuple(
            Block(
                str(text),
                int(line),
                int(start),
                Box(*box) if box else None,
                confidence,
                size,
                bool(bold),
                role,
                int(lead),
            )
            for text, line, start, box, confidence, size, bold, role, lead in value["blocks"]
        ),
        encoding=str(value["encoding"]),
        removed=int(value["removed"]),
        folded=int(value["folded"]),
        width=value["width"],
        height=value["height"],
        rules=tuple(Box(*box) for box in value["rules"]),
        pictures=tuple(Box(*box) for box in value["pictures"]),
        read_by=value["read_by"],
        contributor=str(value["contributor"]),
        turned=tuple(map(int, value["turned"])),
    )


def letter_out(letter: CoveringLetter) -> list[str]:
    """Return *letter* as JSON."""
    return [str(letter.published or ""), letter.dated_by, letter.contributor, letter.restriction]


def letter_in(value: list[str]) -> CoveringLetter:
    """Return the letter that *value* tells of."""
    day, dated_by, contributor, restriction = value
    return CoveringLetter(date.fromisoformat(day) if day else None, dated_by, contributor, restriction)


def _box_out(box: Box) -> list[float]:
    return [box.left, box.top, box.right, box.bottom]
