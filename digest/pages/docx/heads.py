"""Heads of a Word file: headlines told from kickers, subheadlines and crossheads by how loud they are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from digest.characters import ITEM_MARKS
from digest.expressions import expression
from digest.model import BlockRole
from digest.pages.briefs import BEGUN, signer_of
from digest.pages.docx.gathered import LEAST_HEAD, is_ended, is_text, may_head, take_names
from digest.pages.docx.loudness import NUMBERED, is_set_apart, rank, style_of
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.facts import is_signer
from digest.pages.items import DASHES, LONGEST_COLUMN, gathers, names_column

__all__ = [
    "BULLETIN",
    "COUNTED",
    "settle_heads",
]

_LONGEST_BODY_NAME = 16  # of the name of a signing body that stands under a headline
# Numbers of reports in one file, each kind apart: those in brackets number what is said in a report, but where what
# stands over them says that it gathers several.
_SERIES = (
    expression(r"^\s*\d{1,2}\s*[.．、](?!\d)"),
    expression(r"^\s*[一二三四五六七八九十]{1,3}\s*、"),
    expression(rf"^\s*[{ITEM_MARKS}]"),
)
_INNER = expression(r"^\s*[（(][一二三四五六七八九十\d]{1,3}[)）]")
# What only counts the reports of a letter: 第一篇, 信息二：, 【稿件3】
COUNTED = expression(
    r"^[【\[]?(?:第[一二三四五六七八九十\d]{1,2}[篇条则]|(?:信息|稿件|消息|新闻)[一二三四五六七八九十\d]{1,2})[】\]]?[:：]?$"
)
_WORD = expression(r"[请您你]|谢谢|辛苦|现将|附上|如下|查收|收悉|麻烦")
_LONGEST_WORD = 40  # characters of a sentence to the editor
_LEAST_TEXT = 30  # characters of the last paragraph of a report that is not signed
BULLETIN = expression(
    r"^[\u4e00-\u9fff ]{2,24}(?:信息|简报|动态|快报|专报|简讯|通讯|之声|工作情况|交流|要情|月报|周报|通报|报"
    r"|内参|摘报)$"
)
# Who wrote a report, in brackets behind its last sentence: （通讯员 陆平　周翊）
_WRITERS = expression(
    r"[。！？”…][（(](?:[\u4e00-\u9fff]{0,6}(?:记者|通讯员)[\s\u3000:：]*)?[\u4e00-\u9fff·]{2,4}(?:[\s\u3000、]+[\u4e00-\u9fff·]{2,4}){0,4}[）)]\s*$"
)
_LABELLED = expression(r"【[^】]*】$|[◆★]")  # the whole of a label; 【大国工匠】 may open a headline, too
_TAIL = expression(r"[（(]([^（()）]{2,40})[)）]\s*$")


def settle_heads(flow: Sequence[DocxParagraph], roles: list[BlockRole], body: float, *, is_issue: bool) -> None:
    """Tell headlines from kickers, subheadlines and crossheads: by group, and by how loud the report's first one is.

    In the issue of a bulletin (*is_issue*) all that is set as headlines are is one, however loud the first.
    """
    _take_columns(flow, roles)
    led = take_names(flow, roles, body)
    if items := led or _items(flow, roles):
        _settle_items(flow, roles, items)
        return
    groups: list[tuple[int, int]] = []
    for role, found in itertools.groupby(range(len(roles)), key=lambda place: roles[place]):
        places = list(found)
        groups += [(places[0], places[-1] + 1)] if role == "headline" else []
    if not groups:
        _take_first_line(flow, roles)
        return
    if len(groups) == 1 and not _names_one(flow, roles, *groups[0]):
        _take_first_line(flow, roles)
        return
    loudest = rank(flow[_main(flow, *groups[0], body)], body)
    is_open, is_closed, is_counted = False, True, False
    last = 0
    for start, end in groups:
        under = itertools.dropwhile(lambda role: role != "body", roles[last:start])
        is_closed = is_closed or "signature" in under  # one over the text closes nothing
        is_closed = is_closed or (roles[start - 1 : start] == ["body"] and _is_signed_behind(flow[start - 1].text))
        is_open = is_open or "body" in roles[last:start]
        best = max(range(start, end), key=lambda n: (rank(flow[n], body), -n))
        under_it = [role for role in roles[end:] if role != "folio"]
        is_bylined = under_it[:1] in (["byline"], ["signature"]) and "body" in under_it[1:3]
        is_number = NUMBERED.match(flow[best].text.strip()) is not None
        is_part = is_number and not is_counted  # of the text over it, which an unnumbered headline stands over
        is_head = not is_open or is_closed or is_bylined or (rank(flow[best], body) >= loudest and not is_part)
        is_head = is_head or (is_issue and is_set_apart(flow[best], body))
        is_head = is_head and not _is_first_crosshead(flow, roles, best, groups, body)
        if is_head and any(role in ("body", "headline") for role in roles[end:]):
            _settle_group(flow, roles, start, end, body)
            is_open, is_closed, is_counted = False, False, is_counted or is_number
        else:
            is_inside = (is_open or start > groups[0][0]) and end < len(roles)
            roles[start:end] = ["crosshead" if is_inside else "body"] * (end - start)
        last = end


def _names_one(flow: Sequence[DocxParagraph], roles: list[BlockRole], start: int, end: int) -> bool:
    """Say whether the only lines set as headlines are that of one report; the name of several becomes furniture."""
    if end - start > 1 or "body" in roles[:start] or not gathers(flow[start].text):
        return True
    roles[start] = "folio"
    return False


def _take_columns(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make the names of several columns, each set otherwise than the headline right under it, furniture."""
    found = [
        place
        for place in range(len(flow) - 1)
        if roles[place : place + 2] == ["headline", "headline"] and _names_column(flow[place], flow[place + 1])
    ]
    if len(found) > 1 and len({style_of(flow[place])[1:] for place in found}) == 1:  # whatever their sizes
        for place in found:
            roles[place] = "folio"


