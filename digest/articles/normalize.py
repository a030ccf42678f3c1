"""The plain form of a text, for matching only: same length, simplified characters, half-width signs."""

from __future__ import annotations

from digest.characters import simple_forms

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # Unicode block Halfwidth and Fullwidth Forms
_SIGNS = str.maketrans("　\u00a0\t﹙﹚︰〔〕覆", "   ():()复")  # 回覆: 覆 is a character of its own in either script
_TABLE: dict[int, int | str] = {**_FULL_WIDTH, **_SIGNS, **simple_forms()}


def plain(text: str) -> str:
    """Return *text* in simplified characters with half-width signs; character for character, so offsets hold.

    A blank before a colon, as some sites set it (时间 : 2026-11-05), stands behind it.
    """
    return text.translate(_TABLE).replace(" :", ": ")
