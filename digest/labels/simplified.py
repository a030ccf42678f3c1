"""One way of writing for all pages, character for character, so that every offset stays.

Traditional characters become simplified ones, and the half-width punctuation of extracted pages full-width.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "simplified.txt"
# Of the fifty commonest characters of union news written otherwise in traditional script; a text of a line holds some.
_TRADITIONAL = re.compile("[會職總勞動縣區員業務與學開幹單產團關發爲為廠這們個來時對國]")

_PUNCTUATION = tuple(zip(",;:?!()", "，；：？！（）", strict=True))


def plain(text: str) -> str:
    """Return *text* in simplified characters and full-width punctuation, of the same length."""
    for half, full in _PUNCTUATION:
        text = text.replace(half, full)
    return simplified(text)


def simplified(text: str) -> str:
    """Return *text* in simplified characters, of the same length; unchanged where it is that already."""
    return text.translate(_characters()) if _TRADITIONAL.search(text) else text


@functools.cache
def _characters() -> dict[int, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {ord(pair[0]): pair[1] for line in lines if line[0] != "#" for pair in line.split()}
