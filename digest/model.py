"""The nouns: immutable values that walk through the rooms (glossary: docs/glossary.md).

Offsets are counted in characters (code points), half open; lines count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

ArticleKind = Literal["article", "photo_news", "notice"]
ParagraphKind = Literal["text", "crosshead"]
Form = Literal["pdf", "docx", "html", "json"]


# --- room 1: pages -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Location:
    """Where a source is: the *uri* as the user gave it (a path, for now)."""

    uri: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of one source, as they came."""

    location: Location
    content: bytes


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page was printed: publication, date and page number as far as known, and its uri."""

    uri: str
    publication: str = ""
    published: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in points, origin at the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """One physical line of a page (kind ``line``), or a piece whose role the format names itself.

    ``text`` is the line as it stands, without its line end; ``line`` counts from 1, blank lines
    included; ``start`` is the offset of ``text`` in the decoded source.
    """

    text: str
    line: int
    start: int = 0
    kind: str = "line"
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of one page in file order; blank lines are kept as blocks with blank text."""

    origin: Origin
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    removed: int = 0  # control, bidi and zero-width characters taken out on reading


# --- room 2: articles --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that stood on one physical line of the source.

    ``paragraph.text[start:end]`` stands in the block of ``line``, from offset ``offset`` of the decoded source on.
    """

    start: int
    end: int
    line: int
    offset: int
    margin: float | None = None  # certainty of the join to the piece before, in nats; None: file order


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One de-wrapped paragraph; a crosshead (小标题) is a paragraph of its own kind."""

    text: str
    kind: ParagraphKind = "text"
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Text lost on the page: ``offset`` in the article's body, what stands before and after."""

    offset: int
    before: str
    after: str
    reason: str


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

    @property
    def body(self) -> str:
        """Return the paragraphs joined by line feeds: what all offsets count in."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Segmented:
    """What room 2 returns for one source: the articles, and the blocks that belong to none."""

    articles: tuple[Article, ...]
    leftover: tuple[Block, ...] = ()


# --- rooms 3 and 4: highlights, labels ---------------------------------------------------------


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
    count in the field named by ``where`` (``headline``, ``kicker``, ``contributor``, ``lead``, ``body``, …); for
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
    """Labels, main one first, with their evidence; ``doubtful`` marks a near tie with ``runner_up``."""

    labels: tuple[T, ...]
    evidence: tuple[Evidence, ...] = ()
    runner_up: T | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An article with what rooms 3 and 4 found in it; ``also`` names where duplicates stood."""

    article: Article
    highlights: tuple[Sentence, ...]
    themes: tuple[Theme, ...]
    regions: tuple[Region, ...]
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()
    also: tuple[Origin, ...] = ()


