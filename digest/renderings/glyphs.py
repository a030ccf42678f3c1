"""The preflight: no page is begun with a character that no face can draw."""

from __future__ import annotations

from digest import fonts
from digest.errors import RenderError
from digest.renderings.documents import Document

_NAMED_AT_MOST = 20  # places listed in the message; beyond, a reader needs another source, not a longer list


def missing(document: Document) -> dict[str, tuple[str, ...]]:
    """Return the characters of *document* that no face has, by the anchor of their entry ("" for all else)."""
    found: dict[str, dict[str, None]] = {}
    for line in document.lines:
        if characters := fonts.missing(line.words):
            found.setdefault(line.entry, {}).update(dict.fromkeys(characters))
    return {entry: tuple(characters) for entry, characters in found.items()}


def check(document: Document) -> None:
    """Raise RenderError naming each character of *document* that no face has, and where it stands."""
    found = [(line.where, missing) for line in document.lines if (missing := fonts.missing(line.words))]
    if not found:
        return
    places = [f"{where}：{'、'.join(map(_named, missing))}" for where, missing in found[:_NAMED_AT_MOST]]
    raise RenderError(
        f"有字体里没有的字，未作排版——{'；'.join(places)}",
        "核对原文后改写这些字，或撤下该条",
    )


def _named(character: str) -> str:
    return f"“{character}”（U+{ord(character):04X}）"
