"""What the words around a place name give it or take away."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal, cast

from digest.expressions import expression
from digest.labels.gazetteer import Name, NameKind

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
_GIVER = 0.7  # 某某总工会援建的, 收到某某总工会的: it happens elsewhere (tried 0.5-0.9: no difference on the sets)
_HOST = 0.8  # 赴上海市总工会考察 (tried 0.6-1.4: no difference on the sets)
_TARGET = 1.4  # 到黑河看望: there it happens (tried 1-2)
_PARTY_AFTER = expression(r"[省市县区州旗]?(?:委|人大|政府|政协|人社)")
_HONOUR_AFTER = expression(
    r"(?:省|市)?(?:级)?[“\"]?(?:劳动模范|劳模|五一|“五一”|金牌|工匠|先进|优秀|最美|示范|首批|十佳)"
)
ORIGIN_AFTER = expression(r"(?:、[一-鿿]{2,4}){0,3}籍|的?(?:游客|客商)")
# What people go somewhere for themselves for: nothing of it is done for that place.
OUTING = (
    r"写生|采风|游览|[春秋]游|[一两二三四五几\d]日游|踏青|采摘|疗?休养(?![院基中])|疗养(?![院基中])|旅游|受训|轮训|参赛"
    "|领奖(?!台)|就医(?![点窗补服])"
)
_DATELINE_AFTER = expression(r"(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:电|讯|专电)")
_AGENCY_BEFORE = expression(r"(?:社|本报|中新网|人民网|央广网|中工网|客户端)$")
BEFORE_ORIGIN = expression(r"来自[^，。]{0,4}$")
_ORIGINS = expression(r"来自[^，。；]*$")
_ROW = 30  # characters of a row of places
_GIVER_BEFORE = expression(r"(?:收到|接受|得到|获得)$")
_GIVER_AFTER = expression(r"[省市县区州]?(?:总工会|工会)?援建")
_BEFORE_TARGET = expression(r"(?:(?<![收得受感])到|赴|走进|来到|深入|前往|援建的?|(?:支援|帮扶|协作)的)$")
_WITH_BEFORE = expression(r"(?:与|和|同|跟|联合)$")
_LAST = frozenset("社报网端与和同跟合到受得赴进入往建的援")  # the last characters of all these but 来自
# A character of a thing's own name, between the place and what it is: 鸡西|新兴|电缆|公司, not 鸡西职工到|公司.
_SIGN = "[^\\W\\d_市县区旗州盟省的在与和到赴去来往为给向对由把将被看访送请帮从举召启组慰推、]"
Bearer = Literal["", "firm", "institution", "site"]
NAMESAKES: tuple[Bearer, ...] = ("firm", "site")  # where they are their names do not tell
_CITY = 2  # names in the path of a city
_BARE: tuple[NameKind, ...] = ("short", "word")  # 苏州, where 苏州市 is the place by its whole name


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Patterns for what follows a name, made from the word lists.

    ``bearers`` finds by its groups what begins with a place's bare name: a school or railway, which is there; a firm,
    which may be anywhere; a square or road, straight behind it: 珠海洪鹤大桥 has a name of its own, and is in 珠海.
    """

    firm: re.Pattern[str]
    media: re.Pattern[str]
    ruins: re.Pattern[str]
    bearers: re.Pattern[str]

    def find_bearer(self, text: str, end: int, name: Name) -> Bearer:
        """Return what bears *name*, which ends at *end*, as the beginning of its own: 鸡西电缆公司, 南京路."""
        if name.kind not in _BARE or name.text[-1] in "市县区旗":
            return ""
        match = self.bearers.match(text, end)
        if (
            match and text[match.end() - 1] == "厂" and len(name.paths[0]) <= _CITY
        ):  # 沈阳飞机制造厂: works are in their city
            return "institution"
        return cast("Bearer", match.lastgroup) if match else ""


@functools.lru_cache(maxsize=4)
def read_surroundings(firms: str, institutions: str, sites: str, media: str, ruins: str) -> Surroundings:
    """Return the patterns of five lists of words, each separated by spaces."""
    firm, institution, site, paper, road = map(_either, (firms, institutions, sites, media, ruins))
    opens = "".join(sorted({word[0] for word in f"{firms} {institutions}".split()}))
    roads = rf"(?:{road})(?![道东南西北])"
    return Surroundings(
        re.compile(rf"[^，。、；：！？“”《》（）()\s的在与和举召启]{{0,8}}?(?=[{opens}])(?:{firm}|{institution})"),
        re.compile(paper),
        re.compile(roads),
        re.compile(
            rf"(?P<site>(?!油田){roads}|(?:长江|黄河|跨海|公路|铁路|国际)?(?:{site}))"
            rf"|(?P<institution>港|{_SIGN}{{0,4}}?(?=[{opens}])(?:{institution}))|(?P<firm>{_SIGN}{{0,4}}?(?=[{opens}])(?:{firm}))"
        ),
    )


def _either(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


def weigh_before(text: str, start: int, end: int, union: bool) -> float:
    """Return what the words in front of a name give or take away, and those that list it with others.

    Whose union is visited (赴某某总工会考察) is host: the visitor's report it is.
    """
    before = text[max(start - 6, 0) : start]
    led = before[-1:] in _LAST
    if led and _AGENCY_BEFORE.search(before) and _DATELINE_AFTER.match(text, end):
        return _CAPITAL if text.startswith("北京", start) else _DATELINE
    if ("来自" in before and BEFORE_ORIGIN.search(before)) or _ends_origins(text, start):
        return _ORIGIN
    if led and _WITH_BEFORE.search(before):
        return _WITH
    if (led and _GIVER_BEFORE.search(before)) or _GIVER_AFTER.match(text, end):
        return _GIVER
    if before.endswith("、") or text.startswith("、", end):
        return _LISTED
    if led and _BEFORE_TARGET.search(before):
        return _HOST if union else _TARGET
    return 1.0


def _ends_origins(text: str, start: int) -> bool:
    """Return whether the name at *start* goes on a row of origins: 来自湖南、河南、|河北的施工队."""
    return text[start - 1 : start] == "、" and _ORIGINS.search(text, max(start - _ROW, 0), start) is not None


def weigh_after(text: str, end: int, name: Name, after: Surroundings, bearer: Bearer) -> float:
    """Return what the words behind a name take away, and what bears it."""
    if after.media.match(text, end):
        return _MEDIA
    if after.ruins.match(text, end) and name.kind != "town":
        return _ROAD
    if ORIGIN_AFTER.match(text, end):
        return _ORIGIN
    worth = 1.0
    if bearer or after.firm.match(text, end):
        worth = _FIRM if name.kind in ("short", "word") else _FULL_FIRM
    elif _HONOUR_AFTER.match(text, end):
        worth = _HONOUR
    return worth * _PARTY if _PARTY_AFTER.match(text, end) else worth
