"""An invented issue, its archive and its briefing for the tests of sign-off and mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.archive import Archive, Kept
from digest.model import (
    Article,
    Briefing,
    Entry,
    Issue,
    Item,
    Ledger,
    MailServer,
    Masthead,
    Number,
    Origin,
    Paragraph,
    Period,
    RecipientGroup,
    Rendering,
    Section,
    Sending,
    Sentence,
    Theme,
)
from digest.model import Colophon as Colophon

SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 1, 16, 9, 0, tzinfo=SHANGHAI)
THEMES = (Theme("welfare", "帮扶服务·普惠"), Theme("models", "劳模工匠"), Theme("other", "其他"))


def item(ordinal: int, headline: str) -> Item:
    body = f"{headline}于近日举行。共有{ordinal * 7 + 20}名职工参加了现场活动。职工们表示收获很大。"
    article = Article(f"page-{ordinal}", Origin(f"page-{ordinal}.txt"), (Paragraph(body),), headline=headline)
    first, second = body.index("。") + 1, body.index("。", body.index("。") + 1) + 1
    chosen = (Sentence(body[:first], 0, 0, first, 2.0), Sentence(body[first:second], 0, first, second, 1.0))
    return Item(article, chosen, (THEMES[ordinal % 2],), ())


def entry(ordinal: int, anchor: str, place: int, headline: str) -> Entry:
    made = item(ordinal, headline)
    text = ("".join(sentence.text for sentence in made.highlights),)
    return Entry(made, anchor, f"{place}.", headline, text, f"（来源：page-{ordinal}.txt）", "")


def issue(number: int = 3, **changes: object) -> Issue:
    first = tuple(entry(o, f"s1-{o}", o, h) for o, h in ((1, "青溪县职工趣味运动会"), (2, "云岭市工会爱心托管班")))
    second = (entry(3, "s2-1", 1, "南浦区劳模宣讲会"),)
    made = Issue(
        briefing="weekly",
        language="zh-CN",
        masthead=Masthead("工会简报", f"第{number}期", f"总第{100 + number}期", "青溪市总工会办公室", "2026年1月16日"),
        number=Number(2026, number, 100 + number),
        period=Period(date(2026, 1, 12), date(2026, 1, 19)),
        dated=date(2026, 1, 16),
        sections=(
            Section("welfare", "s1", "帮扶服务·普惠", "一、帮扶服务·普惠", first),
            Section("models", "s2", "劳模工匠", "二、劳模工匠", second),
        ),
        colophon=Colophon(report_to=("省总工会",)),
        coverage="本期阅读来源3种3篇，刊用3篇。",
        ledger=Ledger(3, 3, 3),
    )
    return replace(made, **changes)


def kept_issue(folder: Path, size: int = 2000, **changes: object) -> tuple[Archive, Kept]:
    """Return an archive in *folder* that holds one unsigned issue with a PDF of *size* bytes."""
    archive = Archive.open(folder / "archive.db")
    made = issue(**changes)
    pdf = Rendering("pdf", f"{made.stem}.pdf", "工会简报", b"%PDF-1.7\n" + bytes(range(256)) * (size // 256))
    archive.keep(made, [pdf], MORNING)
    return archive, archive.kept()[-1]


def server(port: int, **changes: object) -> MailServer:
    return MailServer(
        "127.0.0.1", port, "office@union.test", security="local", sender_name="青溪市总工会办公室", **changes
    )


def briefing(port: int, to: tuple[str, ...] = ("a@x.test",), **changes: object) -> Briefing:
    mail = changes.pop("mail", None) or server(port)
    groups = changes.pop("groups", (RecipientGroup("各县", to),))
    sending = Sending(groups=groups, mail=mail, **changes)
    return Briefing("weekly", "工会简报", "青溪市总工会办公室", THEMES, sending=sending)