# --- what can be missing -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: which, why, and what to do, in Chinese."""

    source: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not printed of its own, and why (both in Chinese).

    A whole article, one merged into another that tells the same, or a line that belongs to no article.
    """

    source: str
    what: str
    reason: str
    kind: Literal["article", "merged", "line"] = "article"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of one issue: sources read, articles found and printed, all that was left out."""

    sources: int = 0
    articles: int = 0
    printed: int = 0
    merged: int = 0
    failures: tuple[Failure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


# --- rooms 5 to 7: issues, renderings, deliveries ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """The days an issue covers, half open: ``first`` is in it, ``end`` is not."""

    first: date
    end: date


@dataclass(frozen=True, slots=True)
class Number:
    """第 ``number`` 期 of ``year``, 总第 ``serial`` 期; supplements (增刊) are a series of their own."""

    year: int
    number: int
    serial: int
    series: Literal["regular", "supplement"] = "regular"


@dataclass(frozen=True, slots=True)
class Masthead:
    """报头, ready to print: name, 第n期, 总第n期, publisher, date in Chinese form, optional marks."""

    title: str
    number: str
    serial: str
    publisher: str
    dated: str
    marks: tuple[str, ...] = ()  # 内部资料, 密级, 准印证号 …, one line each, top left
    copy_number: str = ""  # 份号, top right


@dataclass(frozen=True, slots=True)
class Colophon:
    """报尾: 报 (up), 送 (level), 发 (down), 本期增发, 印数, and who edited, checked and signed."""

    report_to: tuple[str, ...] = ()
    copy_to: tuple[str, ...] = ()
    issue_to: tuple[str, ...] = ()
    extra_to: tuple[str, ...] = ()
    copies: int = 0
    editor: str = ""
    checker: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as it is printed: every word of it is decided here, not in a renderer.

    ``anchor`` is an ASCII name for links, ``text`` the printed paragraphs, ``origin`` the 出处 line, ``mark`` is
    ``〔待核〕`` or empty.
    """

    item: Item
    anchor: str
    ordinal: str
    headline: str
    text: tuple[str, ...]
    origin: str
    region: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """栏目: entries of one theme (or region) under a numbered heading such as 一、思想政治引领."""

    code: str
    anchor: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue, complete: a renderer needs nothing else (but a layout)."""

    briefing: str  # ASCII code, part of the file names
    language: str
    masthead: Masthead
    number: Number
    period: Period
    dated: date
    sections: tuple[Section, ...]
    colophon: Colophon
    coverage: str  # 本期阅读来源n种m篇，刊用k篇 …
    notice: str = ""  # printed beside the coverage line: what is 待核 or failed
    editors_note: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    method: str = ""  # how sentences were chosen: summariser/tokenizer

    @property
    def stem(self) -> str:
        """Return the ASCII file name without suffix: ``<briefing>-<year>-<number>``."""
        series = "z" if self.number.series == "supplement" else ""
        return f"{self.briefing}-{self.number.year}-{series}{self.number.number:02d}"


@dataclass(frozen=True, slots=True)
class Rendering:
    """The bytes of one form of an issue, with an ASCII file name and a Chinese title."""

    form: Form
    name: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one channel did with one rendering: where it went, in which state."""

    channel: str
    target: str
    state: Literal["sent", "failed"]
    message: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """An item that an earlier issue printed: what the archive tells room 5, so that nothing is sent twice."""

    item: Item
    number: Number
    dated: date


# --- what the office decides: one briefing file ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """Who gets an issue, in which edition: ``to`` are mail addresses, folders or commands, as ``channel`` says.

    ``edition`` is a layout; empty means the briefing's own. ``forms`` are the files that go along.
    """

    name: str
    to: tuple[str, ...]
    channel: Literal["mail", "folder", "command"] = "mail"
    edition: str = ""
    forms: tuple[Form, ...] = ("pdf",)


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over; ``password`` says where the secret lies (``env:NAME``, ``file:PATH``), not what it is.

    ``security`` is ``local`` only for a relay on this very machine; ``authorities`` is a file of own certificates.
    """

    host: str
    port: int
    sender: str
    security: Literal["starttls", "tls", "local"] = "starttls"
    sender_name: str = ""
    user: str = ""
    password: str = ""
    authorities: str = ""
    attachment_name: Literal["chinese", "ascii"] = "chinese"
    unsubscribe: str = ""
    per_connection: int = 50
    per_minute: int = 0


@dataclass(frozen=True, slots=True)
class Sending:
    """How issues go out: who signs, when, to whom, and what to do with a mail of which no answer came.

    ``at`` is the time of day, on the issue's date, from which a signed issue is sent and an unsigned one is asked for.
    """

    groups: tuple[Group, ...] = ()
    mail: MailServer | None = None
    approval: Literal["required", "none"] = "required"
    at: str = "00:00"
    on_doubt: Literal["resend", "hold"] = "resend"
    remind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One day in each ``unit`` of the calendar, at a time of day in Asia/Shanghai.

    ``which`` is the first or the last ``weekday`` in it (Monday is 0; None stands for any working day), or ``day`` of
    the month: ``day`` 31 is the last day of a shorter month.
    """

    unit: Literal["week", "ten_days", "month", "quarter"]
    which: Literal["first", "last", "day"]
    at: time
    weekday: int | None = None
    day: int = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """When issues are due (``every`` is ``rhythm`` as the office wrote it), and what happens on a holiday.

    ``holiday``: where an issue goes whose day is off; ``collision``: what becomes of the second of two that fall on one
    day; ``catch_up``: what is made after a stand-still. ``intake`` is the folder watched (empty: the inputs),
    ``calendar`` the office's own file of days on and off.
    """

    every: str
    rhythm: Rhythm
    holiday: Literal["earlier", "later", "skip"] = "earlier"
    collision: Literal["merge", "skip", "next_workday"] = "merge"
    catch_up: Literal["latest", "all", "none"] = "latest"
    intake: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A checked briefing file (templates/*.toml): all that an office sets for one series of issues.

    Paths are resolved against the file's own folder. ``themes`` gives the sections' order and
    names; ``limit`` is the greatest number of entries a section, 0 for no limit.
    """

    code: str
    title: str
    publisher: str
    themes: tuple[Theme, ...]
    file: str = ""
    serial_start: int = 1
    marks: tuple[str, ...] = ()
    colophon: Colophon = Colophon()
    editors_note: str = ""
    inputs: tuple[str, ...] = ()
    themes_file: str = ""
    regions_file: str = ""
    home: tuple[str, ...] = ()
    group_by: Literal["theme", "region"] = "theme"
    limit: int = 0
    look_back: int = 90
    summariser: str = "digest"
    tokenizer: str = "jieba"
    count: int = 3
    max_chars: int | None = 300
    layout: str = "jianbao"
    forms: tuple[Form, ...] = ("pdf", "docx", "html", "json")
    language: str = "zh-CN"
    schedule: Schedule | None = None  # None: issues are made on demand only
    sending: Sending | None = None
