"""An element's own style in, whether a reader sees its words out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from digest.expressions import expression

__all__ = ["is_unseen"]

_LONGEST = 4_000  # characters of a style that are read: the longest of an editor for 公众号 has 900
_COMMENT = expression(r"/\*.*?\*/")
_LENGTH = expression(r"([+-]?\d*\.?\d+)(px|pt|em|rem|%)?")
_NO_ROOM = expression(r"rect\(\s*[01](?:px)?(?:[\s,]+[01](?:px)?){3}\s*\)|inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0")
_BOXES = ("p", "div", "section", "td", "li", "h1", "h2", "h3")
_MOVED = expression(r"\b(?:wow|aos|animat\w+|fade\w*|reveal|lazy\w*)\b", re.I)
_MOVES = ("transition", "animation", "-webkit-transition", "-webkit-animation")
_TAKEN_OVER = ("inherit", "initial", "unset", "currentcolor")  # from around it, or as the browser has it
_AWAY = -900.0  # pixels: no screen is so far to the left; a slip of some lines is 20 to 60
_PALE = 0.02  # opacity: two of a hundred parts of a colour are not told from none
_DOT = 1.0  # pixels: letters of this size are a line of dust
_PER_EM = 16.0  # pixels, as browsers count unless told otherwise


def is_unseen(element: HtmlElement) -> bool:
    """Say whether the style of *element* itself takes all its words out of sight."""
    rules = _declared(element)
    if not rules:
        return False
    return (
        rules.get("display") == "none"
        or rules.get("visibility") in ("hidden", "collapse")
        or (_pixels(rules.get("opacity", "")) <= _PALE and not _fades_in(element, rules))
        or _is_clear(element, rules)
        or _is_outside(rules)
        or _is_without_room(rules)
        or _is_dust(element, rules)
    )


def _declared(element: HtmlElement) -> dict[str, str]:
    """Return the declarations of the style of *element*; of several the last counts, as in a browser."""
    style = element.get("style", "")[:_LONGEST]
    pairs = (each.partition(":") for each in _COMMENT.sub("", style.lower()).split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}


def _pixels(value: str) -> float:
    """Return a length or a plain number in pixels; a large one for what is none, as is a share of who knows what."""
    found = _LENGTH.fullmatch(value)
    if found and found[2] == "%" and float(found[1]) > 0:  # height:1% was written for old browsers, and is not kept to
        return 1e6
    return float(found[1]) * (_PER_EM if found[2] in ("em", "rem") else 1.0) if found else 1e6


def _fades_in(element: HtmlElement, rules: Mapping[str, str]) -> bool:
    """Say whether *element* is to come into sight as its reader scrolls: a page is saved before all of it has."""
    return bool(_MOVED.search(element.get("class", ""))) or any(name.startswith(_MOVES) for name in rules)


def _is_clear(element: HtmlElement, rules: Mapping[str, str]) -> bool:
    """Say whether the letters have the colour of their own ground, or none; letters cut out of a picture have none.

    What is taken over from around it is no colour; parts that set another one are seen.
    """
    colour, ground = rules.get("color"), rules.get("background-color", rules.get("background"))
    is_cut_out = any(name.endswith("background-clip") for name in rules)
    is_clear = bool(colour) and colour not in _TAKEN_OVER and colour in ("transparent", ground)
    return is_clear and not is_cut_out and not any(_is_coloured(each, colour) for each in element.iterdescendants())


def _is_coloured(element: HtmlElement, colour: str | None) -> bool:
    own = _declared(element).get("color", colour)
    return own not in (colour, *_TAKEN_OVER) or (element.tag == "font" and bool(element.get("color")))


def _is_outside(rules: Mapping[str, str]) -> bool:
    is_placed = rules.get("position") in ("absolute", "fixed")
    moved = ("text-indent", "margin-left", "margin-top", *(("left", "top") if is_placed else ()))
    return any(_pixels(rules.get(name, "")) <= _AWAY for name in moved)


def _is_without_room(rules: Mapping[str, str]) -> bool:
    is_cut = rules.get("overflow", rules.get("overflow-y")) in ("hidden", "clip")
    is_flat = any(
        _pixels(rules.get(name, "")) <= _DOT and f"min-{name}" not in rules
        for name in ("height", "max-height", "width", "max-width")
    )
    return (is_cut and is_flat) or any(_NO_ROOM.search(rules.get(name, "")) for name in ("clip", "clip-path"))


def _is_dust(element: HtmlElement, rules: Mapping[str, str]) -> bool:
    """Say whether the letters have no size; a box that only closes the gaps between its parts gives these their own."""
    return _pixels(rules.get("font-size", "")) <= _DOT and not any(map(_has_own_size, element.iterdescendants()))


def _has_own_size(element: HtmlElement) -> bool:
    """Say whether *element* sets the size of its letters, or is a box that a style sheet may set it for."""
    size = _declared(element).get("font-size", "")
    is_box = element.tag in _BOXES and not size
    return (bool(size) and _pixels(size) > _DOT) or is_box or element.tag == "font"
