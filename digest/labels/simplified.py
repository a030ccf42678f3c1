"""Traditional characters to simplified, one for one, so that every offset stays: pages in both are read alike."""

from __future__ import annotations

import functools
import re
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "simplified.txt"
# Of the fifty commonest characters of union news written otherwise in traditional script; a text of a line holds some.
_TRADITIONAL = re.compile("[會職總勞動縣區員業務與學開幹單產團關發爲為廠這們個來時對國]")


def simplified(text: str) -> str:
    """Return *text* in simplified characters, of the same length; unchanged where it is that already."""
    return text.translate(_characters()) if _TRADITIONAL.search(text) else text


@functools.cache
def _characters() -> dict[int, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {ord(pair[0]): pair[1] for line in lines if line[0] != "#" for pair in line.split()}
