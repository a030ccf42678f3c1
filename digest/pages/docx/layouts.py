"""What of a Word file only looks like running paragraphs: boxed titles, the names of tables, tables of contents."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from digest.characters import ITEM_MARKS
from digest.expressions import expression
from digest.model import BlockRole
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.facts import facts, is_signer, label_of
from digest.pages.items import gathers

__all__ = [
    "body_size",
    "take_contents",
    "with_boxed_title",
    "with_credits_in_cells",
    "with_facts_apart",
    "with_marked_titles",
    "with_named_tables",
    "with_run_in_titles",
    "without_labels",
]

_LABELLED = 10  # paragraphs from a title on that may carry labels
_LABEL = expression(r"^\s*[【\[［]?(?P<word>[^:：。【】\[\]［］]{2,10}?)\s*(?:[】\]］]\s*[:：]?\s*|[:：]\s*|$)")
_ALIGNED = {"title": "center", "sender": "right"}  # as such lines are set where no label names them

_FACT = expression(
    r"(?<![\u4e00-\u9fff])(?:(?:发布|发表|报送|投稿|来稿|发稿|供稿|更新)?(?:时间|日期|单位)|(?:信息|稿件|文章)?来源|作者|记者|通讯员|摄影|联系(?:人|电话)|电话|手机|(?:报送|供稿|审核|填报)人|编辑|责编|责任编辑|撰稿人?|供稿|浏览(?:次数|量)?|点击(?:数|量)?|阅读(?:量)?)\s*[:：]"
)
_FRAMED = expression(r"^\s*(?P<title>[【［][^】］]{6,40}[】］])(?P<mark>\s*)(?P<text>.{20,}。.*)$")
_NUMBERED = expression(
    r"^\s*(?P<title>\d{1,2}\s*[.．、](?!\d)\s*[^。！？；]{6,40})(?P<mark>[。:：][\s\u3000]*|[\s\u3000]{2,})(?P<text>.{20,}[。”）)])\s*$"
)
_MARKED = expression(
    rf"^\s*(?P<title>[{ITEM_MARKS}]\s*[^。！？；:：]{{6,40}})(?<![悉说到示绍出称])(?P<mark>[:：][\s\u3000]*|\u3000|[\s\u3000]{{2,}})(?P<text>.{{20,}}[。”）)])\s*$"
)
# Headings as Markdown marks them: # …, **…**
_HASHED = expression(
    r"^\s*(?P<mark>(?P<level>#{1,4})\s*|\*\*)(?P<title>[^#*\s][^#*]{1,68}[^#*。；;，,、：:])(?P<end>(?(level)#*|\*\*)\s*)$"
)
_BRACKETED_TAIL = expression(r"[（(]([^（()）]{2,40})[)）]\s*$")
_LONGEST_FACTS = 80  # characters of such a line
_CONTENTS = expression(r"^[【\[]?(?:目录|要目|导读|本期\S{2,4}|内容提要|今日要目)[】\]:：]?$")
_ORDINAL = expression(r"^(?:[一二三四五六七八九十]{1,3}(?=[^一二三四五六七八九十])|\d{1,2})")
_TABLE_NAME = expression(r"^.{2,40}(?:表|情况|统计|名单|明细|汇总)(?:[（(].{1,8}[）)])?$|^表\s*\d")
_LEAST_LEAD, _MOST_LEAD = 6, 40  # of a title set bold before its text
_LEAST_REST = 20  # characters of a text that a title runs into, as in the patterns above
_RUNNING = 40  # characters of a paragraph of text


def body_size(flow: Sequence[DocxParagraph]) -> float:
    """Return the size of type of most running text of *flow*; 0 where the file names none."""
    weights: Counter[float] = Counter()
    for each in flow:
        weights[each.size or 0.0] += len(each.text) if len(each.text) >= 20 else 0
    return weights.most_common(1)[0][0] if weights else 0.0


def with_boxed_title(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with a text box that is set larger than the text taken for the headline that it is.

    It stands over all text, or under who signs the report before it.
    """
    body = body_size([each for each in flow if not each.is_aside])
    opens = next((n for n, each in enumerate(flow) if len(each.text) >= _RUNNING and not each.is_aside), 0)
    found: list[DocxParagraph] = []
    for place, each in enumerate(flow):
        is_due = place < opens or any(is_signer(other.text) for other in found[-1:])
        is_head = each.is_aside and bool(body) and (each.size or 0.0) >= 1.2 * body and is_due
        found.append(replace(each, is_aside=False) if is_head else each)
    return found


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