def _names_column(this: DocxParagraph, other: DocxParagraph) -> bool:
    bare = this.text.strip(f" \u3000\t【】[]*{ITEM_MARKS}")
    is_apart = style_of(this) != style_of(other) or bare != this.text.strip()
    return names_column(bare) and not is_signer(bare) and is_apart


def _is_signed_behind(text: str) -> bool:
    """Say whether *text* names who sends or wrote it in brackets behind its last sentence."""
    return bool(signer_of(text)) or _WRITERS.search(text) is not None


def _items(flow: Sequence[DocxParagraph], roles: Sequence[BlockRole]) -> list[int]:
    """Return where the titles of several numbered reports are; none where the numbers part one report.

    They are several where nothing stands over the first one, where what does is the name of a bulletin, of a column
    or of a gathering, or where each part is signed.
    """
    framed = [place for place, each in enumerate(flow) if each.is_item]
    if len(framed) > 1:
        return framed
    open_to = [place for place, role in enumerate(roles) if role in ("headline", "body", "crosshead")]
    for form in (*_SERIES, _INNER):
        places = [n for n in open_to if form.match(flow[n].text) and may_head(flow[n].text)]
        if len(places) < 2 or not re.match(rf"\s*(?:[（(]?(?:1(?!\d)|一)|[{ITEM_MARKS}])", flow[places[0]].text):
            continue
        over = [text for n in open_to if n < places[0] and not is_signer(text := flow[n].text.strip())]
        parts = [
            [n for n in range(start + 1, end) if roles[n] != "folio"]
            for start, end in zip(places, [*places[1:], len(roles)], strict=True)
        ]
        if not all(any(len(flow[n].text) >= _LEAST_TEXT for n in part) for part in parts):
            continue
        named = len(over) <= (3 if form is _INNER else 2) and any(gathers(text) or names_column(text) for text in over)
        if named or (not over and form is not _INNER):
            return places
        if len(over) <= 1 and all(_is_signed(flow, roles, part) for part in parts):
            return places
    return []


def _is_signed(flow: Sequence[DocxParagraph], roles: Sequence[BlockRole], part: Sequence[int]) -> bool:
    """Say whether a report, the lines *part* under its title, tells who sends it at its beginning or its end."""
    is_named = any(roles[n] in ("signature", "byline") or is_signer(flow[n].text) for n in (part[0], part[-1]))
    tail = _TAIL.search(flow[part[-1]].text)
    return is_named or BEGUN.match(flow[part[0]].text) is not None or (tail is not None and is_signer(tail[1]))


def _settle_items(flow: Sequence[DocxParagraph], roles: list[BlockRole], items: Sequence[int]) -> None:
    for place, role in enumerate(roles):
        if place in items:
            roles[place] = "headline"
        elif role == "headline" and is_signer(flow[place].text):
            roles[place] = "folio" if place < items[0] else "signature"
        elif role == "headline":
            roles[place] = "folio" if place < items[0] else "crosshead"


def _is_first_crosshead(
    flow: Sequence[DocxParagraph],
    roles: Sequence[BlockRole],
    place: int,
    groups: Sequence[tuple[int, int]],
    body: float,
) -> bool:
    """Say whether the line at *place*, quieter than the file's one headline, opens the first part of its text.

    Only who sends it stands between the two, others set like the line follow, and no report is signed at its end.
    """
    first = _main(flow, *groups[0], body)
    if place <= first or "body" in roles[:place] or rank(flow[place], body) >= rank(flow[first], body):
        return False
    if place < groups[0][1] or gathers(flow[first].text) or names_column(flow[first].text):
        return False
    others = [start for start, _ in groups if start > place and style_of(flow[start]) == style_of(flow[place])]
    under = range(place, len(flow))
    is_signed = any(roles[n] == "body" and _is_signed_behind(flow[n].text) for n in under)
    return bool(others) and not is_signed and "signature" not in roles[place : others[-1]]


