"""Rooms 5 to 7: the issue as it is printed, what it leaves out, its forms and where they went."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from digest.model.charts import Annex
from digest.model.items import Item

Form = Literal["pdf", "docx", "html", "json", "md"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: which, why, and what to do, in Chinese.

    ``is_told`` says that the issue before named it already: once in print is enough.
    """

    source: str
    message: str
    remedy: str = ""
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not printed of its own, and why (both in Chinese).

    A whole article, one merged into another that tells the same, a line that belongs to no article, one that an
    article took in as a crosshead, or signs of a source that were read or printed otherwise. ``is_old``: an article of
    another time, or one that an earlier issue told: what still lies in a folder is no reading of this issue.
    """

    source: str
    what: str
    reason: str
    kind: Literal["article", "merged", "line", "crosshead", "signs"] = "article"
    is_old: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of one issue: sources read, articles found and printed, all that was left out.

    ``old`` are the sources of which every article is old.
    """

    sources: int = 0
    articles: int = 0
    printed: int = 0
    merged: int = 0
    failures: tuple[Failure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    old: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()  # who should have sent something and did not


@dataclass(frozen=True, slots=True)
class Period:
    """The days an issue covers, half open: ``first`` is in it, ``end`` is not."""

    first: date
    end: date


@dataclass(frozen=True, slots=True)
class Number:
    """第 ``number`` 期 of ``year``, 总第 ``serial`` 期; supplements (增刊) and volumes (汇编) are series apart."""

    year: int
    number: int
    serial: int
    series: Literal["regular", "supplement", "volume"] = "regular"

    def stem(self, briefing: str) -> str:
        """Return the ASCII file name without suffix of the issue of *briefing* that has this number."""
        if self.series == "volume":
            return f"{briefing}-{self.year}-volume"
        return f"{briefing}-{self.year}-{'z' if self.series == 'supplement' else ''}{self.number:02d}"


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


PROPOSED = "标题摘自正文"  # in 出处: the headline is a clause of the text
_PROPOSED_ONCE = "编者拟题"  # the same in issues that earlier versions kept


@dataclass(frozen=True, slots=True)
class Plate:
    """A source that names no publication, 版面n in print: its uri, and the ids of its articles in their order."""

    uri: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How the entries of an issue are worded: what of their place goes without saying, and what sources are called.

    ``is_laid`` says that they are printed with the print layer, not as the source has them; ``weights`` are those
    that the office itself gave for what they are worth in ``period``.
    """

    home: tuple[str, ...] = ()
    plates: tuple[Plate, ...] = ()
    is_laid: bool = False
    weights: tuple[tuple[str, float], ...] = ()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One of 本期要点: a sentence as it is printed, the place it tells of, and the anchor of its entry."""

    text: str
    region: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as it is printed: every word of it is decided here, not in a renderer.

    ``anchor`` is an ASCII name for links, ``text`` the printed paragraphs, ``origin`` the 出处 line, ``mark`` is
    ``〔待核〕`` or empty, ``follows`` what an earlier issue printed of the event (also in ``origin``) or empty.
    ``retitled_from`` is the source's headline where ``headline`` is the office's own (also in ``origin``) or empty.
    ``is_proposed`` says that the source has none and the program took a clause of it, ``is_laid`` that the print layer
    is on; ``worth`` is how much it matters, by ``worth_parts``; ``source`` is 出处
    in a word, for a title alone. ``region`` is empty where other words of it say so. ``days`` are the words of its
    source that mean another day in another issue (昨天), each with what is to be told of it, nothing for a vague one
    (近日) of unknown date. ``asides`` are words of its source that a reader takes otherwise (本刊), each with what
    is told of it, and under no word at all what is always told beside the entry: what amends it.
    """

    item: Item
    anchor: str
    ordinal: str
    headline: str
    text: tuple[str, ...]
    origin: str
    region: str
    mark: str = ""
    follows: str = ""
    retitled_from: str = ""
    source: str = ""
    is_proposed: bool = False
    is_laid: bool = False
    worth: float = 0.0
    worth_parts: tuple[tuple[str, float], ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    asides: tuple[tuple[str, str], ...] = ()

    def numbered(self, words: str) -> str:
        """Return *words* behind the entry's number, which stands apart from a figure: 26.　8月6日 is no decimal.

        No line ends between the two.
        """
        apart = "\u00a0\u00a0" if self.ordinal and words[:1].isdigit() else ""
        return f"{self.ordinal}{apart}{words}"

    def told_beside(self, text: str) -> str:
        """Return in our brackets what words of *text* mean that say so only in its source, and what amends it."""
        said = dict.fromkeys(told for word, told in (*self.days, *self.asides) if told and word in text)
        return f"〔{'，'.join(said)}〕" if said else ""

    @property
    def bare_origin(self) -> str:
        """Return 出处 without its remark on the headline, for an entry that is printed without one."""
        bare = self.origin
        for said in (PROPOSED, _PROPOSED_ONCE):
            bare = bare.replace(f"；{said}", "").replace(f"（{said}）", "")
        return bare

    def undated(self, text: str) -> tuple[str, ...]:
        """Return the vague words of *text*, such as 近日, whose date is unknown."""
        return tuple(word for word, told in self.days if not told and word in text)


@dataclass(frozen=True, slots=True)
class Section:
    """栏目: entries of one theme (or region) under a numbered heading such as 一、思想政治引领.

    ``name`` is the heading without its number.
    """

    code: str
    anchor: str
    name: str
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
    failed: str = ""  # the part of ``notice`` on sources that could not be read
    editors_note: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    method: str = ""  # how sentences were chosen: summariser/tokenizer
    unused: tuple[Item, ...] = ()  # articles left out whole, for an editor to take back
    deleted: tuple[tuple[str, str], ...] = ()  # source and id of those of ``unused`` that an editor took out
    annex: Annex | None = None  # table and chart of places and themes, where the briefing wants them
    manner: Manner = Manner()
    pages_most: int = 0  # in a layout that has no bound of its own; 0: printed whole
    points: tuple[Point, ...] = ()  # 本期要点: what matters most, for the first page
    topic: str = ""  # of a special issue (专题), whose entries earlier issues printed
    # anchors of entries that its layout had no room to name: a matter of setting, no part of what the issue is
    unprinted: tuple[str, ...] = field(default=(), compare=False)

    @property
    def stem(self) -> str:
        """Return the ASCII file name without suffix: ``<briefing>-<year>-<number>``."""
        return self.number.stem(self.briefing)


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
    """An item that an earlier issue printed: what the archive tells room 5, so that nothing is sent twice.

    ``is_deleted`` says that an editor took it out of that issue instead: it is not offered again. ``leading`` is the
    item that was printed where this one is a duplicate that was merged into it.
    """

    item: Item
    number: Number
    dated: date
    is_deleted: bool = False
    leading: Item | None = None
