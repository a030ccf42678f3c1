"""An office with one page of made-up news a week, and the times that tests speak of."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from digest.archive import Archive, runs
from digest.model import Briefing
from digest.schedule.occasions import ZONE

BRIEFING = """
[briefing]
code = "weekly"
title = "工会简报"
publisher = "平江市总工会办公室"
forms = ["json"]
[sources]
inputs = ["sources"]
[schedule]
{schedule}
[labels]
themes = "vocabulary/themes.toml"
[[sections.theme]]
code = "welfare"
name = "帮扶服务"
[[sections.theme]]
code = "other"
name = "其他"
"""
# Headline and text of pages that tell of five different events.
NEWS = (
    (
        "平江总工会慰问户外职工",
        "平江总工会走进六处工地，为三百名户外职工送去饮料、毛巾和防暑药品。工会负责人说，这样的走访已经坚持了八年。",
    ),
    (
        "白塔镇建成职工书屋",
        "白塔镇园区里的职工书屋日前开放，藏书五千册，每月办一次读书分享会。来看书的女工说，下班以后有了好去处。",
    ),
    (
        "石湖焊工同台比武",
        "石湖片区举办焊接技能竞赛，四十八名选手在三个项目上较量。获得第一名的选手将被推荐为五一劳动奖章候选人。",
    ),
    (
        "枫桥为外卖骑手设驿站",
        "枫桥新城在地铁口设立骑手驿站，可以热饭、充电、歇脚。两个月里，有一百二十名配送员在这里办理了入会手续。",
    ),
    (
        "横塘街道签订工资协议",
        "横塘街道十七家纺织企业与职工方签订集体协议，计件单价平均提高百分之六。街道工会派出两名指导员全程参加协商。",
    ),
)


@dataclass
class Office:
    """A working folder, and what a test asks of it."""

    folder: Path
    briefing: Briefing

    @property
    def out(self) -> Path:
        return self.folder / "output"

    @property
    def sources(self) -> Path:
        return self.folder / "sources"

    @property
    def archive(self) -> Archive:
        return Archive.open(self.out / "archive.db")

    def page(self, number: int, arrived: datetime) -> Path:
        """Put page *number* into the sources, as come in at *arrived*."""
        page = self.sources / f"page-{number}.txt"
        headline, text = NEWS[number]
        page.write_text(f"{headline}\n\n本报讯 {text}\n", "utf-8")
        os.utime(page, (arrived.timestamp(), arrived.timestamp()))
        return page

    def runs(self) -> dict[str, runs.Run]:
        return self.archive.runs.of(self.briefing.code)

    def numbers(self) -> list[int]:
        return [kept.number.number for kept in self.archive.kept(self.briefing.code)]


def at(text: str) -> datetime:
    """Return the moment *text* in Beijing: 2026-01-09 08:30."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
