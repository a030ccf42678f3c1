"""Words that people gave in, the same words on one line out: what a record or a mail can hold without being faked."""

from __future__ import annotations

import re
import unicodedata

# What tells a terminal to colour or move (ECMA-48, 5.4): without its first sign the rest would stand there as text.
CONTROL_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


def clean(text: str) -> str:
    """Return *text* on one line without controls, marks of direction, surrogates or doubled blanks; the rest stays."""
    return " ".join(part for part in "".join(map(_plain, CONTROL_SEQUENCE.sub("", text))).split(" ") if part)


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category in ("Cf", "Cs") else character
