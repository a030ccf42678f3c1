"""The word lists of room 2 (patterns.toml) and its fitted weights (weights.toml), read once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from digest.expressions import expression
from digest.senders import UNIONS, ending

WEIGHTS: dict[str, dict[str, float]] = tomllib.loads(
    (Path(__file__).parent / "weights.toml").read_text(encoding="utf-8")
)
VOCABULARY: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "patterns.toml").read_text(encoding="utf-8")
)
FORBIDDEN = expression(VOCABULARY["signatures"]["forbidden"])  # what stands in no name of a signing body
# What the name of a body that sends a report ends with, as far as it stands on a line.
SENDERS = f"(?:{ending(UNIONS)}|{'|'.join((*VOCABULARY['signatures']['endings'], *VOCABULARY['signatures']['cut']))})"
NAME = f"[{VOCABULARY['names']['surnames']}][\u4e00-\u9fff]{{1,2}}"


def any_of(section: str, *keys: str) -> str:
    """Return one expression that matches any entry of the lists *keys* of *section*."""
    return "(?:" + "|".join(entry for key in keys for entry in VOCABULARY[section][key]) + ")"


def compiled(section: str, *keys: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Return the lists *keys* of *section* as one compiled expression between *before* and *after*."""
    return expression(before + any_of(section, *keys) + after)
