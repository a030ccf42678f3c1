"""What every place name of an article is worth, by where it stands and what stands around it."""

from __future__ import annotations

import functools
import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.labels.gazetteer import Name, Path, short_forms
from digest.labels.scan import Scan
from digest.labels.vocabulary import Vocabulary

# By field: a signature names the union itself, a headline the story; a dateline and a byline say who wrote it.
WORTH = {"contributor": 6.0, "headline": 3.0, "kicker": 2.0, "subheadline": 2.0, "dateline": 0.4, "byline": 0.3}
OPENING = 2.2
LEAD = 1.2
REST = 0.5
_CHAINED = 0.01  # 江苏省 in 江苏省苏州市: its child bears the weight
_UNION = 2.5  # 吴江区总工会: the best single clue there is
_PARTY = 1.2  # 吴江区委, 吴江区政府
_FIRM = 0.25  # 苏州福田金属: part of a firm's name
_FULL_FIRM = 0.6  # 昆山市某某公司: says where it stands
_MEDIA = 0.05
_CAPITAL = 0.02  # 新华社北京4月1日电: where the agency sits
_DATELINE = 0.15
_ROAD = 0.1
_ORIGIN = 0.2  # 来自上海的, 湖北籍
_WITH = 0.35  # 与上海
_LISTED = 0.45  # 苏州、无锡、常州: one of several
_HONOUR = 0.4  # 江苏省劳动模范
_VENUE = 0.7  # 在苏州召开
_TARGET = 1.4  # 到黑河看望: there it happens
_LOOSE = 0.4  # a county's short form where nothing shows that it is a place

_UNION_AFTER = re.compile(
    r"[省市县区州旗]?(?:直属?机关|级机关)?(?:总工会|总(?=[、，。召开举办联慰\s]|$)|工会|各级工会|地区工会)"
)
_PARTY_AFTER = re.compile(r"[省市县区州旗]?(?:委|人大|政府|政协|人社)")
_HONOUR_AFTER = re.compile(
    r"(?:省|市)?(?:级)?[“\"]?(?:劳动模范|劳模|五一|“五一”|金牌|工匠|先进|优秀|最美|示范|首批|十佳)"
)
_VENUE_AFTER = re.compile(r"[^，。、]{0,12}?(?:召开|举行|举办|开幕|闭幕|开赛|启动|落幕|推进)")
_ORIGIN_AFTER = re.compile(r"籍|的?(?:游客|客商)")
_DATELINE_AFTER = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:电|讯|专电)")
_AGENCY_BEFORE = re.compile(r"(?:社|本报|中新网|人民网|央广网|中工网|客户端)$")
_STANDS_BEFORE = frozenset("，。、；：！？“”（）()《》〈〉【】\n 　在到赴于由至从向往及和与对驻自是为跨进日来访抵前")
_STANDS_AFTER = re.compile(
    r"[市区县州省](?![民容场])|总工会|工会|总[召开举]|各级|全[市县区]|举[办行]|召开|开展|启动|组织|推[进动出]|职工|劳模|工匠|代表"
)
_STANDS_WORD = re.compile(r"[市区县州](?:总|工会|委|政府|人大|政协|级|直|[，。])|总工会|工会|市总|区总|县总")
_BEFORE_ORIGIN = re.compile(r"来自[^，。]{0,4}$")
_BEFORE_TARGET = re.compile(r"(?:到|赴|走进|来到|深入|前往)$")
_WITH_BEFORE = re.compile(r"(?:与|和|同|跟|联合)$")
_CITY = 2  # names in the path of a prefecture
_MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))
_TOO_WIDE = frozenset(
    ("园区", "示范区", "风景区", "先行区", "产业集聚区")
)  # said of any place; only listed ones are zones


@dataclass(frozen=True, slots=True)
class Mention:
    """One place name that counts: where it stands, what it can mean, its weight, what is done with it.

    *union*: a union bears it (吴江区总工会); *venue*: 在苏州召开; *loose*: nothing shows that it is a place at all.
    """

    start: int
    end: int
    name: Name
    paths: tuple[Path, ...]
    weight: float
    union: bool = False
    venue: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _After:
    """Patterns for what follows a name, made from the word lists."""

    firm: re.Pattern[str]
    media: re.Pattern[str]
    ruins: re.Pattern[str]


@functools.lru_cache(maxsize=4)
def _after(organisations: str, media: str, ruins: str) -> _After:
    firms, papers, roads = (
        "|".join(sorted(words.split(), key=len, reverse=True)) for words in (organisations, media, ruins)
    )
    return _After(
        re.compile(rf"[^，。、；：！？“”《》（）()\s的在与和]{{0,8}}?(?:{firms})"),
        re.compile(papers),
        re.compile(rf"(?:{roads})(?!道)"),
    )


def mentions(found: Scan, vocabulary: Vocabulary) -> list[Mention]:
    """Return the place names that count, in order; of a chain (江苏省苏州市吴江区) the last name bears the weight.

    A functional zone that stands alone (高新区总工会) has no path yet: its name is of kind ``zone`` and has none.
    """
    hits = _longest(found, vocabulary)
    wording = vocabulary.wording
    after = _after(wording["organisations"], wording["media"], wording["ruins"])
    weighed: list[Mention] = []
    above: tuple[Path, ...] = ()
    for number, (start, end, name) in enumerate(hits):
        follower = hits[number + 1] if number + 1 < len(hits) else None
        paths = _below(above, name.paths) if above else ()
        led, paths = bool(paths), paths or name.paths
        chained = follower is not None and follower[0] == end and bool(_below(paths, follower[2].paths))
        above = paths if chained else ()
        weight = _CHAINED if chained else _certainty(found.text, start, end, name, led)
        if weight:
            weighed.append(_mention(found, Mention(start, end, name, paths, weight), after))
    return weighed


