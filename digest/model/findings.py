"""What the guard finds between rooms 4 and 5: suspected slips, each with its place, its reason and its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal["phrase", "person", "figure", "date", "misprint", "pair"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A suspected slip (疑误): ``body[start:end] == stands`` in the article *article* (its id) of *source*.

    ``suspected`` is what is likely meant, empty where nobody can tell; ``reason`` says why in Chinese, ``weight`` how
    sure it is (0 to 1). Nothing is changed by a finding.
    """

    source: str
    article: str
    kind: FindingKind
    start: int
    end: int
    stands: str
    suspected: str
    reason: str
    weight: float
