"""Words that people gave in, the same words on one line out: what a record or a mail can hold without being faked."""

from __future__ import annotations

import unicodedata

from digest.expressions import expression

# What tells a terminal to colour or move (ECMA-48, 5.4): without its first sign the rest would stand there as text.
CONTROL_SEQUENCE = expression(r"\x1b\[[0-?]*[ -/]*[@-~]")


def clean(text: str) -> str:
    """Return *text* on one line without controls, marks of direction, surrogates or doubled blanks; the rest stays."""
    kinds = [(character, unicodedata.category(character)) for character in CONTROL_SEQUENCE.sub("", text)]
    plain = [" " if kind in ("Cc", "Zl", "Zp") else sign for sign, kind in kinds if kind not in ("Cf", "Cs")]
    return " ".join(part for part in "".join(plain).split(" ") if part)
