"""What every place name of an article is worth, by where it stands and what stands around it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from digest.labels.gazetteer import Name, Path
from digest.labels.scan import Scan
from digest.labels.vocabulary import Vocabulary

_WORTH = {"contributor": 6.0, "headline": 3.0, "kicker": 2.0, "subheadline": 2.0, "dateline": 0.4, "byline": 0.3}
_OPENING = 2.2
_LEAD = 1.2
_REST = 0.5
_UNION = 2.5  # 吴江区总工会: the best single clue there is
_PARTY = 1.2  # 吴江区委, 吴江区政府
_FIRM = 0.25  # 苏州福田金属: part of a firm's name
_FULL_FIRM = 0.6  # 昆山市某某公司: says where it stands
_MEDIA = 0.05
_ROAD = 0.1
_ORIGIN = 0.2  # 来自上海的, 湖北籍
_WITH = 0.35  # 与上海
_LISTED = 0.45  # 苏州、无锡、常州: one of several
_HONOUR = 0.4  # 江苏省劳动模范
_VENUE = 0.7  # 在苏州召开
_LOOSE = 0.4  # a county's short form where nothing shows that it is a place

_UNION_AFTER = re.compile(r"[省市县区州旗]?(?:直属?机关|级机关)?(?:总工会|总(?=[、，。召开举\s]|$)|工会|各级工会|地区工会)")
_PARTY_AFTER = re.compile(r"[省市县区州旗]?(?:委|人大|政府|政协|人社)")
_HONOUR_AFTER = re.compile(r"(?:省|市)?(?:级)?[“\"]?(?:劳动模范|劳模|五一|“五一”|金牌|工匠|先进|优秀|最美|示范|首批|十佳)")
_VENUE_AFTER = re.compile(r"[^，。、]{0,12}?(?:召开|举行|举办|开幕|闭幕|开赛|启动|落幕)")
_ORIGIN_AFTER = re.compile(r"籍|的?(?:游客|客商)")
_STANDS_BEFORE = frozenset("，。、；：！？“”（）()《》〈〉【】\n 　在到赴于由至从向往及和与对驻自是为跨进日来访抵")
_STANDS_AFTER = re.compile(r"[市区县州省](?![民容场])|总工会|工会|总[召开举]|各级|全[市县区]|举[办行]|召开|开展|启动|组织|推[进动出]|职工|劳模|工匠|代表")
_STANDS_WORD = re.compile(r"[市区县州](?:总|工会|委|政府|人大|政协|级|直|[，。])|总工会|工会|市总|区总|县总")
_BEFORE_ORIGIN = re.compile(r"来自[^，。]{0,4}$")
_WITH_BEFORE = frozenset("与和同跟")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place name that counts: where it stands, what it can mean, its weight, whether a union bears it."""

    start: int
    end: int
    name: Name
    weight: float
    union: bool
    venue: bool


@functools.lru_cache(maxsize=4)
def _after(organisations: str, media: str, ruins: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def either(words: str) -> str:
        return "|".join(sorted(words.split(), key=len, reverse=True))

    return (
        re.compile(rf"[^，。、；：！？“”《》（）()\s的在与和]{{0,8}}?(?:{either(organisations)})"),
        re.compile(either(media)),
        re.compile(rf"(?:{either(ruins)})(?!道)"),
    )


def mentions(found: Scan, vocabulary: Vocabulary) -> list[Mention]:
    """Return the place names that count, in order of place; of a chain (江苏省苏州市吴江区) its last name bears the weight."""
    hits = _longest(found)
    wording = vocabulary.wording
    after = _after(wording["organisations"], wording["media"], wording["ruins"])
    chained = [following[0] == hit[1] and bool(following[2].paths) for hit, following in zip(hits, hits[1:], strict=False)]
    weighed = []
    for number, (start, end, name) in enumerate(hits):
        led = number > 0 and chained[number - 1]
        leads = number < len(chained) and chained[number]
        if name.paths:
            weighed.append(_mention(found, start, end, name, led, leads, after))
    return [mention for mention in weighed if mention.weight > 0]


def _longest(found: Scan) -> list[tuple[int, int, Name]]:
    kept, reach = [], 0
    for hit in found.places:
        if hit[0] >= reach:
            kept.append(hit)
            reach = hit[1]
    return kept


def _mention(
    found: Scan, start: int, end: int, name: Name, led: bool, leads: bool, after: tuple[re.Pattern[str], ...]
) -> Mention:
    text = found.text
    if start < found.body:
        weight = _WORTH[found.field(start)]
    else:
        weight = _OPENING if start < found.opening else _LEAD if start < found.lead else _REST
    union = _UNION_AFTER.match(text, end) is not None
    venue = start > 0 and text[start - 1] in "在于" and _VENUE_AFTER.match(text, end) is not None
    if leads:
        return Mention(start, end, name, 0.01, False, venue)
    weight *= _certainty(text, start, end, name, led, union)
    if union:
        weight *= _UNION
    else:
        weight *= _around(text, start, end, name, after)
    return Mention(start, end, name, weight * (_VENUE if venue else 1.0), union, venue)


def _certainty(text: str, start: int, end: int, name: Name, led: bool, union: bool) -> float:
    """Return how sure it is that the string is a place here."""
    if led or name.kind in ("full", "zone", "former", "town"):
        return 1.0
    if name.kind == "generic":
        return 0.0
    if name.kind == "word":
        return 1.0 if _STANDS_WORD.match(text, end) and _free(text, start) else 0.0
    if union or len(name.paths[0]) < 3 or len(name.text) > 2:
        return 1.0
    return 1.0 if _free(text, start) or _STANDS_AFTER.match(text, end) else _LOOSE


def _free(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _STANDS_BEFORE


def _around(text: str, start: int, end: int, name: Name, after: tuple[re.Pattern[str], ...]) -> float:
    """Return what the words on both sides take away."""
    firm, media, ruins = after
    worth = 1.0
    if media.match(text, end):
        return _MEDIA
    if ruins.match(text, end) and name.kind != "town":
        return _ROAD
    if firm.match(text, end):
        worth *= _FIRM if name.kind in ("short", "word") else _FULL_FIRM
    if _PARTY_AFTER.match(text, end):
        worth *= _PARTY
    if _HONOUR_AFTER.match(text, end):
        worth *= _HONOUR
    before = text[max(start - 6, 0) : start]
    if _BEFORE_ORIGIN.search(before) or _ORIGIN_AFTER.match(text, end):
        worth *= _ORIGIN
    elif before[-1:] and before[-1] in _WITH_BEFORE:
        worth *= _WITH
    elif before.endswith("、") or text.startswith("、", end):
        worth *= _LISTED
    return worth
