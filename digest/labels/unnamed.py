"""Reports whose unit is named by its level alone (市总工会, 我县): of any place, where nothing else tells it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from digest.expressions import expression
from digest.labels.gazetteer import Path
from digest.labels.places import Mention, surroundings_of
from digest.labels.scan import Scan
from digest.labels.surroundings import BEFORE_ORIGIN, ORIGIN_AFTER, OUTING
from digest.labels.vocabulary import Vocabulary

# In headline or first sentence: a place tells of itself.
OURS = expression("我[省市县区州盟旗]|[全本][省市县州]|(?<!安)全区(?!域)")
# 校工会, 集团公司工会: of any school or firm.
_ANY_BODY = expression("我?(?:学?校|学?院|医院|厂|局|机关|分?公司|集团(?:公司)?|股份公司)工会(?:委员会)?")
_OUR_BODY = expression("我(?:校|院|厂|矿|局|段|公司|单位)")
_SEAT = "北京市"
# 赴上海疗休养, 在北京务工, 出席北京的会议: who goes there for themselves is of elsewhere.
_ABROAD_BEFORE = expression(r"(?:到|赴|往|在|来自|前往|来到|奔赴|返|出席|参加)(?:全总)?$")
# 驰援湖北医疗队员, 赴湖北一线医护人员: where they were sent
_SENT_BEFORE = expression("(?:驰援|援助|支援|援|赴|驻)$")
_SENT_AFTER = expression("[^，。；]{0,4}?(?:医疗队|医护|医务)")
_NATION = expression("全总|全国总工会")
_CALLS = expression("[到赴往]")
_HOSTED = expression("(?:接待|迎来|会见|接见|宴请)了?$")  # 省总工会接待香港工会联合会……: guests
_ABROAD_AFTER = expression(
    r"[^，。；、]{0,10}?(?:[打务]工|[就求]学|上学|读书|学习|参加|出席|参会|开会|培训|进修|取经|考察|观摩|参观|灾区|援建"
    rf"|举[行办]的|{OUTING})"
)


def is_unnamed(found: Scan) -> bool:
    """Return whether who acts or tells is a unit named by its level alone."""
    if found.act.kind == "nation":
        return False
    begins = {span.start for span in found.act.actors}  # no table need know the place of 云岭市总工会
    acting = any(start in begins for start, _ in found.bare_levels)
    signed = found.article.contributor or found.article.origin.publication
    if not signed and any(_ANY_BODY.fullmatch(found.text, *span) for span in found.act.actors):
        return True
    told = (OURS, _OUR_BODY) if found.act.kind != "union" else ()
    return acting or any(ours.search(found.text, 0, found.opening) for ours in told)


def leave_elsewhere(named: Sequence[Mention], found: Scan, vocabulary: Vocabulary) -> Sequence[Mention]:
    """Return *named* without the places that cannot be where such a unit is at home; all of them of other reports.

    Left out are roads (北京路), origins, a row of places of several provinces, where people go for themselves
    (赴上海疗休养), and where the nation honours them.
    """
    if not named or not is_unnamed(found):
        return named
    ruins = surroundings_of(vocabulary).ruins
    apart, away = set[int](), set[tuple[Path, ...]]()
    for row in _rows(named, found.text):
        if any(_are_apart(*pair, found.text) for pair in itertools.pairwise(row)):
            apart.update(each.start for each in row)
        if _is_abroad(row, found.text):
            away.update(each.paths for each in row)
    return [
        each
        for each in named
        if each.paths not in away
        and (each.union or not (each.start in apart or _is_seat(each, named) or _is_elsewhere(found.text, each, ruins)))
    ]


def _rows(named: Sequence[Mention], text: str) -> Iterator[list[Mention]]:
    """Yield together the places that stand one behind the other (江西|井冈山) or in a row (杭州市、宁波市)."""
    row = [named[0]]
    for each in named[1:]:
        if text[row[-1].end : each.start] not in ("", "、"):
            yield row
            row = []
        row.append(each)
    yield row


def _is_seat(mention: Mention, named: Sequence[Mention]) -> bool:
    """Return whether *mention* is where the nation's meeting was (大会在北京举行) and a place of elsewhere is named."""
    provinces = {path[0] for each in named for path in each.paths}
    return mention.venue and mention.paths == ((_SEAT,),) and len(provinces) > 1


def _are_apart(one: Mention, other: Mention, text: str) -> bool:
    """Return whether two places stand in a row (北京、深圳的企业) and lie in two provinces: neither is home."""
    provinces = ({path[0] for path in mention.paths} for mention in (one, other))
    return text[one.end : other.start] == "、" and next(provinces).isdisjoint(next(provinces))


def _is_elsewhere(text: str, each: Mention, ruins: re.Pattern[str]) -> bool:
    origin = BEFORE_ORIGIN.search(text[max(each.start - 6, 0) : each.start])
    return bool(origin or ruins.match(text, each.end) or ORIGIN_AFTER.match(text, each.end))


def _is_abroad(row: Sequence[Mention], text: str) -> bool:
    """Return whether people go to the places of *row* for themselves, or guests come from there.

    From one school to another they go whatever for.

    A union's place is where they are guests only where they go there: 在某区总工会举办的大赛上 is at home.
    """
    last = row[-1]
    before = max(row[0].start - 6, 0)
    if _HOSTED.search(text, before, row[0].start):
        return True
    if _SENT_BEFORE.search(text, before, row[0].start) and _SENT_AFTER.match(text, last.end):
        return True
    led = _ABROAD_BEFORE.search(text[max(row[0].start - 6, 0) : row[0].start])
    if not led or (any(each.union for each in row) and not _CALLS.search(led[0])):
        return False
    sentence = text.rfind("。", 0, row[0].start) + 1
    if led[0].startswith("在") and _NATION.search(text, sentence, row[0].start):  # 全总领导在广东考察: of there
        return False
    return bool(_ABROAD_AFTER.match(text, last.end) or (last.name.kind == "seat" and _CALLS.search(led[0])))