def with_marked_titles(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with the lines that # or ** marks, as Markdown does, as headings, and their marks apart."""
    found: list[DocxParagraph] = []
    for each in flow:
        if match := _HASHED.match(each.text):
            title = replace(each, text=match["title"], level=len(match["level"] or "##") - 1, bold=True)
            marks = [replace(each, text=match[name], is_aside=True) for name in ("mark", "end") if match[name].strip()]
            found += [marks[0], title, *marks[1:]]
        else:
            found.append(each)
    return found


def with_run_in_titles(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with the titles that two paragraphs and more begin with as lines of their own.

    They are framed (【…】); numbered, marked or bold where what stands over them gathers several (一周短讯) or each is
    signed. A number tells no title from a first sentence: where one of them has a comma and none a face of its own,
    they are sentences.
    """
    listed = [each.text for each in flow if _numbered(each) or _marked(each)]
    is_signed = all((tail := _BRACKETED_TAIL.search(text)) and is_signer(tail[1]) for text in listed)
    ways = [_framed]
    if any(gathers(each.text) for each in flow[:_LABELLED]) or is_signed:
        ways += [_numbered, _marked, _led]
    first = next((place for place, each in enumerate(flow) if len(each.text) >= _RUNNING and "。" in each.text), 0)
    is_untitled = all(each.text.rstrip().endswith(("：", ":", "。", "！", "，")) for each in flow[:first])
    for way in ways:
        split = [way(each) for each in flow]
        opened = [(each, pieces[0]) for each, pieces in zip(flow, split, strict=True) if pieces]
        if way is _numbered and any("，" in title for _, title in opened) and not any(each.lead for each, _ in opened):
            continue
        if sum(pieces is not None for pieces in split) >= 2 or (is_untitled and split and split[first] is not None):
            break
    else:
        return list(flow)
    found: list[DocxParagraph] = []
    for each, pieces in zip(flow, split, strict=True):
        if pieces is None:
            found.append(each)
        else:
            title, mark, text = pieces
            found.append(replace(each, text=title, is_item=True, lead=0))
            found += [replace(each, text=mark, is_aside=True)] if mark.strip() else []
            found.append(replace(each, text=text, bold=False, lead=0))
    return found


def _framed(each: DocxParagraph) -> tuple[str, ...] | None:
    match = _FRAMED.match(each.text)
    is_sender = match is not None and is_signer(match["title"][1:-1].removesuffix("讯"))  # 【某某总工会】近日，……
    return match.group("title", "mark", "text") if match and not is_sender else None


def _numbered(each: DocxParagraph) -> tuple[str, ...] | None:
    match = _NUMBERED.match(each.text)
    return match.group("title", "mark", "text") if match else None


def _marked(each: DocxParagraph) -> tuple[str, ...] | None:
    match = _MARKED.match(each.text)
    is_sender = match is not None and is_signer(match["title"].strip()[1:].strip())
    return match.group("title", "mark", "text") if match and not is_sender else None


def _led(each: DocxParagraph) -> tuple[str, ...] | None:
    title, text = each.text[: each.lead], each.text[each.lead :]
    bare = title.rstrip("。：: \u3000")
    is_led = _LEAST_LEAD <= len(bare) <= _MOST_LEAD and "。" not in bare and len(text) >= _LEAST_REST
    is_led = is_led and not is_signer(bare)  # whose report it is
    return (bare, title[len(bare) :], text) if is_led else None


def without_labels(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with the lines of a sender's label (标题：, 单位：, 正文：) parted into label and what it names.

    Where 标题 comes twice, so do the reports.
    """
    labels = [_LABEL.match(each.text) for each in flow]
    kinds = [label_of(match["word"]) if match else "" for match in labels]
    if "title" not in kinds[:8]:
        return list(flow)
    found: list[DocxParagraph] = []
    titles = [place for place, kind in enumerate(kinds) if kind == "title"]
    is_sent_first = "sender" in kinds[: titles[0]]  # each report tells who sends it before its title
    due = ""  # the kind of a label that stands over what it names
    for place, (each, kind, match) in enumerate(zip(flow, kinds, labels, strict=True)):
        is_near = any(-_LABELLED * is_sent_first <= place - title < _LABELLED for title in titles) or place < titles[0]
        if (not kind and not due) or not is_near:
            found.append(each)
            continue
        if kind and match:
            found.append(replace(each, text=match[0], size=None, is_aside=True))
        value = each.text[match.end() :].strip() if kind and match else each.text
        due, kind = ("", kind or due) if value else (kind, kind)
        if kind == "writer" and is_signer(value):  # 作者：某某总工会 张某
            kind = "sender"
        is_over = kind == "sender" and is_sent_first
        if value:
            is_title = kind == "title"
            found.append(
                replace(
                    each,
                    text=value,
                    align=_ALIGNED.get(kind, ""),
                    level=0 if is_title else None,
                    is_item=is_title and len(titles) > 1,
                    size=None if is_over else each.size,
                    is_aside=is_over or kind in ("other", "writer"),
                )
            )
    return found


def with_credits_in_cells(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with tables of one row that tell who sends a report, and when, as lines; so with a masthead."""
    masthead = list(itertools.takewhile(lambda each: each.is_row, flow))
    if any(piece.kind == "number" for each in masthead for piece in facts(each.text)):
        flow = [*(replace(each, is_row=False) for each in masthead), *flow[len(masthead) :]]
    else:
        cells = [
            replace(each, text=text, is_row=False, is_aside=True) for each in masthead for text in each.text.split("\t")
        ]
        told = {piece.kind for cell in cells for piece in facts(cell.text)}
        flow = [*cells, *flow[len(masthead) :]] if {"number", "day"} <= told else flow
    rows = [False, *(each.is_row for each in flow), False]
    return [
        replace(each, is_row=False)
        if each.is_row and not rows[place] and not rows[place + 2] and any(p.kind == "body" for p in facts(each.text))
        else each
        for place, each in enumerate(flow)
    ]


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
    """Make the titles that a table of contents tells, over all text, before they come its bulletin's furniture."""
    opens = next((n for n, each in enumerate(flow) if len(each.text) >= _LEAST_REST and "。" in each.text), len(flow))
    keys = [_ORDINAL.sub("", re.sub(r"[\W_]+|\d+$", "", each.text)) if len(each.text) <= 90 else "" for each in flow]
    last = {key: place for place, key in enumerate(keys)}
    told_before = [place for place, key in enumerate(keys[:opens]) if len(key) >= 6 and last[key] > place]
    heads = [
        place for place, each in enumerate(flow[:12]) if _CONTENTS.match(re.sub(rf"[\s*{ITEM_MARKS}]+", "", each.text))
    ]
    for place in heads:
        roles[place] = "folio"
    is_headed = bool(heads)
    for place in told_before if is_headed or len(told_before) > 1 else ():
        roles[place] = "folio"
