"""Rooms 3 and 4: key sentences, themes, regions, and the item they make of an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from digest.model.articles import Article, Origin
from digest.model.findings import Finding, Ruling

T = TypeVar("T")


class Emptiness(StrEnum):
    """Parts of a score by which a sentence says nothing of what happened, under the names that ``--why`` shows."""

    HOLLOW = "空泛"
    CHORUS = "套话"
    PROMISE = "展望"
    SLOGAN = "口号"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of an article: ``article.body[start:end] == text``, in paragraph ``paragraph``.

    ``complete`` is false where the source cut the sentence off. ``parts`` are the named parts of
    ``score`` (for ``--why``).
    """

    text: str
    paragraph: int
    start: int
    end: int
    score: float = 0.0
    complete: bool = True
    parts: tuple[tuple[str, float], ...] = ()
    leans_on: int | None = None  # where the sentence starts that this one cannot stand without


@dataclass(frozen=True, slots=True)
class Theme:
    """A line of work: a stable code and the office's name for it (DESIGN §4)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Region:
    """A place as the path of its names from the province down.

    ``code`` is the division code (GB/T 2260, 6 digits; empty for a functional zone), ``town`` the
    town or street below it; ``former`` an old name by which the text called it.
    """

    path: tuple[str, ...]
    code: str = ""
    town: str = ""
    former: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a label was given: the words matched, in which part of the article, with which weight.

    ``label`` is a theme code, or the names of a region joined by ``/``. ``start`` and ``end``
    count in the field named by ``where`` (``headline``, ``kicker``, ``contributor``, ``lead``, ``publication``, …); for
    ``lead`` and ``body`` they are offsets in the body.
    """

    label: str
    text: str
    where: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Labelled(Generic[T]):
    """ArticleLabels, main one first, with their evidence; ``doubtful`` marks a near tie with ``runner_up``."""

    labels: tuple[T, ...]
    evidence: tuple[Evidence, ...] = ()
    runner_up: T | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ArticleLabels:
    """What room 4 found of one article; ``is_stray`` where the body that signs it is of a place that it never names."""

    themes: Labelled[Theme]
    regions: Labelled[Region]
    is_stray: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """What an item continues: 第 ``number`` 期 of ``year`` (or 增刊), which printed it under ``headline``.

    ``relation`` says how: the same event later, a correction of what was printed, a change of what was announced.
    """

    year: int
    number: int
    series: Literal["regular", "supplement", "volume"]  # as of ``Number``
    headline: str
    relation: Literal["continues", "corrects", "changes"] = "continues"


@dataclass(frozen=True, slots=True)
class Amendment:
    """What another text says to correct an item, or to change what it announces: its words, and where they stood."""

    relation: Literal["corrects", "changes"]
    text: str
    origin: Origin


# Where this doubt is the only one, the entry may belong into another section, and no word that is printed is in doubt.
UNSURE_THEME = "主题难定"


@dataclass(frozen=True, slots=True)
class Item:
    """An article with what rooms 3 and 4 found in it.

    ``also`` names where duplicates stood, ``follows`` what an earlier issue printed of the same event. ``findings`` are
    suspected slips for the editor's eye; they change nothing that is printed, and no issue is another one for them.
    ``rulings`` are what a person decided of them, by place: corrections are printed, the article keeps the source's.
    ``amendments`` are what other texts of the issue correct or change of it: printed beside it. ``tellings`` are the
    duplicates themselves, kept so that the event is known again by their words, too.
    """

    article: Article
    highlights: tuple[Sentence, ...]
    themes: tuple[Theme, ...]
    regions: tuple[Region, ...]
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()
    also: tuple[Origin, ...] = ()
    follows: Followed | None = None
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    rulings: tuple[Ruling, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    tellings: tuple[Item, ...] = field(default=(), compare=False)

    @property
    def place(self) -> str:
        """Return the last name of the main region, empty where none is known."""
        return self.regions[0].path[-1] if self.regions else ""
