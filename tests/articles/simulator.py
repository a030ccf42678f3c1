"""Makes damaged newspaper pages with known answers: wrapped, interleaved, displaced, dropped, with furniture.

In: items (headline, paragraphs, signature …) and a seeded generator; out: the text of the page and what it holds.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise

from digest.model import Block, Origin, Page

END = "。！？!?"


@dataclass(frozen=True)
class Item:
    """One report as it was written."""

    headline: str
    paragraphs: tuple[str, ...]
    signature: str = ""  # as printed
    contributor: str = ""  # in full
    kicker: str = ""
    byline: str = ""  # stands before the first sentence


@dataclass(frozen=True)
class Damage:
    """What is done to a page. Widths 0: one line a paragraph."""

    widths: tuple[int, int] = (0, 0)
    blanks: str = "paragraph"  # all, paragraph, none
    interleaved: bool = False
    displaced: float = 0.0
    dropped: float = 0.0
    marks: bool = False
    furniture: str = ""  # forum, epaper, portal, office, or empty
    indented: bool = False
    heads_first: bool = False  # both headlines stand over the mixed columns


@dataclass
class Truth:
    """What stands on the page: one entry an article; *joins* are true neighbours as (line, line, hard)."""

    item: Item
    lines: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    joins: list[tuple[str, str, bool]] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """One line of the page to be: its text, whose it is, and what."""

    text: str
    owner: int
    kind: str  # head, body, sign, noise
    order: int = 0
    begins: bool = False


HEADS = {
    "forum": ["返回列表 发布新帖", "查看: {n}|回复: {m}"],
    "epaper": ["{paper} 数字报纸", "0000{m}版:要闻"],
    "portal": ["首页| 滚动| 国内| 国际| 社会| 财经| 房产| 视频| 专题"],
    "office": ["您当前的位置: 首页 > 新闻中心 > 基层动态 > 内容"],
}
UNDER = {
    "forum": ["发表于 2022-0{m}-1{m} 08:3{m}:07 | 查看全部 |阅读模式", "马上注册!", "×"],
    "epaper": [],
    "portal": ["2021-0{m}-03 来源:本网 参与互动()"],
    "office": ["发布时间:2020-0{m}-16 浏览次数:{n} 【打印】 【字体: 大 中 小】"],
}
FEET = {
    "forum": [
        "回复",
        "使用道具 举报",
        "您需要登录后才可以回帖 登录 | 注册",
        "本版积分规则",
        "Copyright © 2010-2024 {paper} 版权所有",
        "Powered by Discuz! X3.4",
    ],
    "epaper": ["责任编辑:{name}", "上一篇 下一篇", "第0{m}版:综合新闻"],
    "portal": ["相关新闻", "- 城南菜场改造完工", "推荐阅读", "今日热读"],
    "office": ["【返回顶部】【打印此页】【关闭窗口】", "主办单位:市总工会办公室 网站地图 联系我们"],
}


def simulate(items: list[Item], damage: Damage, seed: int) -> tuple[str, list[Truth]]:
    """Return the page's text and its truth, the same for the same *seed*."""
    dice = random.Random(seed)
    truths = [Truth(item) for item in items]
    rows: list[list[Row]] = []
    for owner, item in enumerate(items):
        width = dice.randint(*damage.widths) if damage.widths[0] else 0
        rows.append(_article_rows(item, owner, width, damage, dice))
    mixed = _mixed(rows, damage, dice)
    mixed = _lost(mixed, damage, dice)
    text_lines = _printed(mixed, damage, dice)
    _fill(truths, mixed)
    return "\n".join(text_lines) + "\n", truths


def _article_rows(item: Item, owner: int, width: int, damage: Damage, dice: random.Random) -> list[Row]:
    rows = [Row(_dressed(line, dice), owner, "noise") for line in HEADS.get(damage.furniture, [])]
    rows += [Row(head, owner, "head") for head in (item.kicker, item.headline) if head]
    rows += [Row(_dressed(line, dice), owner, "noise") for line in UNDER.get(damage.furniture, [])]
    order = 0
    for number, paragraph in enumerate(item.paragraphs):
        text = (item.byline + " " if item.byline and number == 0 else "") + paragraph
        for part, line in enumerate(_wrapped(text, width)):
            rows.append(Row(line, owner, "body", order, part == 0))
            order += 1
    if item.signature:
        rows.append(Row(item.signature, owner, "sign"))
    rows += [Row(_dressed(line, dice), owner, "noise") for line in FEET.get(damage.furniture, [])]
    return rows


