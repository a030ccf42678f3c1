"""A layout: the measures, fonts, labels and styles of ``layout.toml``; template and stylesheets beside it or shared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from digest.tables import Limits

FontGroup = Literal["fang", "kai", "biao", "song", "hei"]
# Every style a document uses; a layout that lacks one is refused with the style's name.
StyleName = Literal[
    "mark",
    "name",
    "number",
    "imprint",
    "contents_heading",
    "contents_section",
    "contents_entry",
    "editors_note",
    "section",
    "headline",
    "text",
    "brief",
    "coverage",
    "notice",
    "colophon",
    "page_number",
    "lead",
    "origin",
    "pending",
    "annex_heading",
    "table",
    "chart",
    "points_heading",
    "point",
    "contents_run",
    "proposed",
    "listed",
    "box",
]
# Styles that layouts of before have not: like which one they are, and what they are called.
DERIVED = {
    "points_heading": ("contents_heading", "要点标题"),
    "point": ("contents_entry", "要点"),
    "contents_run": ("contents_entry", "要目"),
    "proposed": ("headline", "编者拟题"),
    "listed": ("notice", "题录"),
    "brief": ("text", "简讯"),
    "box": ("table", "批示栏"),
}
CHARACTER_STYLES = ("lead", "origin", "pending")  # of a stretch within a line: only face, size and colour count
_GREATEST = 2000  # millimetres, points or counts: no sheet or type is larger
Size = Annotated[float, Limits(0, _GREATEST)]
Extent = Annotated[float, Limits(1, _GREATEST)]  # of what cannot be nothing
Number = Annotated[int, Limits(1, _GREATEST)]
Most = Annotated[int, Limits(0, _GREATEST)]  # 0: none, or no limit
_POINTS_PER_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet and the type area (版心) in millimetres; how many lines and characters fill it."""

    width: Extent
    height: Extent
    top: Size
    bottom: Size
    left: Size
    right: Size
    lines: Number
    characters: Number
    columns: Number = 1
    gap: Size = 0
    page_number_below: Size = 7

    @property
    def measure(self) -> float:
        """Return the width of the type area in points."""
        return (self.width - self.left - self.right) * _POINTS_PER_MILLIMETRE

    @property
    def column(self) -> float:
        """Return the width of one column in points."""
        return (self.measure - (self.columns - 1) * self.gap * _POINTS_PER_MILLIMETRE) / self.columns

    @property
    def pitch(self) -> float:
        """Return the height of one line in points (GB/T 9704-2012, 5.2.3: 225 mm / 22).

        Rounded down to thousandths, or the last line of a full page would not fit by a hair.
        """
        exact = (self.height - self.top - self.bottom) / self.lines * _POINTS_PER_MILLIMETRE
        return math.floor(exact * 1000) / 1000


@dataclass(frozen=True, slots=True)
class Switches:
    """What an office turns on and off."""

    page_number: Literal["centre", "outside"] = "centre"
    mirrored: bool = False
    even_close: bool = False
    box_lines: Most = 0
    contents_most: Most = 14
    ordinals: bool = False
    regions: bool = True
    editors_note: bool = True
    sentences_most: Most = 0
    pages_most: Most = 0
    annex: bool = True
    points: bool = False
    origins: bool = True


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that the layout, not the issue, prints."""

    title: str
    number: str
    contents: str
    editors_note: str
    region: str
    report_to: str
    copy_to: str
    issue_to: str
    extra_to: str
    copies: str
    editor: str
    checker: str
    approver: str
    joiner: str
    stop: str
    more: str
    # layouts of before have none of these
    points: str = "本　期　要　点"
    graded: str = "其中{counts}。"
    leads: str = "要讯{}条"
    briefs: str = "简讯{}条"
    titles: str = "题录{}条"
    titled: str = "只列题目"
    unlisted: str = "限于篇幅未列"
    rest: str = "另有题目{titles}条，见{number}全文："
    pending: str = "标有〔待核〕的{count}篇，用字、次序或地区有疑，请对照来源核实。"
    undated: str = "{entries}条的来源没有注明刊出日期，文中的{words}〔日期待核〕。"
    unnamed: str = "出处写“版面n”的，来稿没有报名，是哪个文件见台账。"
    instructions: str = "领导批示"
    proposals: str = "拟办意见"
    most_told: str = "报道最多的："
    volume_contents: str = "目　　录"  # a bound volume is no issue (本期), and its number names the year
    volume_title: str = "{name}（{number}）"


@dataclass(frozen=True, slots=True)
class Rules:
    """Widths of the rules in millimetres."""

    red: Size
    outer: Size
    inner: Size


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of paragraph looks: sizes in points, distances in lines of the type area or in characters."""

    name: str
    font: FontGroup
    size: Size
    align: Literal["left", "right", "centre", "justify"]
    lines: Size = 1
    before: Size = 0
    after: Size = 0
    indent: Size = 0
    left: Size = 0
    right: Size = 0
    spacing: Size = 0
    level: Most = 0
    colour: str = "text"


@dataclass(frozen=True, slots=True)
class WordBase:
    """What the DOCX alone needs: ``base``, an office's own .docx for its styles, counted from ``layout.toml``."""

    base: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A checked layout; ``folder`` holds those of its files that differ from templates/base."""

    folder: Path
    paper: Paper
    fonts: tuple[tuple[str, tuple[str, ...]], ...]
    colours: tuple[tuple[str, str], ...]
    rules: Rules
    switches: Switches
    labels: Labels
    styles: tuple[tuple[str, Style], ...]
    word: WordBase = WordBase()

    def style(self, key: str) -> Style:
        """Return the style of *key*, a ``StyleName``."""
        return dict(self.styles)[key]

    def faces(self, font: str) -> tuple[str, ...]:
        """Return the official family names of the font group *font*, best first."""
        return dict(self.fonts)[font]

    def colour(self, name: str) -> str:
        """Return the colour called *name* as #rrggbb."""
        return dict(self.colours)[name]
