"""An invented draft for the tests of the sheet, composed by room 5."""

from __future__ import annotations

from datetime import date

from digest import highlights, issues
from digest.model import Article, Briefing, Issue, Item, Number, Origin, Paragraph, Period, Theme

WELFARE, MODELS, DIGITAL = Theme("welfare", "帮扶服务·普惠"), Theme("models", "劳模工匠"), Theme("digital", "数字工会")
THEMES = (WELFARE, MODELS, DIGITAL)
BRIEFING = Briefing("weekly", "工会简报", "青溪市总工会办公室", THEMES, order="place")

TEXTS = (
    (
        WELFARE,
        "云岭市总工会开办爱心托管班",
        (
            "7月3日，云岭市总工会爱心托管班正式开班，首批招收职工子女120名。托管班设在市工人文化宫，开设书法、围棋等8门课程。"
            "市总工会投入资金36万元，为每个班配备2名老师。家长李女士说，孩子有人管，上班也安心。"
        ),
    ),
    (
        WELFARE,
        "南浦区总工会为环卫工人送清凉",
        "连日来，南浦区总工会走访慰问一线环卫工人860名，送去防暑药品和饮料。全区新建户外劳动者驿站15个。区总工会将继续延长开放时间。",
    ),
    (
        MODELS,
        "青溪县劳模宣讲团走进车间",
        "青溪县总工会组织劳模宣讲团走进12家企业，开展宣讲24场。全国劳动模范王志强结合自身经历，讲述了技术革新的故事。现场职工2000余人次听讲。",
    ),
    (MODELS, "东湖街道成立工匠工作室", "东湖街道成立首个工匠工作室，吸纳技术骨干18名。工作室成立以来完成革新项目7项。"),
)


def item(place: int, theme: Theme, headline: str, text: str, doubts: tuple[str, ...] = ()) -> Item:
    article = Article(f"page-{place}", Origin(f"page-{place}.txt"), (Paragraph(text),), headline=headline)
    return Item(article, highlights.choose(article, 2), (theme,), (), doubts=doubts)


def draft() -> Issue:
    """Return a draft of two sections with two entries each; one entry is marked 〔待核〕."""
    items = [item(place, *given, doubts=("地区难定",) if place == 1 else ()) for place, given in enumerate(TEXTS)]
    return issues.compose(
        items,
        BRIEFING,
        period=Period(date(2026, 7, 6), date(2026, 7, 13)),
        number=Number(2026, 27, 127),
        dated=date(2026, 7, 10),
        sources=4,
    )
