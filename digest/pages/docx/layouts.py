"""What of a Word file only looks like running paragraphs: boxed titles, the names of tables, tables of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from digest.model import BlockRole
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.items import gathers

__all__ = [
    "body_size",
    "take_contents",
    "with_boxed_title",
    "with_facts_apart",
    "with_named_tables",
    "with_run_in_titles",
    "without_labels",
]

_LABELLED = 10  # paragraphs from a title on that may carry labels
_LABELS = {
    "title": re.compile(r"^\s*(?:稿件|文章|信息)?(?:标\s*题|题\s*目)\s*[:：]\s*"),
    "sender": re.compile(r"^\s*(?:报送|供稿|投稿|来稿|作者|撰稿)?单\s*位\s*[:：]\s*"),
    "day": re.compile(r"^\s*(?:报送|投稿|来稿)?(?:日\s*期|时\s*间)\s*[:：]\s*"),
    "text": re.compile(r"^\s*(?:正\s*文|内\s*容)\s*[:：]\s*"),
    "other": re.compile(r"^\s*(?:作\s*者|撰\s*稿|栏\s*目|联系人|电\s*话)\s*[:：]\s*"),
}
_ALIGNED = {"title": "center", "sender": "right"}  # as such lines are set where no label names them

_FACT = re.compile(
    r"(?<![\u4e00-\u9fff])(?:(?:发布|发表|报送|投稿|来稿|发稿|供稿|更新)?(?:时间|日期|单位)|(?:信息|稿件|文章)?来源|作者|记者|通讯员|摄影|联系(?:人|电话)|电话|手机|(?:报送|供稿|审核|填报)人|编辑|责编|责任编辑|撰稿人?|供稿|浏览(?:次数|量)?|点击(?:数|量)?|阅读(?:量)?)\s*[:：]"
)
_FRAMED = re.compile(r"^\s*(?P<title>[【［][^】］]{8,40}[】］])(?P<mark>\s*)(?P<text>.{20,}。.*)$")
_NUMBERED = re.compile(
    r"^\s*(?P<title>\d{1,2}\s*[.．、](?!\d)\s*[^。！？；]{6,40})(?P<mark>[。:：][\s\u3000]*|[\s\u3000]{2,})(?P<text>.{20,}[。”）)])\s*$"
)
_LONGEST_FACTS = 80  # characters of such a line
_CONTENTS = re.compile(r"^[【\[]?(?:目录|要目|导读|本期\S{2,4}|内容提要|今日要目)[】\]:：]?$")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]{1,3}(?=[^一二三四五六七八九十])|\d{1,2})")
_TABLE_NAME = re.compile(r"^.{2,40}(?:表|情况|统计|名单|明细|汇总)(?:[（(].{1,8}[）)])?$|^表\s*\d")
_RUNNING = 40  # characters of a paragraph of text


def body_size(flow: Sequence[DocxParagraph]) -> float:
    """Return the size of type of most running text of *flow*; 0 where the file names none."""
    weights: Counter[float] = Counter()
    for each in flow:
        weights[each.size or 0.0] += len(each.text) if len(each.text) >= 20 else 0
    return weights.most_common(1)[0][0] if weights else 0.0


def with_boxed_title(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with a text box over all text that is set larger than it taken for the headline that it is."""
    body = body_size([each for each in flow if not each.is_aside])
    opens = next((n for n, each in enumerate(flow) if len(each.text) >= _RUNNING and not each.is_aside), 0)
    head = [
        replace(each, is_aside=False) if each.is_aside and body and (each.size or 0.0) >= 1.2 * body else each
        for each in flow[:opens]
    ]
    return [*head, *flow[opens:]]


def with_facts_apart(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with a line of several facts (发布时间：…　来源：…) as one line for each."""
    found: list[DocxParagraph] = []
    for each in flow:
        starts = [match.start() for match in _FACT.finditer(each.text)] if len(each.text) <= _LONGEST_FACTS else []
        if len(starts) < 2 or each.text[: starts[0]].strip(" \u3000\t（("):
            found.append(each)
            continue
        ends = [*starts[1:], len(each.text)]
        found += [replace(each, text=each.text[start:end]) for start, end in zip(starts, ends, strict=True)]
    return found


def with_run_in_titles(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with the titles that two paragraphs and more begin with as lines of their own.

    They are framed (【…】), or numbered sentences where what stands over them gathers several reports (一周短讯).
    """
    framed = [_FRAMED.match(each.text) for each in flow]
    if any(gathers(each.text) for each in flow[:_LABELLED]) and not any(framed):
        framed = [_NUMBERED.match(each.text) for each in flow]
    if sum(match is not None for match in framed) < 2:
        return list(flow)
    found: list[DocxParagraph] = []
    for each, match in zip(flow, framed, strict=True):
        if match is None:
            found.append(each)
        else:
            found.append(replace(each, text=match["title"], is_item=True))
            found += [replace(each, text=match["mark"], is_aside=True)] if match["mark"].strip() else []
            found.append(replace(each, text=match["text"], bold=False))
    return found


def without_labels(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with the lines of a sender's label (标题：, 单位：, 正文：) parted into label and what it names.

    Where 标题 comes twice, so do the reports.
    """
    if not any(_LABELS["title"].match(each.text) for each in flow[:8]):
        return list(flow)
    found: list[DocxParagraph] = []
    titles = sum(_LABELS["title"].match(each.text) is not None for each in flow)
    last = 0  # where the report's own labels begin
    for place, each in enumerate(flow):
        kind, match = next(
            ((kind, match) for kind, form in _LABELS.items() if (match := form.match(each.text))), ("", None)
        )
        last = place if kind == "title" else last
        if match is None or place - last >= _LABELLED:
            found.append(each)
            continue
        found.append(replace(each, text=match[0], is_row=True))
        if value := each.text[match.end() :].strip():
            is_title = kind == "title"
            found.append(
                replace(
                    each,
                    text=value,
                    align=_ALIGNED.get(kind, ""),
                    level=0 if is_title else None,
                    is_item=is_title and titles > 1,
                    is_row=kind == "other",
                )
            )
    return found


def with_named_tables(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with the names of tables of figures, which stand over their first rows, as rows."""
    following = [*(each.is_row for each in flow[1:]), False]
    return [
        replace(each, is_row=True)
        if is_over and not each.is_row and _TABLE_NAME.search(each.text.strip()) and each.align == "center"
        else each
        for each, is_over in zip(flow, following, strict=True)
    ]


def take_contents(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make the titles that a table of contents tells before they come its bulletin's furniture."""
    keys = [_ORDINAL.sub("", re.sub(r"[\W_]+|\d+$", "", each.text)) if len(each.text) <= 90 else "" for each in flow]
    last = {key: place for place, key in enumerate(keys)}
    told_before = [place for place, key in enumerate(keys) if len(key) >= 6 and last[key] > place]
    heads = [place for place, each in enumerate(flow[:12]) if _CONTENTS.match(re.sub(r"\s+", "", each.text))]
    for place in heads:
        roles[place] = "folio"
    is_headed = bool(heads)
    for place in told_before if is_headed or len(told_before) > 1 else ():
        roles[place] = "folio"
