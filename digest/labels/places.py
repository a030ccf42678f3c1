"""What every place name of an article is worth, by where it stands and what stands around it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from digest.labels.gazetteer import Name, Path
from digest.labels.hits import CHAINED, LOOSE, find_hits
from digest.labels.scan import UNION_AFTER, Scan
from digest.labels.vocabulary import Vocabulary

# All weights here were tried on about 330 readings of real reports, with and without their headlines; the ranges stand
# beside them. Inside a range the result moves by three reports in a hundred at most, so each stands amid its flat part.
# By field: a signature names the union itself, a headline the story; a dateline and a byline say who wrote it.
WORTH = {"contributor": 6.0, "headline": 3.0, "kicker": 2.0, "subheadline": 2.0, "dateline": 0.4, "byline": 0.3}
OPENING = 2.2  # tried 1.8-2.6
LEAD = 1.2  # tried 0.8-1.6
REST = 0.5  # tried 0.3-0.7
_AUTHOR = 1.0  # 新湖南, 厦门市职工服务中心: who sent the report, no union
_UNION = 2.5  # 吴江区总工会: the best single clue there is (tried 1.5-3)
_PARTY = 1.2  # 吴江区委, 吴江区政府
_FIRM = 0.25  # 苏州福田金属: part of a firm's name (tried 0.1-0.5)
_FULL_FIRM = 0.6  # 昆山市某某公司: says where it stands (tried 0.4-1)
_MEDIA = 0.05  # 山西工人报: who reports, next to nothing
_CAPITAL = 0.02  # 新华社北京4月1日电: where the agency sits
_DATELINE = 0.15  # 新华社济南4月2日电: a place only where no other is named
_ROAD = 0.1  # 北京东路
_ORIGIN = 0.2  # 来自上海的, 湖北籍 (tried 0.1-0.5)
_WITH = 0.35  # 与上海 (tried 0.2-1)
_LISTED = 0.45  # 苏州、无锡、常州: one of several (tried 0.25-1)
_HONOUR = 0.4  # 江苏省劳动模范 (tried 0.2-1: no difference on the sets)
_VENUE = 0.7  # 在苏州召开 (tried 0.5-1)
_GIVER = 0.7  # 某某总工会援建的, 收到某某总工会的: it happens elsewhere (tried 0.5-0.9: no difference on the sets)
_HOST = 0.8  # 赴上海市总工会考察 (tried 0.6-1.4: no difference on the sets)
_TARGET = 1.4  # 到黑河看望: there it happens (tried 1-2)

_PARTY_AFTER = re.compile(r"[省市县区州旗]?(?:委|人大|政府|政协|人社)")
_HONOUR_AFTER = re.compile(
    r"(?:省|市)?(?:级)?[“\"]?(?:劳动模范|劳模|五一|“五一”|金牌|工匠|先进|优秀|最美|示范|首批|十佳)"
)
_VENUE_AFTER = re.compile(r"[^，。、]{0,12}?(?:召开|举行|举办|开幕|闭幕|开赛|启动|落幕|推进)")
_ORIGIN_AFTER = re.compile(r"籍|的?(?:游客|客商)")
_DATELINE_AFTER = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:电|讯|专电)")
_AGENCY_BEFORE = re.compile(r"(?:社|本报|中新网|人民网|央广网|中工网|客户端)$")
_BEFORE_ORIGIN = re.compile(r"来自[^，。]{0,4}$")
_GIVER_BEFORE = re.compile(r"(?:收到|接受|得到|获得)$")
_GIVER_AFTER = re.compile(r"[省市县区州]?(?:总工会|工会)?援建")
_BEFORE_TARGET = re.compile(r"(?:(?<![收得受感])到|赴|走进|来到|深入|前往|援建的?|(?:支援|帮扶|协作)的)$")
_WITH_BEFORE = re.compile(r"(?:与|和|同|跟|联合)$")


class Mention(NamedTuple):
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
def _compile_after(organisations: str, media: str, ruins: str) -> _After:
    firms, papers, roads = (
        "|".join(sorted(words.split(), key=len, reverse=True)) for words in (organisations, media, ruins)
    )
    return _After(
        re.compile(rf"[^，。、；：！？“”《》（）()\s的在与和]{{0,8}}?(?:{firms})"),
        re.compile(papers),
        re.compile(rf"(?:{roads})(?!道)"),
    )


def find_mentions(found: Scan, vocabulary: Vocabulary) -> list[Mention]:
    """Return the place names that count, in order, with their weight."""
    wording, text = vocabulary.wording, found.text
    after = _compile_after(wording["organisations"], wording["media"], wording["ruins"])
    mentions = []
    for start, end, name, paths, certainty, first in find_hits(found, vocabulary):
        if certainty == CHAINED:
            mentions.append(Mention(start, end, name, paths, CHAINED))
            continue
        union = UNION_AFTER.match(text, end) is not None
        venue = start > 0 and text[start - 1] in "在于" and _VENUE_AFTER.match(text, end) is not None
        weight = certainty * _weigh_before(text, first, end, union)
        weight *= _AUTHOR if not union and found.field_at(start) == "contributor" else weigh_position(found, start)
        weight *= _UNION if union else _weigh_after(text, end, name, after)
        weight *= _VENUE if venue else 1.0
        mentions.append(Mention(start, end, name, paths, weight, union, venue, certainty == LOOSE))
    return mentions


def weigh_position(found: Scan, start: int) -> float:
    """Return what a place is worth that stands at the offset *start*."""
    if start < found.body:
        return WORTH[found.field_at(start)]
    return OPENING if start < found.opening else LEAD if start < found.lead else REST


def _weigh_before(text: str, start: int, end: int, union: bool) -> float:
    """Return what the words in front of a name give or take away, and those that list it with others.

    Whose union is visited (赴某某总工会考察) is host: the visitor's report it is.
    """
    before = text[max(start - 6, 0) : start]
    if _AGENCY_BEFORE.search(before) and _DATELINE_AFTER.match(text, end):
        return _CAPITAL if text.startswith("北京", start) else _DATELINE
    if _BEFORE_ORIGIN.search(before):
        return _ORIGIN
    if _WITH_BEFORE.search(before):
        return _WITH
    if _GIVER_BEFORE.search(before) or _GIVER_AFTER.match(text, end):
        return _GIVER
    if before.endswith("、") or text.startswith("、", end):
        return _LISTED
    if _BEFORE_TARGET.search(before):
        return _HOST if union else _TARGET
    return 1.0


def _weigh_after(text: str, end: int, name: Name, after: _After) -> float:
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
