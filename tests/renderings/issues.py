"""Issues made by hand for the tests of room 6; every text is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from digest.model import (
    Annex,
    Article,
    Chart,
    Colophon,
    Entry,
    Evidence,
    Issue,
    Item,
    Ledger,
    Masthead,
    Number,
    Origin,
    Paragraph,
    Period,
    Piece,
    Region,
    Section,
    Sentence,
    Series,
    Theme,
)

THEMES = (
    ("ideology", "思想政治引领"),
    ("models", "劳模工匠"),
    ("welfare", "帮扶服务·普惠"),
    ("newforms", "新就业形态"),
    ("rights", "维权与劳动关系"),
    ("safety", "劳动保护与安全生产"),
)
HEADLINES = (
    "青溪县总工会把“夜校”办到工业园区职工家门口",
    "全市职工技能大赛收官 126名选手同台竞技",
    "南浦区启用12个户外劳动者服务站点",
    "云岭市总工会与人社、司法等部门联合开展“尊法守法·携手筑梦”服务农民工公益法律服务行动",
    "“小哥”有了自己的食堂",
    "东湖街道总工会：一封感谢信背后的三个月接力",
    "机械冶金工会开展2026年安全生产月隐患排查活动，发现并整改问题358处",
)
SENTENCES = (
    "1月12日，县总工会在城西工业园区启动第三期职工夜校，首批开设电工、茶艺、书法等9门课程，340名职工报名参加。",
    "据统计，截至2025年年底，全县已建成职工夜校教学点26个，累计服务职工1.8万人次，满意度达到98.6%。",
    "“下班走几步就能上课，孩子也有人带，真是方便。”在装配车间工作了8年的陈师傅说。",
    "县总工会负责人表示，今年还将新增教学点10个，课程由职工投票选定，经费由工会承担，不向职工收取任何费用——这一点写进了2026年民生实事项目。",
    "活动期间，共发放慰问品1200余份，折合人民币36.5万元，惠及快递员、外卖配送员、货车司机、网约车驾驶员等新就业形态劳动者……",
)
PLAIN = (
    "工会是职工之家，工会干部要当好职工的娘家人、贴心人，把党的关怀和温暖送到每一位职工心坎上。"
    "各级工会组织深入车间班组、田间地头、工地现场，面对面听取意见，心贴心解决难题，让职工在家门口享受到便捷周到的服务。"
    "同时，围绕技能提升、权益维护、身心健康等方面开设课程，请职工点单、由工会买单，受到普遍欢迎。"
)


def article(ordinal: int, headline: str, texts: tuple[str, ...]) -> Article:
    """Return an article of one paragraph a text, as if read from one line each."""
    paragraphs = tuple(
        Paragraph(text, pieces=(Piece(0, len(text), ordinal * 10 + place, place * 100),))
        for place, text in enumerate(texts, start=1)
    )
    origin = Origin(f"pages/{ordinal:03d}.txt", "青溪工人报", date(2026, 1, 12), 1 + ordinal % 4)
    return Article(f"a-{ordinal}", origin, paragraphs, headline=headline, contributor="青溪县总工会")


def entry(ordinal: int, headline: str, texts: tuple[str, ...], mark: str = "") -> Entry:
    """Return a printed entry whose highlights are the whole of *texts*."""
    made = article(ordinal, headline, texts)
    starts = [sum(len(text) + 1 for text in texts[:place]) for place in range(len(texts))]
    highlights = tuple(
        Sentence(text, place, start, start + len(text), score=1.0 / (place + 1))
        for place, (text, start) in enumerate(zip(texts, starts, strict=True))
    )
    region = Region(("云岭省", "青溪市", "青溪县"), "990101")
    evidence = (Evidence("云岭省/青溪市/青溪县", "青溪县", "contributor", 0, 3, 3.0),)
    item = Item(made, highlights, (Theme("welfare", "帮扶服务·普惠"),), (region,), evidence)
    return Entry(
        item=item,
        anchor=f"entry-{ordinal}",
        ordinal=f"（{ordinal}）",
        headline=headline,
        text=("".join(texts),),
        origin=f"（青溪县总工会供稿；来源：青溪工人报2026年1月12日第{1 + ordinal % 4}版）",
        region="云岭省青溪市青溪县",
        mark=mark,
    )


def issue(counts: tuple[int, ...], **changes: object) -> Issue:
    """Return an issue with one section of *counts* entries each; *changes* replace fields of the issue."""
    sections = []
    ordinal = 0
    for place, count in enumerate(counts):
        code, name = THEMES[place % len(THEMES)]
        entries = []
        for _ in range(count):
            texts = tuple(SENTENCES[(ordinal + step) % len(SENTENCES)] for step in range(2 + ordinal % 2))
            entries.append(
                entry(ordinal + 1, HEADLINES[ordinal % len(HEADLINES)], texts, "〔待核〕" if ordinal % 7 == 3 else "")
            )
            ordinal += 1
        numeral = "一二三四五六七八九十"[place % 10]
        sections.append(Section(code, f"section-{place + 1}", name, f"{numeral}、{name}", tuple(entries)))
    made = Issue(
        briefing="weekly",
        language="zh-CN",
        masthead=Masthead(
            title="工会简报",
            number="第3期",
            serial="总第128期",
            publisher="青溪市总工会办公室",
            dated="2026年1月16日",
            marks=("内部资料　注意保存",),
            copy_number="000017",
        ),
        number=Number(2026, 3, 128),
        period=Period(date(2026, 1, 12), date(2026, 1, 19)),
        dated=date(2026, 1, 16),
        sections=tuple(sections),
        colophon=Colophon(
            report_to=("省总工会办公室", "市委办公室", "市人大常委会办公室", "市政府办公室"),
            copy_to=("市各产业工会", "市直机关工会工委"),
            issue_to=("各县（市、区）总工会", "市总工会各部室、直属单位"),
            copies=120,
            editor="方言",
            checker="许知远",
            approver="梁启明",
        ),
        coverage=f"本期阅读来源5种{ordinal + 9}篇，刊用{ordinal}篇，合并2篇，未用7篇。",
        notice="标有〔待核〕的1篇，文字次序或归类有疑，请对照来源核实。" if ordinal > 3 else "",
        editors_note="本期集中刊发各地服务职工的做法。\n请结合实际学习借鉴，有关经验随时报送。" if ordinal > 1 else "",
        ledger=Ledger(5, ordinal + 9, ordinal, 2),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def one() -> Issue:
    """Return the issue of a single item."""
    return issue((1,))


def many() -> Issue:
    """Return the usual fortnightly issue of 22 items in six sections."""
    return issue((4, 4, 4, 4, 3, 3))


def few() -> Issue:
    """Return an issue whose contents name every entry."""
    return issue((2, 3))


def bare() -> Issue:
    """Return an issue with every optional part empty."""
    made = issue((1, 1))
    masthead = Masthead("工会简报", "第1期", "", "青溪市总工会", "2026年1月16日")
    return replace(made, masthead=masthead, colophon=Colophon(), notice="", editors_note="", coverage="")


def rare() -> Issue:
    """Return an issue with rare characters in headlines and text."""
    made = issue((1,))
    texts = ("甪直镇缂丝工坊的职工甪里堃、祎䶮在赛场上展示技艺。", "评委犇赟介绍，缂丝“通经断纬”，一寸缂丝一寸金。")
    rarely = entry(1, "甪直缂丝匠人祎堃䶮摘得“五一”劳动奖章", texts)
    return replace(made, sections=(replace(made.sections[0], entries=(rarely,)),))


def untitled() -> Issue:
    """Return an issue with an entry that has no headline, and one without text."""
    made = issue((2,))
    first, second = made.sections[0].entries
    entries = (replace(first, headline="", mark=""), replace(second, text=()))
    return replace(made, sections=(replace(made.sections[0], entries=entries),))


def long() -> Issue:
    """Return an issue with a paragraph of several pages and a long masthead name."""
    made = issue((1, 1))
    first = made.sections[0].entries[0]
    lengthy = replace(first, text=(PLAIN * 14 + "".join(SENTENCES) * 6, "".join(SENTENCES[:2])))
    masthead = replace(made.masthead, title="青溪市总工会重点工作情况专报")
    return replace(made, masthead=masthead, sections=(replace(made.sections[0], entries=(lengthy,)), made.sections[1]))


def book() -> Issue:
    """Return an issue of 300 pages: all items of a year."""
    return issue((67,) * 10)


PLACES = ("青溪县", "东湖区", "南浦区", "西川县", "云岭市", "北山高新区")
COUNTS = (
    (2, 1, 0, 3, 1, 0),
    (0, 1, 2, 1, 1, 1),
    (4, 0, 1, 12, 0, 1),
    (1, 0, 0, 2, 1, 0),
    (0, 1, 0, 1, 0, 0),
    (1, 0, 1, 1, 0, 2),
)


def annexed() -> Issue:
    """Return an issue with a table and a chart at its end."""
    names = [name for _, name in THEMES]
    rows = [
        (place, *(str(row[at] or "") for row in COUNTS), str(sum(row[at] for row in COUNTS)))
        for at, place in enumerate(PLACES)
    ]
    sums = [sum(row) for row in COUNTS]
    table = (("地区", *names, "合计"), *rows, ("合计", *map(str, sums), str(sum(sums))))
    series = tuple(Series(name, row) for name, row in zip(names, COUNTS, strict=True))
    chart = Chart("附图：本期各地区条数", "地区", "条数", PLACES, series, "条形图，西川县最多，20条。")
    return issue((2, 2), annex=Annex("附表：本期地区与主题分布（条）", table, chart))


def tabled() -> Issue:
    """Return an issue with a table that is longer than a page, and long names in it."""
    names = [name for _, name in THEMES]
    rows = []
    for place in range(40):  # the cycle of sixty, as names that all differ
        name = "甲乙丙丁戊己庚辛壬癸"[place % 10] + "子丑寅卯辰巳午未申酉戌亥"[place % 12] + "工业园区职工服务中心"
        rows.append((name, *("1" if (place + at) % 3 else "" for at in range(6)), "4"))
    sums = ("合计", *(str(sum(row[at] == "1" for row in rows)) for at in range(1, 7)), "160")
    return issue((1,), annex=Annex("附表：本期地区与主题分布（条）", (("地区", *names, "合计"), *rows, sums)))


FIXTURES = {
    "one": one,
    "few": few,
    "many": many,
    "bare": bare,
    "rare": rare,
    "untitled": untitled,
    "long": long,
    "annexed": annexed,
    "tabled": tabled,
}