def _dressed(line: str, dice: random.Random) -> str:
    return line.format(
        n=dice.randint(3, 900),
        m=dice.randint(1, 4),
        paper=dice.choice(["河湾工人报", "江北职工论坛"]),
        name=dice.choice(["陈立", "王小川"]),
    )


def _wrapped(text: str, width: int) -> list[str]:
    if not width:
        return [text]
    lines = []
    while text:
        size = width
        while size < len(text) and text[size] in "，。、；：！？”）》":
            size += 1
        lines.append(text[:size].strip())
        text = text[size:].lstrip()
    return lines


def _mixed(rows: list[list[Row]], damage: Damage, dice: random.Random) -> list[Row]:
    if not damage.interleaved:
        return [row for article in rows for row in article]
    found: list[Row] = []
    for start in range(0, len(rows), 2):
        pair = rows[start : start + 2]
        found.extend(_braided(pair[0], pair[1], damage, dice) if len(pair) == 2 else pair[0])
    return found


def _braided(left: list[Row], right: list[Row], damage: Damage, dice: random.Random) -> list[Row]:
    """Return two articles as columns read across: runs of 1 to 3 lines by turns."""
    found: list[Row] = []
    if damage.heads_first:
        heads = [row for row in [*left, *right] if row.kind == "head"]
        found.extend(heads)
        left = [row for row in left if row.kind != "head"]
        right = [row for row in right if row.kind != "head"]
    else:
        offset = dice.randint(0, 3)
        found.extend(left[: 1 + offset])
        left = left[1 + offset :]
    sides = [left, right]
    turn = 0
    while sides[0] or sides[1]:
        run = dice.randint(1, 3)
        found.extend(sides[turn][:run])
        sides[turn] = sides[turn][run:]
        turn = 1 - turn
    return found


def _lost(rows: list[Row], damage: Damage, dice: random.Random) -> list[Row]:
    kept: list[Row] = []
    moved: list[Row] = []
    for row in rows:
        if row.kind == "body" and dice.random() < damage.dropped:
            continue
        if row.kind == "body" and dice.random() < damage.displaced:
            moved.append(row)
            continue
        kept.append(row)
    for row in moved:
        place = min(
            len(kept),
            max(
                0,
                kept.index(next((other for other in kept if other.owner == row.owner), kept[0])) + dice.randint(4, 30),
            ),
        )
        kept.insert(place, row)
    return kept


def _printed(rows: list[Row], damage: Damage, dice: random.Random) -> list[str]:
    lines: list[str] = []
    for number, row in enumerate(rows):
        if number and (
            damage.blanks == "all"
            or (damage.blanks == "paragraph" and (row.begins or row.kind != "body" or rows[number - 1].kind != "body"))
        ):
            lines.append("")
        mark = ""
        if damage.marks and row.kind in ("head", "body") and dice.random() < (0.6 if row.kind == "head" else 0.03):
            mark = dice.choice(["# ", "## ", "#### "])
        lines.append(mark + ("　　" if damage.indented and row.begins else "") + row.text)
    return lines


def _fill(truths: list[Truth], rows: list[Row]) -> None:
    where = {id(row): number for number, row in enumerate(rows)}
    for owner, truth in enumerate(truths):
        own = sorted((row for row in rows if row.owner == owner and row.kind == "body"), key=lambda row: row.order)
        for row in own:
            truth.lines.append(row.text)
            if row.begins or not truth.paragraphs:
                truth.paragraphs.append(row.text)
            else:
                truth.paragraphs[-1] += row.text
        for first, second in pairwise(own):
            if second.order == first.order + 1:
                truth.joins.append((first.text, second.text, where[id(second)] != where[id(first)] + 1))
        if truth.item.byline and truth.paragraphs:
            truth.paragraphs[0] = truth.paragraphs[0].removeprefix(truth.item.byline).lstrip()


def page_of(text: str, uri: str = "page.txt") -> Page:
    """Return *text* as the page a reader of plain text makes."""
    blocks = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        blocks.append(Block(line, number, start))
        start += len(line) + 1
    return Page(Origin(uri=uri), tuple(blocks))
