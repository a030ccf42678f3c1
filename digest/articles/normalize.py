"""The plain form of a text, for matching only: same length, simplified characters, half-width signs."""

from __future__ import annotations

from digest.articles.vocabulary import VOCABULARY

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # Unicode block Halfwidth and Fullwidth Forms
_SIGNS = str.maketrans("　\u00a0\t﹙﹚︰〔〕", "   ():()")
_PAIRS = VOCABULARY["simplified"]["pairs"]
_SIMPLIFIED = {ord(traditional): ord(simple) for traditional, simple in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
_TABLE = {**_FULL_WIDTH, **_SIGNS, **_SIMPLIFIED}


def plain(text: str) -> str:
    """Return *text* in simplified characters with half-width signs; character for character, so offsets hold."""
    return text.translate(_TABLE)
