"""Rooms 1 and 2: what is read, and the articles found in it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.model.sources import Provenance

ArticleKind = Literal["article", "photo_news", "notice"]
ParagraphKind = Literal["text", "crosshead"]
BlockRole = Literal[
    "", "headline", "kicker", "subheadline", "byline", "crosshead", "body", "signature", "caption", "folio", "row"
]
ReadBy = Literal["text", "ocr", "layer"]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a source is: the *uri* as the user gave it, a path; of one that was collected, where it came from."""

    uri: str
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of one source, as they came."""

    location: Location
    content: bytes


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page was printed: publication, date and page number as far as known, and its uri.

    ``dated_by`` says in Chinese what tells the date: a line of the page, or the name of its file. ``provenance`` is
    that of a source that was collected, ``restriction`` what the source says of itself that forbids to print it.
    """

    uri: str
    publication: str = ""
    published: date | None = None
    page: int = 1
    dated_by: str = ""
    provenance: Provenance | None = None
    restriction: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in points, origin at the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """One physical line of a page, or a piece whose ``role`` the format itself names.

    ``text`` is the line as it stands, without its line end; ``line`` counts from 1, blank lines included; ``start`` is
    the offset of ``text`` in the source's text. ``size`` is the height of its type in points, ``confidence`` how sure
    a recogniser of characters was (0 to 1); None where the format does not say.
    """

    text: str
    line: int
    start: int = 0
    box: Box | None = None
    confidence: float | None = None
    size: float | None = None
    bold: bool = False
    role: BlockRole = ""
    lead: int = 0  # characters at its beginning that are set in another face than the text of its page


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of one page in file order; blank lines are kept as blocks with blank text."""

    origin: Origin
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    removed: int = 0  # control, bidi and zero-width characters taken out on reading
    folded: int = 0  # radicals and compatibility ideographs read as the ordinary characters they stand for
    width: float | None = None  # of the page in points, as those of its boxes
    height: float | None = None
    rules: tuple[Box, ...] = ()  # lines drawn between articles
    pictures: tuple[Box, ...] = ()
    turned: tuple[int, ...] = ()  # lines with marks, taken out, that make an editor show text in another order
    read_by: ReadBy = "text"  # its own characters, recognised ones, or a hidden layer that another recogniser left
    contributor: str = ""  # who sent it in, as its covering letter or the page around the article says


GIVEN = -1  # offset of characters that a person put in where the source lost some
_IN_FILE_ORDER = 0.998  # a word stands across the join, or it reads well, or both stand on one line
# A sentence, or a join, that is less likely whole is shown to a person. On 5,700 sentences of seven makers' pages set
# aside, 0.94 marks 720 and leaves 55 unmarked that no paper printed, 0.95 888 and 48, 0.955 973 and 45.
LEAST_LIKELY = 0.95
DOUBTFUL_MARGIN = math.log(LEAST_LIKELY / (1 - LEAST_LIKELY))  # the same for a join's log odds


def likelihood_of(margin: float | None) -> float:
    """Return how likely a join of this *margin* in nats is right, 0 to 1; None: one in the order of the file."""
    return _IN_FILE_ORDER if margin is None else 1 / (1 + math.exp(-margin))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that stood on one physical line of the source.

    ``paragraph.text[start:end]`` stands in the block of ``line``, from offset ``offset`` of the decoded source on;
    at ``GIVEN`` where a person put it in after that line.
    """

    start: int
    end: int
    line: int
    offset: int
    margin: float | None = None  # log odds that the join to the piece before is right; None: file order

    @property
    def is_doubtful(self) -> bool:
        """Say whether the join to the piece before is one that a person should look at."""
        return self.margin is not None and self.margin < DOUBTFUL_MARGIN

    @property
    def likelihood(self) -> float:
        """Return how likely the join to the piece before is right, 0 to 1."""
        return likelihood_of(self.margin)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One de-wrapped paragraph; a crosshead (小标题) is a paragraph of its own kind."""

    text: str
    kind: ParagraphKind = "text"
    pieces: tuple[Piece, ...] = ()

    def likelihood(self, start: int, end: int) -> float:
        """Return how likely ``text[start:end]`` stood so on the page, 0 to 1: all joins inside it are right."""
        return math.prod(piece.likelihood for piece in self.pieces if start < piece.start < end)

    def least_likelihood(self, start: int, end: int) -> float:
        """Return how likely the weakest join inside ``text[start:end]`` is right, 0 to 1."""
        return min((piece.likelihood for piece in self.pieces if start < piece.start < end), default=1.0)


@dataclass(frozen=True, slots=True)
class Gap:
    """Text lost on the page: ``offset`` in the article's body, what stands before and after."""

    offset: int
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of an article stands: a rectangle on the page of that number, of that size in points if known."""

    page: int
    box: Box
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Article:
    """One article in true reading order; every field holds only characters of the source.

    ``contributor`` is the signature in full (张家港市总工会), ``signature`` the same verbatim
    (张家港市总). A missing headline stays empty. ``doubts`` says in Chinese why the article is 待核.
    """

    id: str
    origin: Origin
    paragraphs: tuple[Paragraph, ...]
    kind: ArticleKind = "article"
    headline: str = ""
    kicker: str = ""
    subheadline: str = ""
    byline: str = ""
    contributor: str = ""
    signature: str = ""
    dateline: str = ""
    captions: tuple[str, ...] = ()
    confidence: float = 1.0
    gaps: tuple[Gap, ...] = ()
    doubts: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()  # every source line the article took, in true reading order
    places: tuple[Place, ...] = ()  # its headlines and columns on the page, where the format tells places

    @property
    def body(self) -> str:
        """Return the paragraphs joined by line feeds: what all offsets count in."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def lines_between(self, start: int, end: int) -> tuple[int, ...]:
        """Return the physical lines of the source that *start* to *end* of the body was read from, in reading order."""
        lines: list[int] = []
        before = 0
        for paragraph in self.paragraphs:
            for piece in paragraph.pieces:
                if before + piece.start < end and start < before + piece.end:
                    lines.append(piece.line)
            before += len(paragraph.text) + 1
        return tuple(dict.fromkeys(lines))


@dataclass(frozen=True, slots=True)
class Segmented:
    """What room 2 returns for one source: the articles, and the blocks that belong to none."""

    articles: tuple[Article, ...]
    leftover: tuple[Block, ...] = ()