def _longest(found: Scan, vocabulary: Vocabulary) -> list[tuple[int, int, Name]]:
    """Return the longest names, none inside another; zones behind a city made one name with it, or left alone."""
    kept: list[tuple[int, int, Name]] = []
    reach = 0
    for hit in heapq.merge(found.places, found.zones, key=_by_place):
        start, end, what = hit
        if start < reach:
            continue
        if isinstance(what, Name):
            kept.append((start, end, what))
        else:
            behind = kept[-1] if kept and kept[-1][1] == start else None
            zone = _zone(behind, found.text[start:end], what, vocabulary)
            if behind and zone.paths:
                kept[-1] = (behind[0], end, zone)
            else:
                kept.append((start, end, zone))
        reach = end
    return kept


def _by_place(hit: tuple[int, int, object]) -> tuple[int, int]:
    return hit[0], -hit[1]


def _zone(behind: tuple[int, int, Name] | None, text: str, kind: str, vocabulary: Vocabulary) -> Name:
    """Return the zone of *kind* behind a city or county, or a name without paths where it stands alone."""
    above = behind[2].paths[:1] if behind else ()
    if not behind or not above or len(above[0]) < _CITY and above[0][0] not in _MUNICIPALITIES:
        return Name(text, (), "zone")
    path = zone_path(above[0], kind, vocabulary)
    return Name(behind[2].text + text, (path,) if path else (), "zone")


def zone_path(city: Path, kind: str, vocabulary: Vocabulary) -> Path | None:
    """Return the path of the zone of *kind* below *city*: one that is listed, or one named after the city."""
    listed = [name for name in vocabulary.gazetteer.zones.get(city, ()) if name.endswith(kind)]
    if listed:
        return (*city, min(listed, key=len))
    if kind in _TOO_WIDE:
        return None
    short = short_forms(city[-1])
    return (*city, (short[0] if short else city[-1]) + kind)


def _below(above: Sequence[Path], paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return those of *paths* that lie below one of *above*."""
    return tuple(path for path in paths if any(len(path) > len(top) and path[: len(top)] == top for top in above))


def _mention(found: Scan, mention: Mention, after: _After) -> Mention:
    """Return *mention* with its full weight; its weight so far is the certainty that it is a place."""
    text, start, end = found.text, mention.start, mention.end
    if mention.weight == _CHAINED:
        return mention
    union = _UNION_AFTER.match(text, end) is not None
    venue = start > 0 and text[start - 1] in "在于" and _VENUE_AFTER.match(text, end) is not None
    weight = mention.weight * position(found, start) * _before(text, start, end)
    weight *= _UNION if union else _behind(text, end, mention.name, after)
    return Mention(start, end, mention.name, mention.paths, weight * (_VENUE if venue else 1.0), union, venue, mention.weight == _LOOSE)


def position(found: Scan, start: int) -> float:
    """Return what a place is worth that stands at the offset *start*."""
    if start < found.body:
        return WORTH[found.field(start)]
    return OPENING if start < found.opening else LEAD if start < found.lead else REST


def _certainty(text: str, start: int, end: int, name: Name, led: bool) -> float:
    """Return how sure it is that the string is a place here."""
    if name.kind == "zone" and not name.paths:
        return 1.0 if _UNION_AFTER.match(text, end) and _opens(text, start) else 0.0
    if led or name.kind in ("full", "zone", "former", "town"):
        return 1.0
    if name.kind in ("generic", "phrase"):
        return 0.0
    if name.kind == "word":
        return 1.0 if _STANDS_WORD.match(text, end) and _free(text, start) else 0.0
    if len(name.paths[0]) < 3 or len(name.text) > 2:
        return 1.0
    return 1.0 if _free(text, start) or _STANDS_AFTER.match(text, end) else _LOOSE


def _free(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _STANDS_BEFORE


def _opens(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "，。；：！？”\n 　"


def _before(text: str, start: int, end: int) -> float:
    """Return what the words in front of a name give or take away, and those that list it with others."""
    before = text[max(start - 6, 0) : start]
    if _AGENCY_BEFORE.search(before) and _DATELINE_AFTER.match(text, end):
        return _CAPITAL if text.startswith("北京", start) else _DATELINE
    if _BEFORE_ORIGIN.search(before):
        return _ORIGIN
    if _WITH_BEFORE.search(before):
        return _WITH
    if before.endswith("、") or text.startswith("、", end):
        return _LISTED
    return _TARGET if _BEFORE_TARGET.search(before) else 1.0


def _behind(text: str, end: int, name: Name, after: _After) -> float:
    """Return what the words behind a name take away."""
    if after.media.match(text, end):
        return _MEDIA
    if after.ruins.match(text, end) and name.kind != "town":
        return _ROAD
    if _ORIGIN_AFTER.match(text, end):
        return _ORIGIN
    worth = 1.0
    if after.firm.match(text, end):
        worth = _FIRM if name.kind in ("short", "word") else _FULL_FIRM
    elif _HONOUR_AFTER.match(text, end):
        worth = _HONOUR
    return worth * _PARTY if _PARTY_AFTER.match(text, end) else worth
