"""Characters that look like ordinary ones and are others, folded on reading, one for one, so that offsets hold."""

from __future__ import annotations

import functools
import re
import unicodedata
from importlib import resources
from typing import Literal

from digest.expressions import expression

# CJK radicals, Kangxi radicals, CJK compatibility ideographs and their supplement: what PDF files give for 工 and 民.
_LOOKALIKE = expression("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
# GBK A3A0: the type-setter's blank, which the tables of GB18030 send to the private use area.
_TYPESETTERS_BLANK = "\ue5e5"


def folded(text: str) -> tuple[str, int]:
    """Return *text* of the same length with look-alikes as ordinary characters, and how many were folded.

    Only these: full-width signs, circled numbers and ligatures stay as the source has them.
    """
    count = 0

    def fold(match: re.Match[str]) -> str:
        nonlocal count
        sign = match.group()
        # itself where Unicode names no ordinary character
        form: Literal["NFKD", "NFD"] = "NFKD" if "\u2f00" <= sign <= "\u2fdf" else "NFD"  # Kangxi
        ordinary = _radicals().get(sign) or unicodedata.normalize(form, sign)
        count += ordinary != sign
        return ordinary

    return _LOOKALIKE.sub(fold, text).replace(_TYPESETTERS_BLANK, "\u3000"), count


@functools.cache
def _radicals() -> dict[str, str]:
    table = resources.files("digest.pages").joinpath("radicals.txt").read_text("utf-8")
    pairs = "".join(line for line in table.splitlines() if not line.startswith("#"))
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
