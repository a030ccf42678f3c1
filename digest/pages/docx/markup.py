"""The markup of Word files, whatever name space its version writes: elements by their bare names."""

from __future__ import annotations

import lxml.etree as xml

__all__ = ["child_of", "is_on", "name_of", "points", "value_of"]


def name_of(element: xml._Element) -> str:
    """Return the name of *element* without its name space; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: xml._Element | None, name: str = "val") -> str:
    """Return the attribute *name* of *element*; empty where there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child_of(element: xml._Element | None, *names: str) -> xml._Element | None:
    """Return the descendant of *element* by the way *names*; None where there is none."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if name_of(child) == name), None)
    return element


def is_on(element: xml._Element | None) -> bool:
    """Say whether *element*, a switch, is there and not turned off."""
    return element is not None and value_of(element) not in ("0", "false", "off", "none")


def points(half: str) -> float | None:
    """Return a size that is written in half points; None for what is no size."""
    return int(half) / 2 if half.isascii() and half.isdigit() and 0 < int(half[:5]) < 4000 else None
