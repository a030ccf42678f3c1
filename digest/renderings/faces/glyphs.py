"""The preflight: no page is begun with a character that no face can draw."""

from __future__ import annotations

from dataclasses import dataclass

from digest import fonts
from digest.errors import RenderError
from digest.renderings import faces
from digest.renderings.documents import Document
from digest.renderings.layout.layout import Layout

_NAMED_AT_MOST = 20  # places listed in the message; beyond, a reader needs another source, not a longer list

_LOST = "\ufffd"  # stands for a character that a decoder lost: its own shape in a face is no excuse


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Characters that no face has: where they stand, in Chinese, and the anchor of their entry ("" for all else)."""

    where: str
    entry: str
    characters: tuple[str, ...]

    def __str__(self) -> str:
        """Return place and characters, each with its code point, as they are told to an editor."""
        return f"{self.where}：{'、'.join(f'“{sign}”（U+{ord(sign):04X}）' for sign in self.characters)}"


def unprintable(document: Document, layout: Layout) -> tuple[Unprintable, ...]:
    """Return what of *document* no face has: neither ours nor the official ones of *layout* installed here.

    The contents are left aside: each of their words stands in the body too.
    """
    lines = [*document.head, *document.body, *document.colophon]
    absent = {sign for line in lines for sign in fonts.missing(line.words)}
    absent |= {_LOST for line in lines if _LOST in line.words}
    if absent:  # only then is it worth half a second to ask which official faces there are
        absent -= faces.drawable(layout) - {_LOST}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for line in lines if absent else ():
        for sign in line.words:
            if sign in absent:
                found.setdefault((line.where, line.entry), {})[sign] = None
    return tuple(Unprintable(where, entry, tuple(signs)) for (where, entry), signs in found.items())


def check(document: Document, layout: Layout) -> None:
    """Raise RenderError naming each character of *document* that no face has, and where it stands."""
    if found := unprintable(document, layout):
        raise RenderError(
            f"有字体里没有的字，未作排版，什么也没有写出——{'；'.join(map(str, found[:_NAMED_AT_MOST]))}",
            "核对原文后改写这些字，或撤下该条；也可以装上有这些字的公文字体（digest fonts 看用哪些）",
        )
