"""What the guard finds between rooms 4 and 5: suspected slips, each with its place, its reason and its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal["phrase", "person", "figure", "date", "misprint", "pair", "amended"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A suspected slip (疑误): ``body[start:end] == stands`` in the article *article* (its id) of *source*.

    ``suspected`` is what is likely meant, empty where nobody can tell; ``reason`` says why in Chinese, ``weight`` how
    sure it is (0 to 1). ``is_sure`` says that the calendar alone rules it out (11月31日), or that it is one character
    off a fixed phrase or off the name that the office's list has for that title and unit. Nothing
    is changed by a finding.
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
    is_sure: bool = False

    @property
    def doubt(self) -> str:
        """Return how an entry that prints the slip names it among its doubts."""
        return f"疑误：{self.stands}"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What *name* decided of a suspected slip: ``body[start:end] == stands`` is printed as ``printed`` (更正).

    Where both are the same the source is right: the finding is dismissed (不是疑误).
    """

    start: int
    end: int
    stands: str
    printed: str
    name: str = ""

    @property
    def is_correction(self) -> bool:
        """Say whether other characters are printed than the source has."""
        return self.printed != self.stands
