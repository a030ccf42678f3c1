"""Issues to keep: small, whole, made of texts written for these tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from digest.model import (
    Article,
    Colophon,
    Entry,
    Issue,
    Item,
    Ledger,
    LeftOut,
    Masthead,
    Number,
    Origin,
    Paragraph,
    Period,
    Piece,
    Region,
    Rendering,
    Section,
    Sentence,
    Theme,
)

KEPT_AT = datetime(2026, 1, 9, 8, 30, tzinfo=UTC)
SILK = (
    "缂丝工匠走进甪直小学",
    "吴中区总工会请来缂丝工匠王嘉良。他教四十六名学生通经断纬。",
    "江苏省/苏州市/吴中区",
    "models",
)
HEAT = (
    "工地送来绿豆汤",
    "昆山市总工会八日走进医院工地。三百二十名建筑工人领到防暑药品。",
    "江苏省/苏州市/昆山市",
    "welfare",
)
NAMES = {"models": "劳模工匠", "welfare": "帮扶服务"}


def week(number: int) -> Period:
    """Return the week *number* weeks after that of Monday 2026-01-05."""
    monday = date(2026, 1, 5) + timedelta(weeks=number)
    return Period(monday, monday + timedelta(days=7))


def item(story: tuple[str, str, str, str], source: str = "page.txt") -> Item:
    headline, body, region, theme = story
    article = Article(
        f"{source}-{headline}",
        Origin(source, "城东工人报", date(2026, 1, 6)),
        (Paragraph(body, pieces=(Piece(0, len(body), 3, 20, 1.5),)),),
        headline=headline,
    )
    first = body.index("。") + 1
    highlights = (Sentence(body[:first], 0, 0, first, 0.5, parts=(("place", 1.0),)),)
    return Item(article, highlights, (Theme(theme, NAMES[theme]),), (Region(tuple(region.split("/"))),))


def issue(
    number: Number,
    period: Period,
    stories: Sequence[tuple[str, str, str, str]] = (SILK, HEAT),
    *,
    briefing: str = "weekly",
    left_out: Sequence[LeftOut] = (),
) -> Issue:
    """Return an issue of *stories*, one section a story, that leaves *left_out* out; its sums agree."""
    sections = tuple(_section(place, story) for place, story in enumerate(stories, start=1))
    unused = sum(left.kind == "article" for left in left_out)
    merged = sum(left.kind == "merged" for left in left_out)
    ledger = Ledger(2, len(stories) + unused + merged, len(stories), merged, (), tuple(left_out))
    masthead = Masthead("工会简报", f"第{number.number}期", f"总第{number.serial}期", "城东区总工会", "2026年1月12日")
    return Issue(
        briefing,
        "zh-CN",
        masthead,
        number,
        period,
        period.end,
        sections,
        Colophon(("上级",)),
        "本期阅读。",
        ledger=ledger,
    )


def _section(place: int, story: tuple[str, str, str, str]) -> Section:
    printed = item(story)
    text = tuple(sentence.text for sentence in printed.highlights)
    entry = Entry(printed, f"s{place}-1", "1.", story[0], text, "（城东工人报）", story[2].rsplit("/", 1)[-1])
    return Section(
        story[3], f"s{place}", NAMES[story[3]], f"{'一二三四五六七八九'[place - 1]}、{NAMES[story[3]]}", (entry,)
    )


def renderings(number: Number, salt: bytes = b"") -> tuple[Rendering, ...]:
    name = f"weekly-{number.year}-{number.number:02d}"
    return (
        Rendering("json", f"{name}.json", "工会简报", b"{}" + salt),
        Rendering("pdf", f"{name}.pdf", "工会简报", bytes(range(256)) + salt),
    )