def _main(flow: Sequence[DocxParagraph], start: int, end: int, body: float) -> int:
    """Return which line of a group is its headline: the loudest, but not a bulletin's name or a column's label."""
    places = [
        place
        for place in range(start, end)
        if not _is_label(flow, place, end) and not flow[place].text.strip().startswith(DASHES)
    ] or list(range(start, end))
    return max(places, key=lambda place: (rank(flow[place], body), -place))


def _is_label(flow: Sequence[DocxParagraph], place: int, end: int) -> bool:
    """Say whether the line at *place*, with others under it, names a bulletin or one of its columns."""
    if place + 1 >= end:
        return False
    this, other = flow[place], flow[place + 1]
    is_alike = style_of(this) == style_of(other)
    is_short = len(re.sub(rf"[\s【】\[\]*{ITEM_MARKS}]", "", this.text)) <= LONGEST_COLUMN
    return (
        bool(BULLETIN.match(this.text.strip()))
        or (gathers(this.text) and not other.text.startswith(DASHES) and not is_signer(other.text))
        or (is_short and not is_alike and "“" not in this.text)
        or _LABELLED.match(this.text.strip()) is not None
    )


def _settle_group(flow: Sequence[DocxParagraph], roles: list[BlockRole], start: int, end: int, body: float) -> None:
    main = _main(flow, start, end, body)
    head = flow[main]
    loud = rank(head, body)[:2]
    whole = sum(len(each.text.strip()) for each in flow[start:end])
    for place in range(start, end):
        each, text = flow[place], flow[place].text.strip()
        is_quieter = rank(each, body)[:2] < loud
        if place < main and (_is_label(flow, place, end) or text == head.text.strip()):  # a form names it, too
            roles[place] = "folio"
        elif place < main:
            roles[place] = "kicker" if is_quieter else "headline"
        elif place == main:
            continue
        elif (NUMBERED.match(text) and each.align != "center") or _is_repeated(flow, roles, place, main, end):
            roles[place] = "crosshead"
        elif is_signer(each.text) and len(text) <= _LONGEST_BODY_NAME and whole > 2 * len(text):
            roles[place] = "signature"
        elif text.startswith(DASHES) or is_quieter or each.bold < head.bold:
            roles[place] = "subheadline"
        else:
            roles[place] = "headline" if each.align == head.align else "subheadline"


def _is_repeated(flow: Sequence[DocxParagraph], roles: Sequence[BlockRole], place: int, main: int, end: int) -> bool:
    """Say whether lines behind the group ending at *end* are set like that at *place*, and none like its headline."""
    later = [style_of(flow[n]) for n in range(end, len(flow)) if roles[n] == "headline"]
    return style_of(flow[place]) in later and style_of(flow[main]) not in later


def _take_first_line(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make the first line of a report that sets nothing apart, and of each after a signature, its headline.

    So is a short line that is not indented among paragraphs that are, or that an empty one parts from the text before
    where none parts two of its paragraphs; a word to the editor comes before it.
    """
    long = list(map(is_text, flow))
    texts = [place for place, role in enumerate(roles) if role == "body"]
    talks = len(list(itertools.takewhile(lambda place: _is_talk(flow[place].text.strip()), texts)))
    first = next((place for place in texts[talks:][:1] if may_head(flow[place].text) and not long[place]), 0)
    is_led = any(long) and all(each.is_indented for each, is_long in zip(flow, long, strict=True) if is_long)
    pairs = zip(itertools.pairwise(long), flow[1:], strict=True)
    is_parted = not any(all(both) and each.after_blank for both, each in pairs)
    last = max((place for place, is_long in enumerate(long) if is_long), default=0)
    is_due = True
    for place, each in enumerate(flow):
        text = each.text.strip()
        is_apart = (is_led and not each.is_indented) or (is_parted and each.after_blank)
        if is_apart and may_head(text) and not is_ended(text):
            following = next((n for n in range(place + 1, len(flow)) if roles[n] != "folio"), None)
            is_due = is_due or (following is not None and long[following] and len(text) >= LEAST_HEAD)
        if roles[place] == "body" and is_due and place < first and _is_talk(text):
            roles[place] = "folio"
        elif roles[place] == "body" and is_due and not is_signer(text):
            is_head = may_head(text) and not long[place] and place < last
            roles[place] = "headline" if is_head else "body"
            is_due = False
        elif COUNTED.match(text) or roles[place] == "signature" or (roles[place] == "body" and is_signer(each.text)):
            is_due = True


def _is_talk(text: str) -> bool:
    """Say whether *text* speaks to whom the report is sent, and is none of it: 各位老师：; 已按要求修改，请审。"""
    is_said = len(text) <= _LONGEST_WORD and text.endswith(("。", "！", ":", "：")) and not text.startswith("“")
    return is_said and (len(text) < _LEAST_TEXT or _WORD.search(text) is not None)
