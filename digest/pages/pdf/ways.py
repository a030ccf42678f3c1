"""How a PDF page is to be read: by its characters, or, where they say nothing to people, by its picture."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from digest.model import Box
from digest.pages.pdf.glyphs import Glyph, Glyphs
from digest.pages.pdf.shapes import Shapes

__all__ = ["Ways", "is_odd", "is_within", "ways_of"]

_FEWEST = 20  # characters below which a page with a picture is a scan with a stamp on it
_COVERED = 0.5  # share of the page a scan's picture covers; a news photograph covers less
_ODD = 0.3  # share of characters without meaning from which on the map of characters is missing (good pages: 0.00)
_ODD_ALONE, _CHINESE = 0.1, 0.1  # the same where hardly any character is Chinese (a page without the map: 0.26, 0.00)
_ACCENTED = 0.15
_ONE_SIGN = 0.4  # share of one character from which on the map is wrong (the commonest, 的 or ，, has 0.08)


@dataclass(frozen=True, slots=True)
class Ways:
    """The characters that a reader sees, how many are hidden from the eye, and why the page has to be recognised."""

    seen: list[Glyph]
    hidden: int = 0
    needs_eye: Literal["", "scan", "layer", "rubbish"] = ""


def ways_of(found: Glyphs, drawn: Shapes) -> Ways:
    """Return what of the characters *found* a reader sees among the shapes *drawn*, and whether they can be read."""
    on_dark = [glyph for glyph in found.white if is_within(glyph, [*drawn.dark, *drawn.pictures])]
    seen = [*found.visible, *on_dark]
    paper = found.frame.width * found.frame.height
    areas = [(box.right - box.left) * (box.bottom - box.top) for box in drawn.pictures]
    covered = max([*areas, min(sum(areas), paper)]) / max(1.0, paper)
    if covered >= _COVERED and sum(bool(glyph.sign.strip()) for glyph in seen) < _FEWEST:
        layer = [glyph for glyph in found.invisible if glyph.sign.strip()]
        poor = len(layer) < _FEWEST or _is_rubbish(layer)
        return Ways(seen, 0, "scan") if poor else Ways([*seen, *found.invisible], 0, "layer")
    hidden = len(found.white) - len(on_dark) + sum(bool(glyph.sign.strip()) for glyph in found.invisible)
    return Ways(seen, hidden, "rubbish" if _is_rubbish(seen) else "")


def is_within(glyph: Glyph, boxes: Sequence[Box]) -> bool:
    """Say whether the middle of *glyph* lies in one of *boxes*."""
    x, y = (glyph.left + glyph.right) / 2, glyph.base - glyph.size / 3
    return any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in boxes)


def _is_rubbish(seen: Sequence[Glyph]) -> bool:
    """Tell whether the characters have no meaning: codes of no character, or one character all over the page."""
    signs = [glyph.sign for glyph in seen if glyph.sign.strip()]
    if len(signs) < _FEWEST:
        return False
    odd = sum(is_odd(sign) for sign in signs)
    # bytes of another table, shown as letters with accents: French has one in 25
    accented = sum("\xc0" <= sign <= "\u024f" for sign in signs)
    chinese = sum("\u3400" <= sign <= "\u9fff" for sign in signs)
    common = Counter(sign for sign in signs if not unicodedata.category(sign).startswith("P")).most_common(1)
    if bool(common) and common[0][1] >= _ONE_SIGN * len(signs):
        return True
    if accented >= _ACCENTED * len(signs) and chinese < _CHINESE * len(signs):
        return True
    return odd >= _ODD * len(signs) or (odd >= _ODD_ALONE * len(signs) and chinese < _CHINESE * len(signs))


def is_odd(sign: str) -> bool:
    """Say whether *sign* means nothing: a control code, a code of no character."""
    return sign == "\ufffd" or unicodedata.category(sign) in ("Cc", "Cf", "Cn", "Co", "Cs")
