"""An element's own style in, whether a reader sees its words out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from digest.expressions import expression

__all__ = ["is_unseen"]

_LONGEST = 4_000  # characters of a style that are read: the longest of an editor for 公众号 has 900
_COMMENT = expression(r"/\*.*?(?:\*/|$)")
_LENGTH = expression(r"([+-]?\d*\.?\d+)(px|pt|em|rem)?")  # a part of what stands around (1%) is none
_NO_ROOM = expression(
    r"rect\(\s*[01](?:px)?(?:[\s,]+[01](?:px)?){3}\s*\)|inset\(\s*(?:[5-9]\d%\s*\)|100%)|circle\(\s*0"
)
_BOXES = ("p", "div", "section", "td", "li", "h1", "h2", "h3")
_STRETCHED = ("table", "tbody", "tr", "td", "th")  # grow with their words, whatever their style says
_INLINE = ("span", "a", "b", "strong", "em", "i", "u", "font")  # have no room of their own, but where a style gives one
_COMING = ("transition", "animation", "transform", "will-change")  # of what a script shows in a moment or by a click
_COMES = expression(r"\b(?:wow|aos|animat\w+|fade\w*)\b", re.I)  # … as its reader scrolls: a page is saved before
_NO_COLOUR = ("inherit", "initial", "unset", "revert", "currentcolor")
_AWAY = -900.0  # pixels: no screen is so far to the left; a slip of some lines is 20 to 60
_PALE = 0.02  # opacity: two of a hundred parts of a colour are not told from none
_DOT = 1.0  # pixels: letters of this size are a line of dust
_PER_EM = 16.0  # pixels, as browsers count unless told otherwise


def is_unseen(element: HtmlElement) -> bool:
    """Say whether the style of *element* itself takes all its words out of sight."""
    style = element.get("style", "")[:_LONGEST].lower()
    if not style:
        return False
    rules = _declared(style)
    is_coming = any(name.startswith(_COMING) for name in rules) or bool(_COMES.search(element.get("class", "")))
    return (
        rules.get("display") == "none"
        or rules.get("visibility") in ("hidden", "collapse")
        or (_pixels(rules.get("opacity", "")) <= _PALE and not is_coming)
        or _is_clear(element, rules)
        or _is_outside(rules)
        or (_is_without_room(element, rules) and not is_coming)
        or _is_dust(element, rules)
    )


def _declared(style: str) -> dict[str, str]:
    """Return the declarations of *style*; of several the last important one counts, else the last, as in a browser."""
    pairs = [each.partition(":") for each in _COMMENT.sub("", style).split(";")]
    pairs.sort(key=lambda pair: "!important" in pair[2])
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}


def _pixels(value: str) -> float:
    """Return a length or a plain number in pixels; a large one for what is none."""
    found = _LENGTH.fullmatch(value)
    return float(found[1]) * (_PER_EM if found[2] in ("em", "rem") else 1.0) if found else 1e6


def _is_clear(element: HtmlElement, rules: Mapping[str, str]) -> bool:
    """Say whether the letters have the colour of their own ground, or none; letters cut out of a picture have none."""
    colour, ground = rules.get("color", ""), rules.get("background-color", rules.get("background"))
    is_cut_out = any(name.endswith("background-clip") for name in rules)
    is_same = colour == "transparent" or (colour == ground and colour not in _NO_COLOUR)
    return is_same and not is_cut_out and not any(map(_has_own_colour, element.iterdescendants()))


def _has_own_colour(element: HtmlElement) -> bool:
    """Say whether *element* sets the colour of its letters, or is a box that a style sheet may set it for."""
    colour = _declared(element.get("style", "")[:_LONGEST].lower()).get("color", "inherit")
    is_box = element.tag in _BOXES and bool(element.get("class"))
    return colour not in ("transparent", *_NO_COLOUR) or is_box or bool(element.get("color"))


def _is_outside(rules: Mapping[str, str]) -> bool:
    is_placed = rules.get("position") in ("absolute", "fixed")
    moved = ("text-indent", "margin-left", "margin-top", *(("left", "top") if is_placed else ()))
    return any(_pixels(rules.get(name, "")) <= _AWAY for name in moved)


def _is_without_room(element: HtmlElement, rules: Mapping[str, str]) -> bool:
    is_stretched = element.tag in _STRETCHED
    is_inline = element.tag in _INLINE and rules.keys().isdisjoint(("display", "position", "float"))
    is_cut = rules.get("overflow", rules.get("overflow-y")) in ("hidden", "clip") and not (is_stretched or is_inline)
    is_flat = _is_flat(rules, "height") or _is_flat(rules, "width")
    return (is_cut and is_flat) or any(_NO_ROOM.search(rules.get(name, "")) for name in ("clip", "clip-path"))


def _is_flat(rules: Mapping[str, str], side: str) -> bool:
    """Say whether *rules* give *side* no length to speak of; the least length they give it, if any, counts first."""
    is_least = _pixels(rules.get(f"min-{side}", "0")) <= _DOT
    return is_least and any(_pixels(rules.get(name, "")) <= _DOT for name in (side, f"max-{side}"))


def _is_dust(element: HtmlElement, rules: Mapping[str, str]) -> bool:
    """Say whether the letters have no size; a box that only closes the gaps between its parts gives these their own."""
    return _pixels(rules.get("font-size", "")) <= _DOT and not any(map(_has_own_size, element.iterdescendants()))


def _has_own_size(element: HtmlElement) -> bool:
    """Say whether *element* sets the size of its letters, or is a box that a style sheet may set it for."""
    rules = _declared(element.get("style", "")[:_LONGEST].lower())
    size = rules.get("font-size", "")
    is_box = element.tag in _BOXES and not size
    return (bool(size) and _pixels(size) > _DOT) or "font" in rules or is_box or element.tag == "font"
